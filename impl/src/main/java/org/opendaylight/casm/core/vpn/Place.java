/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A part of a service.
 *
 * @param node id of the node; null for the service as a whole
 * @param access id of the access of that node; null for the node as a whole
 */
public record Place(@Nullable String node, @Nullable String access) {
    /** The service as a whole. */
    public static final Place SHARED = new Place(null, null);

    public Place {
        if (node == null && access != null) {
            throw new IllegalArgumentException("access " + access + " is of no node");
        }
    }

    /** The ids with a slash between them; empty for the service as a whole. */
    @Override
    public String toString() {
        return node == null ? "" : access == null ? node : node + '/' + access;
    }
}

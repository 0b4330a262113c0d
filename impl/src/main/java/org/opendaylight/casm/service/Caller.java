/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Who calls, for the log.
 *
 * @param principal name of the user, or of the part of the Coordinator that acts on its own
 * @param source interface the call came by; null from within
 */
public record Caller(String principal, @Nullable String source) {
    /** Source of what a device says in its NETCONF session; the principal is its node-id in the topology then. */
    public static final String NETCONF = "netconf";

    /** The Coordinator acting on its own, as when a timer ends. */
    public static final Caller COORDINATOR = new Caller("coordinator", null);
}

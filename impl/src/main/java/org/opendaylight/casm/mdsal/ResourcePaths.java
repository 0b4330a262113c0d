/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

/** Compares resources as RESTCONF names them, such as {@code casm-pool:pools/pool=foo}. */
final class ResourcePaths {
    private ResourcePaths() {
        // functions only
    }

    /**
     * True when the resources are the same or one is in the other: {@code a/b} and {@code a=b} are in {@code a}, and
     * everything is in the empty one, which is the datastore; {@code a=bc} is not in {@code a=b}.
     */
    static boolean overlap(final String one, final String other) {
        return within(one, other) || within(other, one);
    }

    private static boolean within(final String resource, final String outer) {
        return resource.startsWith(outer) && (outer.isEmpty() || resource.length() == outer.length()
            || resource.charAt(outer.length()) == '/' || resource.charAt(outer.length()) == '=');
    }
}

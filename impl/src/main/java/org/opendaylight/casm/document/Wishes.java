/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Place;

/**
 * How a document is to be served.
 *
 * @param provision whether devices are configured, too
 * @param customer tenant that the service is for; null for none
 * @param addressSpace address space of the service; null for any
 * @param pools where values are from for which the document names no pool
 */
public record Wishes(boolean provision, @Nullable String customer, @Nullable String addressSpace,
        List<PoolChoice> pools) {
    /**
     * A pool for values that the document leaves open without naming one.
     *
     * @param purpose values for what
     * @param node vpn-node that it is for; null for all
     * @param access vpn-network-access that it is for, in the node or in any; null for all
     * @param pool the pool
     */
    public record PoolChoice(Purpose purpose, @Nullable String node, @Nullable String access, String pool) {
        private boolean fits(final Purpose of, final Place place) {
            return purpose == of && (node == null || node.equals(place.node()))
                && (access == null || access.equals(place.access()));
        }

        private int weight() {
            return (access == null ? 0 : 2) + (node == null ? 0 : 1);
        }
    }

    public Wishes {
        pools = List.copyOf(pools);
    }

    /** The pool for a purpose at a place: the choice that says most; null when there is none. */
    @Nullable String pool(final Purpose purpose, final Place place) {
        PoolChoice best = null;
        for (final PoolChoice choice : pools) {
            if (choice.fits(purpose, place) && (best == null || choice.weight() > best.weight())) {
                best = choice;
            }
        }
        return best == null ? null : best.pool();
    }
}

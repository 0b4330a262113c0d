/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.math.BigInteger;
import java.util.Optional;
import org.opendaylight.casm.core.address.PortSets;

/** The rules for pools of ports. */
public final class PortRules {
    private PortRules() {
    }

    /** Ports of a block: the unit, else the set of one port-set identifier, else one port. */
    public static int blockSize(final Pool pool) {
        final BigInteger count = pool.unit().count();
        if (count != null) {
            return count.bitLength() > 31 ? Integer.MAX_VALUE : count.intValue();
        }
        return pool.segments().stream().map(segment -> PortSets.layout(segment.range().start()))
            .filter(layout -> layout.offset() > 0).findFirst().map(PortSets.Layout::setSize).orElse(1);
    }

    /** What is wrong; empty when nothing is. */
    static Optional<String> fault(final Pool pool) {
        final int size = blockSize(pool);
        for (final Segment segment : pool.segments()) {
            final PortSets.Layout layout = PortSets.layout(segment.range().start());
            if (layout.offset() > 0 && layout.setSize() != size) {
                return Optional.of("has a unit of " + size + " ports and segment " + segment.id()
                    + ", the port sets of which have " + layout.setSize());
            }
            if (segment.endPort() - segment.startPort() + 1 < size) {
                return Optional.of("has a unit of " + size + " ports, more than segment " + segment.id()
                    + " has of an address: " + segment.startPort() + " to " + segment.endPort());
            }
        }
        return Optional.empty();
    }
}

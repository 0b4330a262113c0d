/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;

/**
 * Blocks of so many ports, numbered address by address from the start of each segment: the ports that do not fill a
 * block at the end of an address have no number, so that no block is of two addresses.
 */
final class PortGrid extends Grid {
    private final int count;
    private final List<Segment> segments;
    private final long[] firstSlots;

    PortGrid(final int count, final List<Segment> sortedSegments) {
        super(AddressFamily.PORT);
        this.count = count;
        segments = sortedSegments;
        firstSlots = new long[segments.size() + 1];
        for (int i = 0; i < segments.size(); i++) {
            final AddressRange range = segments.get(i).range();
            final long addresses = (range.end().lo() - range.start().lo() >>> PortSets.PORT_BITS) + 1;
            firstSlots[i + 1] = firstSlots[i] + addresses * blocks(segments.get(i)) + 1;
        }
    }

    /** Blocks of each address of a segment. */
    private int blocks(final Segment segment) {
        return (segment.endPort() - segment.startPort() + 1) / count;
    }

    @Override
    public long objectsPerSlot() {
        return count;
    }

    @Override
    public boolean isPlain() {
        return false;
    }

    @Override
    public Optional<Slots> around(final AddressRange range) {
        for (int i = 0; i < segments.size(); i++) {
            final Segment segment = segments.get(i);
            if (segment.range().overlaps(range) && blocks(segment) > 0) {
                return around(i, segment.range().contains(range.start()) ? range.start() : segment.range().start(),
                    segment.range().contains(range.end()) ? range.end() : segment.range().end());
            }
        }
        return Optional.empty();
    }

    private Optional<Slots> around(final int at, final UInt128 start, final UInt128 end) {
        final Segment segment = segments.get(at);
        final int blocks = blocks(segment);
        final long origin = segment.range().start().lo();
        final long from = start.lo() - origin;
        final long to = end.lo() - origin;
        final long first = (from >>> PortSets.PORT_BITS) * blocks + Math.min(blocks,
            Math.max(0, (int) (from & PortSets.MAX_PORT) - segment.startPort()) / count);
        final int inLast = (int) (to & PortSets.MAX_PORT) - segment.startPort();
        final long last = (to >>> PortSets.PORT_BITS) * blocks
            + (inLast < 0 ? -1 : Math.min(blocks - 1, inLast / count));
        return first > last ? Optional.empty()
            : Optional.of(new Slots(UInt128.of(firstSlots[at] + first), UInt128.of(firstSlots[at] + last)));
    }

    @Override
    public AddressRange objects(final UInt128 first, final UInt128 last) {
        int at = 0;
        while (Long.compareUnsigned(first.lo(), firstSlots[at + 1]) >= 0) {
            at++;
        }
        return new AddressRange(AddressFamily.PORT, UInt128.of(start(at, first.lo() - firstSlots[at])),
            UInt128.of(start(at, last.lo() - firstSlots[at]) + count - 1));
    }

    private long start(final int at, final long slot) {
        final Segment segment = segments.get(at);
        final int blocks = blocks(segment);
        return segment.range().start().lo() + (slot / blocks << PortSets.PORT_BITS) + segment.startPort()
            + slot % blocks * count;
    }
}

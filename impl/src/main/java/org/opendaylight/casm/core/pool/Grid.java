/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;

/**
 * How the objects of a pool are numbered in its free-space index. Mostly they stand for themselves. With a unit that is
 * a count of objects other than one, the units are numbered instead, those of each segment from its start, so that any
 * count can be cut out as if it were a single object. Immutable.
 */
public abstract sealed class Grid permits Grid.Objects, Grid.Units, PortGrid {
    private final AddressFamily family;

    Grid(final AddressFamily family) {
        this.family = family;
    }

    /** Each object is its own slot. */
    static Grid ofObjects(final AddressFamily family) {
        return new Objects(family);
    }

    /** Each {@code count} objects are a slot. */
    static Grid ofUnits(final AddressFamily family, final long count, final List<AddressRange> sortedSegments) {
        return new Units(family, count, sortedSegments);
    }

    /** The family of the objects. */
    public final AddressFamily family() {
        return family;
    }

    /** True when each object is its own slot and has its value as its number. */
    public boolean isPlain() {
        return objectsPerSlot() == 1;
    }

    /** Objects in a slot. */
    public abstract long objectsPerSlot();

    /** The slots that have objects of the range, which must touch one segment; empty when there is none. */
    public abstract Optional<Slots> around(AddressRange range);

    /** The objects of the slots, which must be of one segment. */
    public abstract AddressRange objects(UInt128 first, UInt128 last);

    /**
     * Slots from the first to the last.
     *
     * @param first number of the first slot
     * @param last number of the last slot
     */
    public record Slots(UInt128 first, UInt128 last) {
    }

    static final class Objects extends Grid {
        Objects(final AddressFamily family) {
            super(family);
        }

        @Override
        public long objectsPerSlot() {
            return 1;
        }

        @Override
        public Optional<Slots> around(final AddressRange range) {
            return Optional.of(new Slots(range.start(), range.end()));
        }

        @Override
        public AddressRange objects(final UInt128 first, final UInt128 last) {
            return new AddressRange(family(), first, last);
        }
    }

    static final class Units extends Grid {
        private final long count;
        private final List<AddressRange> segments;
        private final UInt128[] firstSlots;

        Units(final AddressFamily family, final long count, final List<AddressRange> segments) {
            super(family);
            this.count = count;
            this.segments = segments;
            firstSlots = new UInt128[segments.size() + 1];
            firstSlots[0] = UInt128.ZERO;
            for (int i = 0; i < segments.size(); i++) {
                firstSlots[i + 1] = firstSlots[i].add(slots(segments.get(i))).next();
            }
        }

        private UInt128 slots(final AddressRange segment) {
            return UInt128.of(segment.size().divide(new BigInteger(Long.toUnsignedString(count))));
        }

        private UInt128 slotOf(final UInt128 offset) {
            return offset.hi() == 0 ? UInt128.of(Long.divideUnsigned(offset.lo(), count))
                : UInt128.of(offset.toBigInteger().divide(new BigInteger(Long.toUnsignedString(count))));
        }

        private UInt128 offsetOf(final UInt128 slot) {
            return slot.hi() == 0 && Math.unsignedMultiplyHigh(slot.lo(), count) == 0 ? UInt128.of(slot.lo() * count)
                : UInt128.of(slot.toBigInteger().multiply(new BigInteger(Long.toUnsignedString(count))));
        }

        @Override
        public long objectsPerSlot() {
            return count;
        }

        @Override
        public Optional<Slots> around(final AddressRange range) {
            for (int i = 0; i < segments.size(); i++) {
                final AddressRange segment = segments.get(i);
                if (segment.overlaps(range) && firstSlots[i].next().compareTo(firstSlots[i + 1]) < 0) {
                    final UInt128 origin = segment.start();
                    final UInt128 top = firstSlots[i + 1].subtract(firstSlots[i]).previous().previous();
                    final UInt128 first = segment.contains(range.start())
                        ? slotOf(range.start().subtract(origin)) : UInt128.ZERO;
                    final UInt128 last = slotOf((segment.contains(range.end()) ? range.end() : segment.end())
                        .subtract(origin));
                    return first.compareTo(top) > 0 ? Optional.empty() : Optional.of(new Slots(
                        firstSlots[i].add(first), firstSlots[i].add(last.compareTo(top) > 0 ? top : last)));
                }
            }
            return Optional.empty();
        }

        @Override
        public AddressRange objects(final UInt128 first, final UInt128 last) {
            int at = 0;
            while (first.compareTo(firstSlots[at + 1]) >= 0) {
                at++;
            }
            final UInt128 origin = segments.get(at).start();
            final UInt128 more = UInt128.of(count - 1);
            return new AddressRange(family(), origin.add(offsetOf(first.subtract(firstSlots[at]))),
                origin.add(offsetOf(last.subtract(firstSlots[at])).add(more)));
        }
    }
}

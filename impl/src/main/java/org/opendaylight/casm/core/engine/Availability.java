/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.Grid;
import org.opendaylight.casm.core.pool.PoolLayout;

/** The slots of a pool that no lease holds, by what the layout says of them. For whoever holds the pool's monitor. */
final class Availability {
    private final LeaseIndex leases;
    private PoolLayout layout;
    private FreeSpace free;
    private FreeSpace reserved;
    private FreeSpace draining;

    /** Nothing is available before {@link #fill}. */
    Availability(final LeaseIndex leases, final PoolLayout layout) {
        this.leases = leases;
        this.layout = layout;
        free = new FreeSpace(layout.borders());
        reserved = new FreeSpace(layout.borders());
        draining = new FreeSpace(layout.borders());
    }

    /** Switches to another layout; {@link #clear} and {@link #fill} must follow. */
    void layOut(final PoolLayout next) {
        layout = next;
    }

    /** Switches to a layout with fewer reservations; {@link #open} must follow for each that is gone. */
    void widen(final PoolLayout next) {
        layout = next;
        free.setBorders(next.borders());
        reserved.setBorders(next.borders());
    }

    /** Makes nothing available. */
    void clear() {
        free = new FreeSpace(layout.borders());
        reserved = new FreeSpace(layout.borders());
        draining = new FreeSpace(layout.borders());
    }

    /** Makes all of the layout available, as if nobody held anything. */
    void fill() {
        for (final PoolLayout.Zone zone : layout.zones()) {
            final FreeSpace index = indexOf(zone.use());
            if (index != null) {
                index.add(zone.first().hi(), zone.first().lo(), zone.last().hi(), zone.last().lo());
            }
        }
    }

    /** Gives what lies in a range, each part according to its zone. */
    void give(final AddressRange range) {
        withParts(range, true);
    }

    /** Takes what lies in a range, each part according to its zone. */
    void take(final AddressRange range) {
        withParts(range, false);
    }

    /** The index in which the slots of a zone are when no lease holds them; null for none. */
    private @Nullable FreeSpace indexOf(final PoolLayout.Use use) {
        return switch (use) {
            case FREE -> free;
            case RESERVED -> reserved;
            case DRAINING -> draining;
            case CARVED, EXCLUDED -> null;
        };
    }

    private void withParts(final AddressRange range, final boolean giving) {
        final Grid.Slots slots = range.family() == layout.grid().family()
            ? layout.grid().around(range).orElse(null) : null;
        if (slots == null) {
            return;
        }
        final List<PoolLayout.Zone> zones = layout.zones();
        for (int i = layout.zoneFrom(slots.first()); i < zones.size(); i++) {
            final PoolLayout.Zone zone = zones.get(i);
            if (zone.first().compareTo(slots.last()) > 0) {
                return;
            }
            final UInt128 first = zone.first().compareTo(slots.first()) < 0 ? slots.first() : zone.first();
            final UInt128 last = zone.last().compareTo(slots.last()) > 0 ? slots.last() : zone.last();
            final FreeSpace index = indexOf(zone.use());
            if (index != null && giving) {
                index.add(first.hi(), first.lo(), last.hi(), last.lo());
            } else if (index != null) {
                index.take(first.hi(), first.lo(), last.hi(), last.lo());
            }
        }
    }

    /**
     * Makes free for all what no lease holds of a range that was reserved.
     *
     * @param opened told of each run that became free
     */
    void open(final AddressRange range, final Consumer<AddressRange> opened) {
        layout.grid().around(range).ifPresent(slots -> open(slots, opened));
    }

    private void open(final Grid.Slots slots, final Consumer<AddressRange> opened) {
        for (int i = layout.zoneFrom(slots.first()); i < layout.zones().size(); i++) {
            final PoolLayout.Zone zone = layout.zones().get(i);
            if (zone.first().compareTo(slots.last()) > 0) {
                return;
            }
            if (zone.use() == PoolLayout.Use.FREE) {
                open(Collections.max(List.of(zone.first(), slots.first())),
                    Collections.min(List.of(zone.last(), slots.last())), opened);
            }
        }
    }

    private void open(final UInt128 first, final UInt128 last, final Consumer<AddressRange> opened) {
        final AddressRange range = layout.grid().objects(first, last);
        final var gap = new UInt128[] {first};
        leases.overlapping(range.start(), range.end(), lease -> layout.grid().around(lease.range()).ifPresent(held -> {
            if (gap[0] != null && gap[0].compareTo(held.first()) < 0) {
                move(gap[0], held.first().previous(), opened);
            }
            gap[0] = held.last().compareTo(last) >= 0 ? null : held.last().next();
        }));
        if (gap[0] != null) {
            move(gap[0], last, opened);
        }
    }

    private void move(final UInt128 first, final UInt128 last, final Consumer<AddressRange> opened) {
        if (reserved.take(first.hi(), first.lo(), last.hi(), last.lo())) {
            free.add(first.hi(), first.lo(), last.hi(), last.lo());
            opened.accept(layout.grid().objects(first, last));
        }
    }

    PoolLayout layout() {
        return layout;
    }

    /** What anybody may get. */
    FreeSpace free() {
        return free;
    }

    /** What only those may get for whom it is reserved. */
    FreeSpace reserved() {
        return reserved;
    }

    /** What is free of segments that are being drained. */
    FreeSpace draining() {
        return draining;
    }
}

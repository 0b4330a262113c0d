/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;

/**
 * Brings blocks of one holder together. A block of a holder moves beside another one of the same size if the place is
 * free, so that one prefix covers both, and the larger one may meet its sibling in turn; where no such place is free
 * both move into a free block. What saves a route with few moves goes first. It finds a good plan, not always the best
 * one.
 */
final class FewestRoutes {
    private final Terrain terrain;
    private final List<HeldBlocks> covers = new ArrayList<>();
    private final Set<String> movable;
    private final List<Move> moves = new ArrayList<>();
    private final int maxSteps;

    FewestRoutes(final Terrain terrain, final int maxSteps) {
        this.terrain = terrain;
        this.maxSteps = maxSteps;
        movable = new HashSet<>(terrain.movable());
        byHolder(terrain.leases()).forEach((holder, leases) -> {
            final List<RouteBlock> cover = RouteBlock.cover(leases, terrain.width());
            if (holder.isNamed() && cover.size() > 1) {
                covers.add(new HeldBlocks(cover, terrain.width()));
            }
        });
    }

    /** Live leases by holder, those of each ascending if all are. */
    private static Map<Holder, List<Lease>> byHolder(final List<Lease> leases) {
        final var byHolder = new LinkedHashMap<Holder, List<Lease>>();
        for (final Lease lease : leases) {
            if (lease.state().isLive()) {
                byHolder.computeIfAbsent(Holder.of(lease), key -> new ArrayList<>()).add(lease);
            }
        }
        return byHolder;
    }

    /** Number of prefixes that cover exactly what each holder has, of all holders together. */
    static long count(final List<Lease> leases, final int width) {
        return byHolder(leases).values().stream().mapToLong(mine -> RouteBlock.cover(mine, width).size()).sum();
    }

    /** Moves after which fewer prefixes do; none when there are no such. */
    List<Move> moves() {
        for (final boolean both : new boolean[] {false, true}) {
            for (int cost = 1; cost < 2 * maxSteps; cost *= 2) {
                for (final HeldBlocks held : covers) {
                    for (int exponent = 0; exponent < terrain.width(); exponent++) {
                        boolean again = true;
                        while (again) {
                            again = join(held, exponent, Math.min(cost, maxSteps - moves.size()), both);
                        }
                    }
                }
            }
        }
        return moves;
    }

    /** Brings two blocks of one size and holder together, moving at most so many leases; false when it cannot. */
    private boolean join(final HeldBlocks held, final int exponent, final int most, final boolean both) {
        final List<RouteBlock> blocks = held.of(exponent);
        if (blocks.size() < 2) {
            return false;
        }
        final List<RouteBlock> guests = blocks.stream().filter(block -> block.leases().size() <= most)
            .sorted(Comparator.comparingInt((RouteBlock block) -> block.leases().size())
                .thenComparingInt(held::wouldMeet).thenComparing(RouteBlock::first))
            .filter(this::canMove).limit(2).toList();
        final Optional<RouteBlock> host = guests.isEmpty() ? Optional.empty() : blocks.stream()
            .filter(block -> guests.size() > 1 || block != guests.getFirst())
            .filter(block -> terrain.isFree(block.sibling(), block.sibling().or(UInt128.lowMask(exponent))))
            .max(Comparator.comparingInt(held::wouldMeet)
                .thenComparing(Comparator.comparingInt((RouteBlock block) -> block.leases().size()))
                .thenComparing(Comparator.comparing(RouteBlock::first).reversed()));
        host.ifPresent(one -> {
            final RouteBlock guest = one == guests.getFirst() ? guests.getLast() : guests.getFirst();
            terrain.take(one.sibling(), one.sibling().or(UInt128.lowMask(exponent)));
            held.remove(guest);
            held.remove(one);
            held.add(one.with(move(guest, one.sibling())));
        });
        return host.isPresent() || both && gather(held, guests, most);
    }

    /** Moves both of two blocks into a free one of twice their size; false when it cannot. */
    private boolean gather(final HeldBlocks held, final List<RouteBlock> guests, final int most) {
        if (guests.size() < 2 || guests.stream().mapToInt(guest -> guest.leases().size()).sum() > most) {
            return false;
        }
        final int exponent = guests.getFirst().exponent();
        final AddressRange room = terrain.take(exponent + 1);
        if (room == null) {
            return false;
        }
        guests.forEach(held::remove);
        held.add(move(guests.getFirst(), room.start())
            .with(move(guests.getLast(), room.start().or(UInt128.ONE.shiftLeft(exponent)))));
        return true;
    }

    private boolean canMove(final RouteBlock block) {
        return block.leases().stream().allMatch(lease -> movable.contains(lease.id())
            && lease.range().start().compareTo(block.first()) >= 0
            && lease.range().end().compareTo(block.last()) <= 0);
    }

    /** The block where it is then. */
    private RouteBlock move(final RouteBlock block, final UInt128 to) {
        for (final Lease lease : block.leases()) {
            final UInt128 first = to.add(lease.range().start().subtract(block.first()));
            final UInt128 last = to.add(lease.range().end().subtract(block.first()));
            moves.add(new Move(lease, terrain.range(first, last)));
            movable.remove(lease.id());
        }
        return new RouteBlock(to, block.exponent(), block.leases());
    }
}

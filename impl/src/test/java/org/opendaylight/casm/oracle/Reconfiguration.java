/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ResizePlan;
import org.opendaylight.casm.core.engine.ResizeRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;

/** Changes of a configuration at random; those that would take something from its holder have to be refused. */
final class Reconfiguration {
    private final Random random;
    private final Model model;
    private final Subject subject;

    Reconfiguration(final Random random, final Model model, final Subject subject) {
        this.random = random;
        this.model = model;
        this.subject = subject;
    }

    void step(final Instant now, final String hint) {
        final Pool pool = model.catalog.pools().get(random.nextInt(4) == 0 ? "ports" : "p" + random.nextInt(2));
        final List<ModelPool.Cell> cells = model.pool(pool.name(), now).cells;
        final int at = random.nextInt(cells.size());
        int to = at;
        while (to + 1 < cells.size() && to - at < 7 && cells.get(to + 1).segment == cells.get(at).segment) {
            to++;
        }
        final AddressRange part = new AddressRange(cells.get(at).range.family(), cells.get(at).range.start(),
            cells.get(to).range.end());
        switch (random.nextInt(8)) {
            case 0 -> reserve(pool, part, now, hint);
            case 1 -> unreserve(hint);
            case 2 -> exclude(pool, part, hint);
            case 3 -> state(pool, hint);
            case 4 -> child(pool, part, hint);
            case 5, 6 -> resize(pool, now, hint);
            default -> drained(hint);
        }
    }

    private void reserve(final Pool pool, final AddressRange part, final Instant now, final String hint) {
        final var reservations = new HashMap<>(model.catalog.reservations());
        final String name = "r" + random.nextInt(4);
        final String who = List.of("red", "blue", "nobody").get(random.nextInt(3));
        reservations.put(name, new Reservation(name, pool.name(), part, "nobody".equals(who) ? null : who, null,
            random.nextInt(4) == 0 ? "pe1" : null, null, random.nextBoolean() ? null
                : now.plusSeconds(random.nextInt(2000))));
        apply(with(reservations, model.catalog.pools()), hint);
    }

    private void unreserve(final String hint) {
        final var reservations = new HashMap<>(model.catalog.reservations());
        reservations.remove("r" + random.nextInt(4));
        apply(with(reservations, model.catalog.pools()), hint);
    }

    private void exclude(final Pool pool, final AddressRange part, final String hint) {
        final List<Segment> exclusions = random.nextBoolean() ? List.of() : List.of(new Segment("x", part));
        apply(with(Scenario.with(pool, pool.segments(), exclusions, pool.adminState(), pool.unit())), hint);
    }

    private void state(final Pool pool, final String hint) {
        final UnitRules unit = pool.unit();
        final var state = random.nextInt(3) > 0 ? Pool.AdminState.ACTIVE
            : random.nextBoolean() ? Pool.AdminState.DRAINING : Pool.AdminState.DISABLED;
        apply(with(Scenario.with(pool, pool.segments(), pool.exclusions(), state, new UnitRules(unit.prefixLength(),
            unit.count(), unit.defaultUnits(), unit.maxUnitsPerRequest(), random.nextBoolean() ? null
                : 6L + random.nextInt(20)))), hint);
    }

    private void child(final Pool pool, final AddressRange part, final String hint) {
        if (pool.name().equals("ports")) {
            return;
        }
        final var pools = new HashMap<>(model.catalog.pools());
        if (pools.remove(pool.name() + "-child") == null) {
            final Pool child = Scenario.below(pool, part);
            pools.put(child.name(), child);
        }
        apply(with(model.catalog.reservations(), pools), hint);
    }

    private void resize(final Pool pool, final Instant now, final String hint) {
        final boolean drain = random.nextBoolean();
        final Segment one = pool.segments().get(random.nextInt(pool.segments().size()));
        final List<Segment> add = new ArrayList<>();
        final Set<String> remove = new TreeSet<>();
        if (pool.segments().size() > 1 && random.nextBoolean()) {
            remove.add(one.id());
        } else {
            // what was removed before, or is being drained
            model.segments(pool.name()).stream().filter(segment -> !pool.segments().contains(segment))
                .findFirst().ifPresent(add::add);
        }
        if (add.isEmpty() && remove.isEmpty()) {
            return;
        }
        final ResizePlan plan = subject.engine().upkeep().planResize(new ResizeRequest(pool.name(), add, remove, drain),
            now);
        final boolean live = model.leases.values().stream().anyMatch(lease -> lease.pool().equals(pool.name())
            && lease.state().isLive() && remove.contains(one.id()) && one.range().overlaps(lease.range()));
        if (plan.refusal() != null) {
            assertTrue(plan.refusal().reason() != Reason.IN_USE || live && !drain, () -> hint + " " + plan);
            return;
        }
        assertTrue(!live || drain, () -> hint + " " + plan);
        assertEquals(live ? Set.of(one.id()) : Set.of(), plan.drain(), hint);
        final var segments = new ArrayList<Segment>();
        for (final Segment segment : pool.segments()) {
            if (plan.drain().contains(segment.id())) {
                segments.add(segment.drained());
            } else if (!plan.remove().contains(segment.id())
                && add.stream().noneMatch(more -> more.id().equals(segment.id()))) {
                segments.add(segment);
            }
        }
        segments.addAll(add);
        assertEquals(List.of(), apply(with(Scenario.with(pool, segments, pool.exclusions(), pool.adminState(),
            pool.unit())), hint), hint);
        subject.engine().upkeep().endReservations(now);
        final var usage = subject.engine().usage(pool.name());
        assertEquals(List.of(plan.usage().total(), plan.usage().free(), plan.usage().allocated(),
            plan.usage().quarantined(), plan.usage().usable()), List.of(usage.total(), usage.free(),
            usage.allocated(), usage.quarantined(), usage.usable()), hint);
    }

    /** Segments that are told to be empty are, and go. */
    private void drained(final String hint) {
        final Map<String, Set<String>> drained = subject.engine().upkeep().drained();
        for (final Pool pool : List.copyOf(model.catalog.pools().values())) {
            final var empty = new TreeSet<String>();
            for (final Segment segment : pool.segments()) {
                if (segment.draining() && model.leases.values().stream().noneMatch(lease ->
                        lease.pool().equals(pool.name()) && segment.range().overlaps(lease.range()))) {
                    empty.add(segment.id());
                }
            }
            assertEquals(empty, new TreeSet<>(drained.getOrDefault(pool.name(), Set.of())), hint);
            if (!empty.isEmpty()) {
                apply(with(Scenario.with(pool, pool.segments().stream()
                    .filter(segment -> !empty.contains(segment.id())).toList(), pool.exclusions(), pool.adminState(),
                    pool.unit())), hint);
            }
        }
    }

    private PoolCatalog with(final Pool pool) {
        final var pools = new HashMap<>(model.catalog.pools());
        pools.put(pool.name(), pool);
        return with(model.catalog.reservations(), pools);
    }

    private PoolCatalog with(final Map<String, Reservation> reservations, final Map<String, Pool> pools) {
        return new PoolCatalog(model.catalog.spaces(), pools, reservations, model.catalog.tenants(),
            model.catalog.objectTypes());
    }

    private List<Refusal> apply(final PoolCatalog after, final String hint) {
        final List<Refusal> refusals = subject.configure(after);
        final var hit = new ArrayList<Lease>();
        model.leases.values().stream().filter(lease -> takes(after, lease)).forEach(hit::add);
        if (refusals.isEmpty()) {
            assertEquals(List.of(), hit, () -> hint + " took from holders by " + after);
            model.catalog = after;
        } else if (refusals.stream().allMatch(refusal -> refusal.reason() == Reason.IN_USE)) {
            assertTrue(!hit.isEmpty() || refusals.stream().anyMatch(refusal -> refusal.message().contains("before")),
                () -> hint + " refused for no reason: " + refusals);
        }
        return refusals;
    }

    /** True when a configuration takes from a lease what it holds. */
    private boolean takes(final PoolCatalog after, final Lease lease) {
        final Pool pool = after.pools().get(lease.pool());
        final boolean live = lease.state().isLive();
        if (pool == null) {
            return live;
        }
        final boolean carved = after.pools().values().stream().filter(other -> pool.name().equals(other.parent()))
            .flatMap(other -> other.segments().stream()).anyMatch(part -> part.range().overlaps(lease.range()));
        final boolean reserved = after.reservations().values().stream()
            .anyMatch(claim -> !claim.equals(model.catalog.reservations().get(claim.name()))
                && claim.pool().equals(pool.name()) && claim.range().overlaps(lease.range())
                && !claim.isFor(lease.owner()));
        return carved || live && (reserved
            || pool.segments().stream().noneMatch(part -> part.range().contains(lease.range()))
            || pool.exclusions().stream().anyMatch(part -> part.range().overlaps(lease.range())));
    }
}

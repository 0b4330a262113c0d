/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.service.Outcome;

/** All leases as they have to be, and what has to be answered. */
final class Model {
    final Map<String, Lease> leases = new HashMap<>();
    private final Scenario scenario;
    PoolCatalog catalog;

    Model(final Scenario scenario) {
        this.scenario = scenario;
        catalog = scenario.catalog;
    }

    ModelPool pool(final String name, final Instant now) {
        return new ModelPool(scenario, catalog, requireNonNull(catalog.pools().get(name)), leases.values(), now);
    }

    private LeaseRules rules(final Lease lease) {
        final Pool pool = catalog.pools().get(lease.pool());
        return pool == null ? LeaseRules.DEFAULT : pool.leaseRules();
    }

    /** Checks an answer, and takes over what it grants. */
    void allocated(final AllocationRequest request, final Outcome outcome, final Instant now, final String hint) {
        final List<Expected> all = switch (request.target()) {
            case Target.Named named -> catalog.pools().containsKey(named.name())
                ? List.of(expected(named.name(), request, now)) : List.<Expected>of();
            case Target.Selector selector -> fitting(selector).stream()
                .map(pool -> expected(pool.name(), request, now)).toList();
        };
        final Expected chosen = all.stream().filter(one -> one.refusal == null && !one.partial).findFirst()
            .orElseGet(() -> all.stream().filter(one -> one.refusal == null).findFirst().orElse(null));
        switch (outcome) {
            case Outcome.Denied denied -> refused(request, all, chosen, denied.refusal(), hint);
            case Outcome.Done done -> granted(request, all, chosen, done, now, hint);
        }
    }

    /** The segments that a pool had in the beginning. */
    List<Segment> segments(final String pool) {
        return requireNonNull(scenario.catalog.pools().get(pool)).segments();
    }

    /** Checks the answer to a bundle of items of different pools, and takes over what it grants. */
    void bundled(final List<AllocationRequest> items, final Outcome outcome, final Instant now, final String hint) {
        final var tentative = new HashMap<>(leases);
        switch (outcome) {
            case Outcome.Denied denied -> {
                // each item for itself, as far as quotas of all do not matter
                final var each = items.stream().map(item ->
                    expected(((Target.Named) item.target()).name(), item, now)).toList();
                assertTrue(each.stream().anyMatch(one -> one.refusal != null)
                    || denied.refusal().reason() == Reason.QUOTA_EXCEEDED, () -> hint + " refused " + items + " "
                    + denied);
            }
            case Outcome.Done done -> {
                for (final AllocationRequest item : items) {
                    final var own = done.leases().stream().filter(lease ->
                        lease.pool().equals(((Target.Named) item.target()).name())).toList();
                    final var expected = expected(((Target.Named) item.target()).name(), item, now);
                    allocated(item, new Outcome.Done(expected.partial ? Outcome.Result.PARTIAL
                        : Outcome.Result.GRANTED, own), now, hint);
                    // the next one counts on what this one has, also if it is only tried
                    own.forEach(lease -> leases.put(lease.id(), lease));
                }
                if (items.getFirst().mode() == Mode.DRY_RUN) {
                    leases.clear();
                    leases.putAll(tentative);
                }
            }
        }
    }

    private Expected expected(final String pool, final AllocationRequest request, final Instant now) {
        return new Expected(scenario, catalog, pool(pool, now), request, leases.values());
    }

    private List<Pool> fitting(final Target.Selector selector) {
        return catalog.pools().values().stream()
            .filter(pool -> selector.kind() == null || pool.kind().isA(selector.kind()))
            .sorted(Comparator.comparingInt(Pool::priority).thenComparing(Pool::name)).toList();
    }

    private static void refused(final AllocationRequest request, final List<Expected> all,
            final @Nullable Expected chosen, final Refusal refusal, final String hint) {
        assertTrue(chosen == null, () -> hint + " refused " + request + ": " + refusal);
        final var reasons = all.stream().map(one -> one.refusal).collect(Collectors.toSet());
        if (all.size() == 1 && request.target() instanceof Target.Named || reasons.size() == 1) {
            assertTrue(reasons.contains(refusal.reason()), () -> hint + " expected " + reasons + " of " + request
                + ": " + refusal);
        } else if (refusal.reason() == Reason.POOL_EXHAUSTED) {
            assertTrue(reasons.contains(Reason.POOL_EXHAUSTED), () -> hint + " " + reasons + " " + refusal);
        }
    }

    private void granted(final AllocationRequest request, final List<Expected> all, final @Nullable Expected chosen,
            final Outcome.Done done, final Instant now, final String hint) {
        assertTrue(chosen != null, () -> hint + " granted " + request + ": " + done + " against "
            + all.stream().map(one -> one.refusal).toList());
        final String name = done.leases().getFirst().pool();
        final boolean certain = all.stream().noneMatch(one -> one.refusal == null && one.units < 0);
        final Expected expected = certain ? requireNonNull(chosen) : expected(name, request, now);
        assertEquals(expected.pool().name(), name, () -> hint + " " + request);
        final ModelPool before = pool(name, now);
        long units = 0;
        for (final Lease lease : done.leases()) {
            final String what = hint + " gave " + lease.range() + " to " + request;
            final int from = before.indexOf(lease.range().start());
            int to = from;
            while (to >= 0 && to < before.cells.size()
                && !before.cells.get(to).range.end().equals(lease.range().end())) {
                to++;
            }
            assertTrue(from >= 0 && to < before.cells.size(), what);
            assertTrue(before.isOpen(request.owner(), from, to - from + 1), what);
            assertTrue(before.isAllowed(lease.range()), what);
            before.take(from, to - from + 1);
            final long more = Expected.saturated(before.units(lease.range()));
            assertTrue(!expected.singles || more == 1, what);
            units += more;
            lease(lease, request, now, what);
        }
        final long given = units;
        final String what = hint + " gave " + done.leases().stream().map(Lease::range).toList() + " to " + request;
        assertTrue(done.leases().size() <= expected.leases, () -> what + " more than " + expected.leases);
        if (expected.exact != null) {
            assertEquals(expected.exact, done.leases().getFirst().range(), what);
        } else if (expected.units >= 0) {
            assertEquals(expected.units, given, what);
            assertEquals(expected.partial, done.result() == Outcome.Result.PARTIAL, what);
        } else {
            assertTrue(given <= -expected.units, what);
            assertTrue(given == -expected.units || done.leases().size() == expected.leases
                || before.find(request.owner(), 1, false) < 0, () -> what + " although there is more");
        }
        if (request.mode() != Mode.DRY_RUN) {
            done.leases().forEach(lease -> leases.put(lease.id(), lease));
        }
    }

    private void lease(final Lease lease, final AllocationRequest request, final Instant now, final String hint) {
        final LeaseRules rules = rules(lease);
        final Lifetime lifetime = request.lifetime() != null ? request.lifetime()
            : Lifetime.ofSeconds(rules.defaultLifetime());
        final boolean held = request.mode() == Mode.HOLD;
        assertEquals(held ? LeaseState.OFFERED : LeaseState.ACTIVE, lease.state(), hint);
        assertEquals(held ? null : lifetime.endFrom(now).orElse(null), lease.expiresAt(), hint);
        assertEquals(held ? now.plusSeconds(rules.offerTimeout()) : null, lease.stateUntil(), hint);
        assertEquals(request.owner(), lease.owner(), hint);
        assertTrue(!leases.containsKey(lease.id()), hint);
    }

    void confirmed(final List<String> ids, final Outcome outcome, final Instant now, final String hint) {
        Reason refusal = null;
        final var after = new ArrayList<Lease>();
        for (final String id : ids) {
            final Lease lease = leases.get(id);
            if (lease == null) {
                refusal = refusal == null ? Reason.UNKNOWN_LEASE : refusal;
            } else if (lease.state() == LeaseState.OFFERED && now.isBefore(requireNonNull(lease.stateUntil()))) {
                after.add(lease.next(LeaseState.ACTIVE, lease.lifetime(), lease.lifetime().endFrom(now).orElse(null),
                    null, now));
            } else if (lease.state() != LeaseState.ACTIVE) {
                refusal = refusal == null ? Reason.LEASE_STATE : refusal;
            }
        }
        answered(refusal, after, List.of(), outcome, hint);
    }

    void renewed(final RenewRequest request, final Outcome outcome, final Instant now, final String hint) {
        Reason refusal = null;
        boolean any = false;
        final var after = new ArrayList<Lease>();
        for (final RenewRequest.Item item : request.items()) {
            final Lease lease = leases.get(item.leaseId());
            final LeaseRules rules = lease == null ? LeaseRules.DEFAULT : rules(lease);
            final Lifetime lifetime = item.lifetime() != null ? item.lifetime()
                : Lifetime.ofSeconds(rules.defaultLifetime());
            final boolean renewable = lease != null
                && (lease.state() == LeaseState.ACTIVE || lease.state() == LeaseState.EXPIRED)
                && (lease.expiresAt() == null || !now.isAfter(lease.expiresAt().plusSeconds(rules.gracePeriod())))
                && requireNonNull(catalog.pools().get(lease.pool())).segments().stream()
                    .noneMatch(segment -> segment.draining() && segment.range().overlaps(lease.range()));
            final boolean legal = switch (lifetime) {
                case Lifetime.Infinite infinite -> rules.allowInfinite();
                case Lifetime.Limited limited -> limited.seconds() >= rules.minLifetime()
                    && (rules.maxLifetime() == null || limited.seconds() <= rules.maxLifetime());
            };
            if (renewable && legal) {
                any = true;
                after.add(requireNonNull(lease).next(LeaseState.ACTIVE, lifetime, lifetime.endFrom(now).orElse(null),
                    null, now));
            } else {
                refusal = lease == null ? Reason.UNKNOWN_LEASE : renewable ? Reason.LIFETIME : Reason.LEASE_STATE;
            }
        }
        answered(any ? null : refusal, after, List.of(), outcome, hint);
    }

    void released(final ReleaseRequest request, final List<String> ids, final Outcome outcome, final Instant now,
            final String hint) {
        Reason refusal = null;
        final var after = new ArrayList<Lease>();
        final var gone = new ArrayList<String>();
        for (final String id : ids) {
            final Lease lease = leases.get(id);
            if (lease != null && !lease.owner().matches(request.claimant())) {
                refusal = Reason.BORDER;
            } else if (lease != null && lease.state().isLive()) {
                end(lease, request.skipQuarantine(), now, after, gone);
            }
        }
        answered(refusal, after, gone, outcome, hint);
    }

    private void end(final Lease lease, final boolean skip, final Instant now, final List<Lease> after,
            final List<String> gone) {
        final long quarantine = rules(lease).quarantine();
        if (skip || quarantine == 0) {
            gone.add(lease.id());
        } else {
            after.add(lease.next(LeaseState.QUARANTINED, lease.lifetime(), null, now.plusSeconds(quarantine), now));
        }
    }

    private void answered(final @Nullable Reason refusal, final List<Lease> after, final List<String> gone,
            final Outcome outcome, final String hint) {
        switch (outcome) {
            case Outcome.Denied denied -> assertEquals(refusal, denied.refusal().reason(), () -> hint + " " + denied);
            case Outcome.Done done -> {
                assertEquals(null, refusal, () -> hint + " " + done);
                after.forEach(lease -> leases.put(lease.id(), lease));
                gone.forEach(leases::remove);
            }
        }
    }

    /** Ends what is over. */
    void swept(final Instant now) {
        boolean more = true;
        while (more) {
            more = false;
            for (final Lease lease : List.copyOf(leases.values())) {
                final boolean active = lease.state() == LeaseState.ACTIVE;
                final Instant due = active ? lease.expiresAt() : lease.stateUntil();
                if (due == null || due.isAfter(now)) {
                    continue;
                }
                more = true;
                final var after = new ArrayList<Lease>();
                final var gone = new ArrayList<String>();
                if (active && rules(lease).gracePeriod() > 0) {
                    after.add(lease.next(LeaseState.EXPIRED, lease.lifetime(), due,
                        due.plusSeconds(rules(lease).gracePeriod()), now));
                } else if (lease.state() == LeaseState.QUARANTINED) {
                    gone.add(lease.id());
                } else {
                    end(lease, false, now, after, gone);
                }
                after.forEach(one -> leases.put(one.id(), one));
                gone.forEach(leases::remove);
            }
        }
    }
}

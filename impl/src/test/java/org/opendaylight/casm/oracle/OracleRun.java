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

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.service.Outcome;

/** Random use of a configuration made at random, each answer and all figures compared with the model. */
public final class OracleRun {
    static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<Owner> OWNERS = List.of(Owner.NONE, owner(null, "pe1", null), owner(null, "pe2", null),
        owner("red", null, null), owner("red", null, "line1"), owner("dark", null, null), owner("dark", "pe1", null),
        owner("blue", null, null), owner("blue", null, "line2"), owner("green", null, null));
    private static final Set<Algorithm> FORGETFUL = Set.of(Algorithm.NEXT_FIT, Algorithm.RANDOM);

    private final Random random;
    private final Scenario scenario;
    private final Model model;
    private final Subject subject;
    private final Reconfiguration reconfiguration;
    private final long seed;
    private Instant now = BEGIN;
    private int step;
    private int requests;

    /** A run; what is made of the configuration is checked. */
    public OracleRun(final long seed, final BiFunction<PoolCatalog, Random, Subject> make) {
        this.seed = seed;
        random = new Random(seed);
        scenario = new Scenario(random, seed);
        model = new Model(scenario);
        subject = make.apply(PoolCatalog.EMPTY, random);
        reconfiguration = new Reconfiguration(random, model, subject);
        assertEquals(List.of(), subject.configure(scenario.catalog), hint());
    }

    private static Owner owner(final @Nullable String tenant, final @Nullable String device,
            final @Nullable String subscriber) {
        return new Owner(tenant, null, device, null, null, subscriber);
    }

    private String hint() {
        return "seed " + seed + " step " + step + ":";
    }

    /** So many steps. */
    public void run(final int steps) {
        for (step = 0; step < steps; step++) {
            now = now.plusSeconds(random.nextInt(10) == 0 ? random.nextInt(4000) : random.nextInt(40));
            subject.engine().upkeep().endReservations(now);
            switch (random.nextInt(20)) {
                case 0, 1 -> bundle();
                case 2, 3, 4 -> release();
                case 5, 6 -> confirm();
                case 7 -> renew();
                case 8 -> sweep();
                case 9, 10 -> reconfigure();
                case 11 -> restart();
                default -> allocate();
            }
            check();
        }
    }

    private void sweep() {
        subject.sweep(now);
        model.swept(now);
    }

    private void reconfigure() {
        reconfiguration.step(now, hint());
        subject.engine().upkeep().endReservations(now);
    }

    private void allocate() {
        final AllocationRequest request = request(pick(), random.nextInt(5) == 0,
            List.of(Mode.GRANT, Mode.GRANT, Mode.GRANT, Mode.HOLD, Mode.DRY_RUN).get(random.nextInt(5)), "r" + step);
        model.allocated(request, subject.allocate(request, now), now, hint());
    }

    private Pool pick() {
        final var names = new ArrayList<>(new TreeSet<>(model.catalog.pools().keySet()));
        return model.catalog.pools().get(names.get(random.nextInt(3) > 0 ? random.nextInt(2)
            : random.nextInt(names.size())));
    }

    private AllocationRequest request(final Pool pool, final boolean selector, final Mode mode, final String id) {
        final boolean choice = selector && pool.name().startsWith("p") && !pool.name().equals("ports");
        final Target target = choice
            ? new Target.Selector(pool.kind(), "default", null, null, null, Set.of()) : new Target.Named(pool.name());
        final Size size = size(pool, choice);
        final boolean named = size instanceof Size.Specific || size instanceof Size.Value;
        final Boolean contiguous = random.nextInt(2) == 0 ? null : (Boolean) random.nextBoolean();
        final AddressRange near = scenario.isScheme(pool) ? scenario.schemes.from(random)
            : named || choice || random.nextInt(4) > 0 || !plain(pool) ? null : cells(pool, 1);
        final Lifetime lifetime = switch (random.nextInt(8)) {
            case 0 -> Lifetime.INFINITE;
            case 1 -> Lifetime.ofSeconds(List.of(30L, 60L, 600L, 7200L, 9000L).get(random.nextInt(5)));
            default -> null;
        };
        return new AllocationRequest(id, target, OWNERS.get(random.nextInt(OWNERS.size())),
            scenario.isScheme(pool) ? new Size.Default() : size, new Placement(contiguous, near), lifetime,
            Lease.Terms.NONE, mode);
    }

    private static boolean plain(final Pool pool) {
        return pool.kind().family().orElseThrow().isIp() || pool.unit().count() == null
            && pool.kind() != org.opendaylight.casm.core.pool.ObjectKind.PORT_SET;
    }

    private Size size(final Pool pool, final boolean anywhere) {
        return switch (random.nextInt(anywhere ? 4 : 7)) {
            case 0 -> new Size.Default();
            case 1 -> new Size.Units(1 + random.nextInt(12));
            case 2 -> new Size.Count(objects(pool));
            case 3 -> pool.kind().family().orElseThrow().isIp()
                ? new Size.PrefixLength(pool.kind().family().orElseThrow().width()
                    - scenario.grain(pool) - random.nextInt(6)) : new Size.Units(1 + random.nextInt(6));
            case 4 -> new Size.Value(pool.format(cells(pool, 1 + random.nextInt(4))));
            default -> new Size.Specific(cells(pool, 1 << random.nextInt(4)));
        };
    }

    private BigInteger objects(final Pool pool) {
        final ModelPool one = model.pool(pool.name(), now);
        return one.cell.multiply(BigInteger.valueOf(1 + random.nextInt(12)))
            .subtract(BigInteger.valueOf(random.nextInt(2))).max(BigInteger.ONE);
    }

    /** Some cells in sequence, as far as the segment goes. */
    private AddressRange cells(final Pool pool, final int count) {
        final List<ModelPool.Cell> cells = model.pool(pool.name(), now).cells;
        final int at = random.nextInt(cells.size()) & -count;
        int to = at;
        while (to + 1 < Math.min(cells.size(), at + count) && cells.get(to + 1).segment == cells.get(at).segment) {
            to++;
        }
        return new AddressRange(cells.get(at).range.family(), cells.get(at).range.start(), cells.get(to).range.end());
    }

    /** Items of different pools, so that what one gets is not decided by where another one lies. */
    private void bundle() {
        final var pools = new ArrayList<>(new TreeSet<>(model.catalog.pools().keySet()));
        java.util.Collections.shuffle(pools, random);
        final Mode mode = List.of(Mode.GRANT, Mode.HOLD, Mode.DRY_RUN).get(random.nextInt(3));
        final var items = new ArrayList<AllocationRequest>();
        for (final String name : pools.subList(0, 1 + random.nextInt(3))) {
            items.add(request(model.catalog.pools().get(name), false, mode, "r" + step).ofItem("i" + items.size()));
        }
        final String before = figures();
        final Outcome outcome = subject.allocate(new BundleRequest(items), now);
        model.bundled(items, outcome, now, hint());
        if (outcome instanceof Outcome.Denied || mode == Mode.DRY_RUN) {
            assertEquals(before, figures(), hint());
        }
    }

    private List<String> ids(final int most) {
        final var all = new ArrayList<>(new TreeSet<>(model.leases.keySet()));
        java.util.Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), most));
    }

    private void release() {
        final List<String> ids = ids(1 + random.nextInt(3));
        if (!ids.isEmpty()) {
            final Owner claimant = random.nextInt(4) > 0 ? Owner.NONE : model.leases.get(ids.getFirst()).owner();
            final var request = new ReleaseRequest(new ReleaseRequest.What.ById(ids), claimant, random.nextBoolean());
            model.released(request, ids, subject.release(request, now), now, hint());
        }
    }

    private void confirm() {
        final List<String> ids = ids(1 + random.nextInt(2));
        final List<String> held = model.leases.values().stream().filter(lease -> lease.stateUntil() != null
            && lease.state() == org.opendaylight.casm.core.lease.LeaseState.OFFERED).map(Lease::id).sorted().toList();
        final List<String> some = held.isEmpty() || random.nextInt(4) == 0 ? ids : held;
        if (!some.isEmpty()) {
            model.confirmed(some, subject.confirm(some, now), now, hint());
        }
    }

    private void renew() {
        final var items = ids(4).stream().map(id -> new RenewRequest.Item(id, random.nextInt(3) > 0 ? null
            : random.nextBoolean() ? Lifetime.INFINITE : Lifetime.ofSeconds(7000))).toList();
        if (!items.isEmpty()) {
            final var request = new RenewRequest(items);
            model.renewed(request, subject.renew(request, now), now, hint());
        }
    }

    private void restart() {
        final var probes = new ArrayList<AllocationRequest>();
        for (int i = 0; i < 6; i++) {
            final Pool pool = pick();
            if (!FORGETFUL.contains(pool.algorithm())) {
                probes.add(request(pool, false, Mode.DRY_RUN, "probe" + step + "-" + i));
            }
        }
        sweep();
        final String figures = figures();
        final List<String> answers = probes.stream().map(this::answer).toList();
        subject.restart(now);
        assertEquals(figures, figures(), hint());
        final List<String> again = probes.stream().map(this::answer).toList();
        for (int i = 0; i < probes.size(); i++) {
            final AllocationRequest probe = probes.get(i);
            assertEquals(answers.get(i), again.get(i), () -> hint() + " after a restart " + probe);
        }
    }

    private String answer(final AllocationRequest request) {
        return switch (subject.allocate(request, now)) {
            case Outcome.Denied denied -> denied.refusal().reason().toString();
            case Outcome.Done done -> done.leases().stream().map(lease -> lease.pool() + " " + lease.range()).toList()
                .toString();
        };
    }

    private String figures() {
        final var text = new StringBuilder();
        for (final String pool : new TreeSet<>(model.catalog.pools().keySet())) {
            final PoolUsage usage = subject.engine().usage(pool);
            text.append(pool).append(' ').append(new PoolUsage(usage.total(), usage.usable(), usage.reserved(),
                usage.offered(), usage.allocated(), usage.quarantined(), usage.free(), usage.utilization(),
                usage.largestFreeBlock(), usage.fragments(), 0, BEGIN)).append('\n');
        }
        return text.toString();
    }

    private void check() {
        for (final Map.Entry<String, Lease> lease : model.leases.entrySet()) {
            assertEquals(lease.getValue(), subject.engine().lease(lease.getKey()).orElse(null), hint());
        }
        assertEquals(model.leases.size(), subject.engine().leaseCount(), hint());
        for (final Pool pool : model.catalog.pools().values()) {
            check(model.pool(pool.name(), now), subject.engine().usage(pool.name()));
        }
    }

    private void check(final ModelPool pool, final PoolUsage usage) {
        final String what = hint() + " " + pool.pool + " " + usage;
        final BigInteger total = pool.pool.segments().stream().map(segment -> segment.range().size())
            .reduce(BigInteger.ZERO, BigInteger::add);
        final BigInteger rest = scenario.interesting(pool.pool).isEmpty() ? BigInteger.ZERO
            : total.subtract(pool.objects(cell -> true));
        final var sum = new Object() {
            BigInteger of(final ModelPool.Use use) {
                return pool.objects(cell -> cell.use == use);
            }
        };
        assertEquals(total, usage.total(), what);
        assertEquals(sum.of(ModelPool.Use.FREE).add(rest), usage.free(), what);
        assertEquals(sum.of(ModelPool.Use.RESERVED), usage.reserved(), what);
        assertEquals(sum.of(ModelPool.Use.OFFERED), usage.offered(), what);
        assertEquals(sum.of(ModelPool.Use.HELD).add(sum.of(ModelPool.Use.CARVED)), usage.allocated(), what);
        assertEquals(sum.of(ModelPool.Use.QUARANTINED), usage.quarantined(), what);
        assertEquals(usage.usable(), usage.free().add(usage.reserved()).add(usage.offered()).add(usage.allocated())
            .add(usage.quarantined()), what);
        final ModelPool.Cell probe = pool.cells.get(random.nextInt(pool.cells.size()));
        final boolean held = model.leases.values().stream().anyMatch(lease -> lease.pool().equals(pool.pool.name())
            && lease.range().overlaps(probe.range));
        assertTrue(held == subject.engine().holders("default", probe.range).stream()
            .anyMatch(lease -> lease.pool().equals(pool.pool.name())), what + probe.range);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;
import static org.opendaylight.casm.core.engine.EngineFixture.tenant;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.pool.UnitRules;

/**
 * Random use of all rules together, next to a model that only knows who has which address: two pools with two segments
 * each, usable rules, a reservation that ends, a child pool, drains, quotas of a tenant and its part, a border, limits
 * of a holder and overflow from one pool to the other.
 */
class RulesOracleTest {
    private static final int SIZE = 128;
    private static final int STEPS = 400;
    private static final Instant END = EngineFixture.NOW.plusSeconds(20_000);
    private static final Map<String, Integer> BASES = Map.of("p", 0, "q", 256);
    private static final int MAX_HELD = 48;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void agreesWithTheModel(final long seed) {
        final var sut = new Sut(seed);
        for (int step = 0; step < STEPS; step++) {
            sut.step();
        }
    }

    /** One run. */
    private static final class Sut {
        private final String hint;
        private final Random random;
        private final EngineFixture fixture;
        /** Leases that stand, in quarantine too. */
        private final Map<String, Lease> leases = new HashMap<>();
        private final int unitQuota;
        private final int leaseQuota;

        Sut(final long seed) {
            hint = "seed " + seed;
            random = new Random(seed);
            unitQuota = 20 + random.nextInt(60);
            leaseQuota = 5 + random.nextInt(15);
            fixture = new EngineFixture(catalog());
        }

        private static Pool rules(final EngineFixture.PoolMaker maker, final int priority) {
            return maker.priority(priority).unit(new UnitRules(null, null, 1, null, (long) MAX_HELD)).fragmentation(
                new FragmentationRules(null, null, Set.of(), false, 8, true,
                    FragmentationRules.Usable.EXCLUDE_NETWORK_BROADCAST)).make();
        }

        private PoolCatalog catalog() {
            final Pool first = rules(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/26", "10.0.0.64/26")
                .excluding("10.0.0.70-10.0.0.73"), 10);
            final Pool second = rules(pool("q", ObjectKind.IPV4_PRIVATE, "10.0.1.0/26", "10.0.1.64/26"), 20);
            final Pool child = pool("child", ObjectKind.IPV4_PRIVATE, "10.0.1.16/29").below("q").make();
            final PoolCatalog plain = EngineFixture.catalog(List.of(new Reservation("r", "p",
                AddressRange.parse("10.0.0.32/28"), "red", null, null, null, END)), first, second, child);
            final var tenants = Map.of(
                "red", new Tenant("red", null, List.of(new Quota(ObjectKind.IPV4_UNICAST, "default",
                    BigInteger.valueOf(unitQuota), null))),
                "dark", new Tenant("dark", "red", List.of(new Quota(ObjectKind.IPV4_PRIVATE, "default", null,
                    (long) leaseQuota))),
                "blue", Tenant.of("blue"));
            return new PoolCatalog(Map.of("default", new AddressSpace("default", "vrf", "red", null,
                AddressSpace.Overlap.UNIQUE, Set.of("blue"), false)), plain.pools(), plain.reservations(), tenants);
        }

        void step() {
            fixture.now = fixture.now.plus(Duration.ofSeconds(random.nextInt(150)));
            fixture.engine.upkeep().endReservations(fixture.now);
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3, 4, 5 -> allocate();
                case 6, 7, 8 -> release();
                case 9 -> settled(fixture.engine.expire(fixture.now, 1 + random.nextInt(20)));
                case 10 -> drain();
                default -> endDrains();
            }
            check();
        }

        private static Segment segment(final Pool pool, final int address) {
            return pool.segments().stream().filter(one -> one.range().contains(value(address))).findAny().orElse(null);
        }

        private static UInt128 value(final int address) {
            return UInt128.of(0x0a000000L + address);
        }

        private static int address(final UInt128 value) {
            return (int) (value.lo() - 0x0a000000L);
        }

        private Lease holder(final int address) {
            return leases.values().stream().filter(lease -> lease.range().contains(value(address))).findAny()
                .orElse(null);
        }

        /** What an asker can get there: 0 nothing, 1 as anyone, 2 because it is reserved for it. */
        private int open(final String name, final int address, final String tenant) {
            final Pool pool = fixture.engine.catalog().pools().get(name);
            final Segment segment = segment(pool, address);
            if (segment == null || segment.draining() || holder(address) != null
                || address(segment.range().start()) == address || address(segment.range().end()) == address
                || address >= 70 && address <= 73 || address >= 256 + 16 && address < 256 + 24) {
                return 0;
            }
            final boolean reserved = address >= 32 && address < 48 && fixture.now.isBefore(END);
            return !reserved ? 1 : "red".equals(tenant) ? 2 : 0;
        }

        /** True when all of it can be had at once; what is reserved and what is not never together. */
        private boolean open(final String name, final int first, final int length, final String tenant) {
            final int what = open(name, first, tenant);
            for (int i = first; what > 0 && i < first + length; i++) {
                if (open(name, i, tenant) != what || segment(fixture.engine.catalog().pools().get(name), i)
                        != segment(fixture.engine.catalog().pools().get(name), first)) {
                    return false;
                }
            }
            return what > 0;
        }

        private boolean anyBlock(final String name, final int length, final String tenant) {
            final int base = BASES.get(name);
            for (int i = base; i < base + SIZE; i += length) {
                if (open(name, i, length, tenant)) {
                    return true;
                }
            }
            return false;
        }

        private long held(final Predicate<Lease> which) {
            return leases.values().stream().filter(lease -> lease.state().isLive()).filter(which)
                .mapToLong(lease -> lease.range().size().longValue()).sum();
        }

        private boolean withinQuota(final String tenant, final int units, final int count) {
            final long red = held(lease -> "red".equals(lease.owner().tenant())
                || "dark".equals(lease.owner().tenant()));
            final long dark = leases.values().stream().filter(lease -> lease.state().isLive())
                .filter(lease -> "dark".equals(lease.owner().tenant())).count();
            return switch (tenant) {
                case "red" -> red + units <= unitQuota;
                case "dark" -> red + units <= unitQuota && dark + count <= leaseQuota;
                default -> true;
            };
        }

        private boolean withinHolding(final String name, final String tenant, final int units) {
            return held(lease -> lease.pool().equals(name) && tenant.equals(lease.owner().tenant())) + units
                <= MAX_HELD;
        }

        private void allocate() {
            final String tenant = List.of("red", "dark", "blue", "green").get(random.nextInt(4));
            final int exponent = random.nextInt(5);
            final int length = 1 << exponent;
            final boolean exact = random.nextInt(3) == 0;
            final List<String> pools = random.nextInt(3) == 0 ? List.of("p", "q") : List.of(random.nextBoolean() ? "p"
                : "q");
            final int first = BASES.get(pools.getLast()) + random.nextInt(SIZE / length) * length;
            final Size size = exact ? new Size.Specific(new AddressRange(AddressFamily.IPV4, value(first),
                value(first + length - 1))) : new Size.PrefixLength(32 - exponent);
            final Target target = pools.size() == 1 ? new Target.Named(pools.getFirst())
                : new Target.Selector(ObjectKind.IPV4_UNICAST, "default", null, null, null, Set.of());
            final Mode mode = List.of(Mode.GRANT, Mode.GRANT, Mode.GRANT, Mode.HOLD, Mode.DRY_RUN)
                .get(random.nextInt(5));
            final var request = new AllocationRequest("r", target, tenant(tenant), size, Placement.ANY, null,
                Lease.Terms.NONE, mode);
            final List<String> able = pools.stream().filter(name -> withinHolding(name, tenant, length)
                && (exact ? open(name, first, length, tenant) : anyBlock(name, length, tenant))).toList();
            final boolean possible = !"green".equals(tenant) && withinQuota(tenant, length, 1)
                && (!able.isEmpty() || child(pools, exact ? first : -1, length));

            switch (fixture.engine.allocate(request, fixture.now)) {
                case Decision.Refused refused -> refused(refused.refusal(), possible, tenant, pools, length, request);
                case Decision.Granted granted -> {
                    assertTrue(possible, () -> hint + " granted " + request);
                    final Lease lease = EngineFixture.one(granted.leases());
                    assertEquals(length, lease.range().size().intValueExact(), hint);
                    assertTrue("child".equals(lease.pool()) || open(lease.pool(), address(lease.range().start()),
                        length, tenant), () -> hint + " gave what was not open: " + lease);
                    if (mode != Mode.DRY_RUN && random.nextInt(8) == 0) {
                        fixture.engine.takeBack(granted);
                    } else {
                        settled(granted);
                    }
                }
            }
        }

        /** The child pool serves a selector, too; it has no limits but those of the tenant. */
        private boolean child(final List<String> pools, final int exactly, final int length) {
            final int begin = 256 + 16;
            final int end = 256 + 24;
            for (int i = begin; pools.size() > 1 && i + length <= end; i += length) {
                if ((exactly < 0 || exactly == i)
                    && IntStream.range(i, i + length).allMatch(at -> holder(at) == null)) {
                    return true;
                }
            }
            return false;
        }

        private void refused(final Refusal refusal, final boolean possible, final String tenant,
                final List<String> pools, final int length, final AllocationRequest request) {
            assertTrue(!possible, () -> hint + " refused " + request + ": " + refusal);
            if ("green".equals(tenant)) {
                assertEquals(Reason.BORDER, refusal.reason(), hint);
            } else if (!withinQuota(tenant, length, 1) && pools.size() == 1) {
                assertEquals(Reason.QUOTA_EXCEEDED, refusal.reason(), () -> hint + refusal);
            } else if (refusal.reason() == Reason.QUOTA_EXCEEDED) {
                assertTrue(!withinQuota(tenant, length, 1)
                    || pools.stream().anyMatch(name -> !withinHolding(name, tenant, length)), () -> hint + refusal);
            }
        }

        private void settled(final Decision decision) {
            final var granted = fixture.settle(decision);
            for (final LeaseChange change : granted.changes()) {
                final Lease after = change.after();
                if (after == null) {
                    leases.remove(change.lease().id());
                } else {
                    leases.put(after.id(), after);
                }
            }
        }

        private void release() {
            final var ids = leases.values().stream().filter(lease -> lease.state().isLive()).map(Lease::id).sorted()
                .toList();
            if (!ids.isEmpty()) {
                settled(fixture.engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(
                    List.of(ids.get(random.nextInt(ids.size())))), Owner.NONE, random.nextBoolean()), fixture.now));
            }
        }

        /** Begins or calls off the drain of a segment. */
        private void drain() {
            final PoolCatalog catalog = fixture.engine.catalog();
            final Pool pool = catalog.pools().get(random.nextBoolean() ? "p" : "q");
            final int at = random.nextInt(2);
            final var segments = new ArrayList<>(pool.segments());
            final Segment one = segments.get(at);
            segments.set(at, new Segment(one.id(), one.range(), !one.draining()));
            final var pools = new HashMap<>(catalog.pools());
            pools.put(pool.name(), pool.withSegments(segments));
            final PoolCatalog after = catalog.withPools(pools);
            assertEquals(List.of(), fixture.engine.check(after), hint);
            fixture.engine.apply(after);
        }

        /** Drained segments are those that are draining and hold no lease; here they are put to use again. */
        private void endDrains() {
            final Map<String, Set<String>> drained = fixture.engine.upkeep().drained();
            for (final String name : BASES.keySet()) {
                for (final Segment segment : fixture.engine.catalog().pools().get(name).segments()) {
                    final boolean empty = leases.values().stream().noneMatch(lease -> lease.pool().equals(name)
                        && segment.range().contains(lease.range()));
                    assertEquals(segment.draining() && empty,
                        drained.getOrDefault(name, Set.of()).contains(segment.id()), hint);
                }
            }
        }

        private void check() {
            for (final String name : BASES.keySet()) {
                final int base = BASES.get(name);
                final int[] count = new int[4];
                Arrays.fill(count, 0);
                int unusable = 0;
                for (int i = base; i < base + SIZE; i++) {
                    final Lease lease = holder(i);
                    if (lease != null && lease.pool().equals(name)) {
                        count[lease.state() == LeaseState.OFFERED ? 2 : lease.state().isLive() ? 1 : 3]++;
                    } else if (i >= 256 + 16 && i < 256 + 24) {
                        count[1] += segment(fixture.engine.catalog().pools().get(name), i) == null ? 0 : 1;
                    } else if (open(name, i, "blue") == 1) {
                        count[0]++;
                    } else if (open(name, i, "red") != 2) {
                        unusable++;
                    }
                }
                final PoolUsage usage = fixture.usage(name);
                final String where = hint + " pool " + name + " at " + fixture.now;
                assertEquals(count[0], usage.free().intValueExact(), where);
                assertEquals(count[1], usage.allocated().intValueExact(), where);
                assertEquals(count[2], usage.offered().intValueExact(), where);
                assertEquals(count[3], usage.quarantined().intValueExact(), where);
                assertEquals(SIZE, usage.total().intValueExact(), where);
                assertEquals(SIZE - unusable, usage.usable().intValueExact(), where);
                assertEquals(usage.usable(), usage.free().add(usage.reserved()).add(usage.offered())
                    .add(usage.allocated()).add(usage.quarantined()), where);
            }
        }
    }
}

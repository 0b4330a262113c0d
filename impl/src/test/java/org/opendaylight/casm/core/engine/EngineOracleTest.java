/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.catalog;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;

/** Random use of the engine next to an array that says of each object what has become of it. */
class EngineOracleTest {
    private static final int SIZE = 256;

    /** What an object may be. */
    private enum Fate {
        FREE, RESERVED, EXCLUDED, OFFERED, HELD, QUARANTINED
    }

    @ParameterizedTest
    @EnumSource(value = Algorithm.class, mode = EnumSource.Mode.MATCH_NONE, names = {"DETER.*", "MAP_.*", "IPV4_.*",
        "SIX_RD", "EUI64", "EXTERNAL"})
    void agreesForIpv4(final Algorithm algorithm) {
        run(ObjectKind.IPV4_PRIVATE, "10.0.0.0", algorithm, 100 + algorithm.ordinal());
    }

    @ParameterizedTest
    @EnumSource(value = Algorithm.class, mode = EnumSource.Mode.MATCH_NONE, names = {"DETER.*", "MAP_.*", "IPV4_.*",
        "SIX_RD", "EUI64", "EXTERNAL"})
    void agreesForTheTopOfIpv6(final Algorithm algorithm) {
        run(ObjectKind.IPV6_UNICAST, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ff00", algorithm, 200 + algorithm.ordinal());
    }

    @ParameterizedTest
    @CsvSource({"IPV6_UNICAST, ::", "IPV6_UNICAST, 2001:db8::ffff:ffff:ffff:ff80", "MAC_ADDRESS, ff:ff:ff:ff:ff:00",
        "NUMBER, 18446744073709551360", "VLAN_ID, 100", "IPV4_UNICAST, 255.255.255.0",
        "ROUTE_DISTINGUISHER, 0:65000:4294967040", "ROUTE_TARGET, 1:192.0.2.1:65280",
        "ROUTE_TARGET, ffff:ffffffffff00", "ETHERNET_SEGMENT_ID, 00:ff:ff:ff:ff:ff:ff:ff:ff:00",
        "ETHERNET_SEGMENT_ID, 04:c0:00:02:01:ff:ff:ff:00:00",
        "USER_DEFINED, 340282366920938463463374607431768211200", "USER_DEFINED, 18446744073709551500"})
    void agreesForOtherKinds(final ObjectKind kind, final String base) {
        run(kind, base, Algorithm.LOWEST_FIRST, 300);
        run(kind, base, Algorithm.BEST_FIT, 301);
    }

    private static void run(final ObjectKind kind, final String base, final Algorithm algorithm, final long seed) {
        for (int round = 0; round < 8; round++) {
            final var random = new Random(seed * 1000 + round);
            final var sut = new Sut(kind, base, algorithm, random, kind + " " + base + " " + algorithm + " seed "
                + (seed * 1000 + round));
            for (int step = 0; step < 250; step++) {
                sut.step();
            }
        }
    }

    private static final class Sut {
        private final AddressFamily family;
        private final UInt128 base;
        private final Random random;
        private final String hint;
        private final EngineFixture fixture;
        private final Fate[] fates = new Fate[SIZE];
        private final List<String> live = new ArrayList<>();

        Sut(final ObjectKind kind, final String base, final Algorithm algorithm, final Random random,
                final String hint) {
            this.random = random;
            this.hint = hint;
            family = kind.family().orElseThrow();
            this.base = family.parse(base);
            java.util.Arrays.fill(fates, Fate.FREE);
            final AddressRange excluded = range(40, 40 + random.nextInt(20));
            final AddressRange reserved = range(100, 100 + random.nextInt(30));
            fill(reserved, Fate.RESERVED);
            fill(excluded, Fate.EXCLUDED);
            final int cut = random.nextInt(1, SIZE - 1);
            final PoolCatalog catalog = catalog(
                List.of(new Reservation("r", "p", reserved, null, null, "pe1", null, null)),
                pool("p", kind, range(0, cut - 1).toString(), range(cut, SIZE - 1).toString())
                    .excluding(excluded.toString()).algorithm(algorithm).typed(kind).make());
            fixture = new EngineFixture(catalog);
            border = cut;
        }

        private final int border;

        private AddressRange range(final int first, final int last) {
            return new AddressRange(family, base.add(UInt128.of(first)), base.add(UInt128.of(last)));
        }

        private void fill(final AddressRange range, final Fate fate) {
            for (int i = offset(range.start()); i <= offset(range.end()); i++) {
                fates[i] = fate;
            }
        }

        private int offset(final UInt128 value) {
            return (int) value.subtract(base).lo();
        }

        void step() {
            fixture.now = fixture.now.plus(Duration.ofSeconds(random.nextInt(200)));
            final int what = random.nextInt(10);
            if (what < 6) {
                allocate();
            } else if (what < 9 && !live.isEmpty()) {
                release(live.get(random.nextInt(live.size())), random.nextBoolean());
            } else {
                expire();
            }
            check();
        }

        private void allocate() {
            final int exponent = random.nextInt(5);
            final int length = 1 << exponent;
            final boolean mine = random.nextInt(8) == 0;
            final Owner owner = mine ? device("pe1") : random.nextBoolean() ? Owner.NONE : device("pe2");
            final Mode mode = random.nextInt(5) == 0 ? Mode.HOLD : random.nextInt(8) == 0 ? Mode.DRY_RUN : Mode.GRANT;
            final int form = random.nextInt(family.isIp() ? 3 : 2);
            final int first = random.nextInt(SIZE - length);
            final AddressRange exact = range(first, first + length - 1);
            final int count = random.nextInt(2, 12);
            final Size size = switch (form) {
                case 0 -> new Size.Specific(exact);
                case 1 -> new Size.Count(BigInteger.valueOf(count));
                default -> new Size.PrefixLength(family.width() - exponent);
            };
            final boolean possible = switch (form) {
                case 0 -> free(first, length, mine);
                case 1 -> anyRun(1, count, mine);
                default -> anyRun(length, length, mine);
            };
            final var decision = fixture.engine.allocate(fixture.request("p", owner, size, new Placement(true, null),
                mode), fixture.now);
            switch (decision) {
                case Decision.Refused refused -> assertTrue(!possible, () -> hint + " refused " + size + ": "
                    + refused.refusal());
                case Decision.Granted granted -> {
                    assertTrue(possible, hint + " granted " + size);
                    final Lease lease = EngineFixture.one(granted.leases());
                    final int start = offset(lease.range().start());
                    final int got = offset(lease.range().end()) - start + 1;
                    assertEquals(form == 1 ? count : length, got, hint);
                    assertTrue(free(start, got, mine), hint + " gave what was not free: " + lease.range());
                    if (form == 2) {
                        assertTrue(lease.range().asPrefix().isPresent(), hint);
                    }
                    if (mode == Mode.DRY_RUN) {
                        assertTrue(granted.changes().isEmpty(), hint);
                    } else if (random.nextInt(10) == 0) {
                        fixture.engine.takeBack(granted);
                    } else {
                        fixture.engine.settle(granted);
                        fill(lease.range(), mode == Mode.HOLD ? Fate.OFFERED : Fate.HELD);
                        live.add(lease.id());
                    }
                }
            }
        }

        /** True when all of it is free, or all of it is free in the reservation of the asker. */
        private boolean free(final int first, final int length, final boolean mine) {
            boolean free = first + length <= SIZE && !(first < border && first + length > border);
            boolean reserved = free && mine;
            for (int i = first; free | reserved && i < first + length; i++) {
                free &= fates[i] == Fate.FREE;
                reserved &= fates[i] == Fate.RESERVED;
            }
            return free || reserved;
        }

        private boolean anyRun(final int alignment, final int length, final boolean mine) {
            for (int i = 0; i + length <= SIZE; i++) {
                if ((base.lo() + i & alignment - 1) == 0 && free(i, length, mine)) {
                    return true;
                }
            }
            return false;
        }

        private void release(final String id, final boolean skip) {
            final var granted = fixture.settle(fixture.engine.release(new ReleaseRequest(
                new ReleaseRequest.What.ById(List.of(id)), Owner.NONE, skip), fixture.now));
            granted.changes().forEach(this::changed);
        }

        private void expire() {
            fixture.settle(fixture.engine.expire(fixture.now, random.nextInt(1, 20))).changes().forEach(this::changed);
        }

        private void changed(final LeaseChange change) {
            final Lease after = change.after();
            final Lease before = change.before();
            assertNotNull(before);
            if (after != null) {
                fill(after.range(), switch (after.state()) {
                    case QUARANTINED -> Fate.QUARANTINED;
                    default -> Fate.HELD;
                });
                return;
            }
            live.remove(before.id());
            final AddressRange reserved = fixture.engine.catalog().reservations().get("r").range();
            for (int i = offset(before.range().start()); i <= offset(before.range().end()); i++) {
                fates[i] = reserved.contains(base.add(UInt128.of(i))) ? Fate.RESERVED : Fate.FREE;
            }
        }

        private void check() {
            final PoolUsage usage = fixture.usage("p");
            assertEquals(count(Fate.FREE), usage.free(), hint);
            assertEquals(count(Fate.RESERVED), usage.reserved(), hint);
            assertEquals(count(Fate.OFFERED), usage.offered(), hint);
            assertEquals(count(Fate.HELD), usage.allocated(), hint);
            assertEquals(count(Fate.QUARANTINED), usage.quarantined(), hint);
            assertEquals(BigInteger.valueOf(SIZE), usage.total(), hint);
            assertEquals(usage.usable(), usage.free().add(usage.reserved()).add(usage.offered())
                .add(usage.allocated()).add(usage.quarantined()), hint);
            final int probe = random.nextInt(SIZE);
            final boolean held = switch (fates[probe]) {
                case OFFERED, HELD, QUARANTINED -> true;
                case FREE, RESERVED, EXCLUDED -> false;
            };
            assertEquals(held ? 1 : 0, fixture.engine.holders("default", family, base.add(UInt128.of(probe))).size(),
                hint);
        }

        private BigInteger count(final Fate fate) {
            int count = 0;
            for (final Fate one : fates) {
                count += one == fate ? 1 : 0;
            }
            return BigInteger.valueOf(count);
        }
    }
}

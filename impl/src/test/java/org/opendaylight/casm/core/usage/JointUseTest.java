/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

class JointUseTest {
    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant EARLY = DAY.minus(Duration.ofDays(100));
    private static final Lease A = lease("A", "10.0.0.0/24");
    private static final Lease B = lease("B", "10.0.1.0/24");

    private static Lease lease(final String id, final String range) {
        return new Lease(id, "p", "s", ObjectKind.IPV4_PRIVATE, AddressRange.parse(range), LeaseState.ACTIVE,
            new Lifetime.Infinite(), null, null, 1, new Owner(null, null, "d", null, null, null), Lease.Terms.NONE, "r",
            EARLY, EARLY);
    }

    private static Measure peak(final Integer total, final Integer peak, final Measure.Ports... ports) {
        return new Measure(null, null, total == null ? null : BigInteger.valueOf(total),
            peak == null ? null : BigInteger.valueOf(peak), null, null, List.of(ports));
    }

    private static UsageSample sample(final Period period, final int day, final String entry,
            final List<String> addresses, final Measure measure, final Lease... leases) {
        final var start = DAY.plus(Duration.ofDays(day));
        return new UsageSample(new UsageSample.Key(period, start, entry), start.plus(period.length()),
            new UsageSample.Subject(null, addresses.stream().map(AddressRange::parse).toList(), "p",
                Stream.of(leases).map(Lease::id).toList()), measure,
            new UsageSample.Receipt("r", start.plus(period.length())));
    }

    private static PoolUse use(final Map<String, List<UsageSample>> samples, final Lease... leases) {
        return new JointUse(Arrays.asList(leases), samples, lease -> BigInteger.ONE).use();
    }

    private static void assertUse(final long used, final long total, final PoolUse use) {
        assertEquals(List.of(BigInteger.valueOf(used), BigInteger.valueOf(total)), List.of(use.used(), use.total()));
    }

    @Test
    void whatIsNotMeasuredIsFree() {
        assertUse(200, 512, use(Map.of("d", List.of(sample(Period.DAY, 0, "e", List.of(), peak(null, 200), A))), A, B));
    }

    @Test
    void theDeviceSaysWhatTheWholeIs() {
        assertUse(14, 14, use(Map.of("d", List.of(sample(Period.DAY, 0, "e", List.of(), peak(14, 14),
            lease("N", "30.14.44.0/28")))), lease("N", "30.14.44.0/28")));
    }

    @Test
    void userPlanesAddUp() {
        final var samples = Map.of(
            "up1", List.of(sample(Period.DAY, 0, "e", List.of("10.0.0.0/25"), peak(128, 100), A)),
            "up2", List.of(sample(Period.DAY, 0, "e", List.of("10.0.0.128/26"), peak(64, 50), A)));

        assertUse(150, 256, use(samples, A));
    }

    @Test
    void mechanismsThatShareAllOfALeaseAddUpToNoMoreThanIt() {
        final var samples = Map.of("d", List.of(sample(Period.DAY, 0, "nat44", List.of(), peak(256, 100), A),
            sample(Period.DAY, 0, "ds-lite", List.of(), peak(256, 50), A)));

        assertUse(150, 256, use(samples, A));
    }

    @Test
    void theShortestPeriodAndItsLastSampleCount() {
        final var samples = List.of(sample(Period.MONTH, 0, "e", List.of(), peak(256, 250), A),
            sample(Period.DAY, 0, "e", List.of(), peak(256, 100), A),
            sample(Period.DAY, 1, "e", List.of(), peak(256, 20), A));

        assertUse(20, 256, use(Map.of("d", samples), A));
    }

    @Test
    void portsCountWhereMoreOfThemAreInUse() {
        final var busy = new Measure.Ports("tcp", null, BigDecimal.valueOf(90));
        assertUse(231, 256, use(Map.of("d", List.of(sample(Period.DAY, 0, "e", List.of(), peak(256, 100, busy), A))),
            A));
    }

    @Test
    void nowIsWhatTheDeviceSaysElseTheAverageElseThePeak() {
        final var twenty = BigDecimal.valueOf(20);
        final var said = new Measure(null, null, BigInteger.valueOf(200), BigInteger.valueOf(150), twenty, null,
            List.of(), BigInteger.valueOf(30));
        final var average = new Measure(null, null, BigInteger.valueOf(200), BigInteger.valueOf(150), twenty, null,
            List.of());
        final var ports = new Measure(null, null, BigInteger.valueOf(200), BigInteger.valueOf(150), twenty, null,
            List.of(new Measure.Ports("tcp", BigDecimal.TEN, BigDecimal.valueOf(90), BigDecimal.valueOf(45))));

        assertEquals(List.of(30, 40, 150, 90), Stream.of(said, average, peak(200, 150), ports).map(measure ->
            use(Map.of("d", List.of(sample(Period.DAY, 0, "e", List.of(), measure, A))), A).trend().current()
                .intValue()).toList());
    }

    @Test
    void knowsThePeaksOfTheTimeBefore() {
        final var samples = List.of(sample(Period.DAY, -8, "e", List.of(), peak(256, 99), A),
            sample(Period.DAY, -1, "e", List.of(), peak(256, 80), A),
            sample(Period.DAY, -1, "f", List.of(), peak(256, 70), B),
            sample(Period.DAY, 0, "e", List.of(), peak(256, 20), A),
            sample(Period.DAY, 0, "f", List.of(), peak(256, 5), B));
        final var most = use(Map.of("d", samples), A, B).trend().most();

        assertEquals(List.of(25, 150, 150, 169), Stream.of(0, 30, 168, 240).map(hours ->
            most.apply(Duration.ofHours(hours)).intValue()).toList());
    }

    @Test
    void idleIsAnUnbrokenRunWithoutUse() {
        final var samples = new ArrayList<UsageSample>();
        samples.add(sample(Period.DAY, -9, "e", List.of(), peak(256, 1), A));
        for (int day = -8; day < 0; day++) {
            samples.add(sample(Period.DAY, day, "e", List.of(), peak(256, 0), A));
        }
        assertEquals(Duration.ofDays(8), idle(samples));

        samples.add(sample(Period.MONTH, -29, "e", List.of(), peak(256, 1), A));
        assertEquals(Duration.ofDays(8), idle(samples));

        samples.removeIf(one -> one.key().start().equals(DAY.minus(Duration.ofDays(4))));
        assertEquals(Duration.ofDays(8), idle(samples));
        samples.removeIf(one -> one.key().start().equals(DAY.minus(Duration.ofDays(5))));
        assertEquals(Duration.ofDays(3), idle(samples));

        samples.add(sample(Period.DAY, 0, "e", List.of(), peak(256, 1), A));
        assertNull(idle(samples));
    }

    @Test
    void isNotIdleWhenAnyOfThemUsesItOrNobodyMeasuresIt() {
        final var none = sample(Period.DAY, 0, "e", List.of(), peak(256, 0), A);
        final var some = sample(Period.DAY, 0, "e", List.of(), peak(256, 1), A);

        assertNull(use(Map.of("up1", List.of(none), "up2", List.of(some)), A).blocks().getFirst().idle());
        assertNull(use(Map.of(), A).blocks().getFirst().idle());
        assertNull(use(Map.of("d", List.of(sample(Period.DAY, 0, "e", List.of(), peak(null, null), A))), A).blocks()
            .getFirst().idle());
    }

    private static Duration idle(final List<UsageSample> samples) {
        return use(Map.of("d", samples), A).blocks().getFirst().idle();
    }
}

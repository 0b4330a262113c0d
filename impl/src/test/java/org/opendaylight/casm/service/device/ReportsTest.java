/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.usage.Measure;
import org.opendaylight.casm.core.usage.Period;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.service.ReportWorld;
import org.opendaylight.casm.service.device.DeviceReply.Result;
import org.opendaylight.casm.service.device.Reports.Answer;

class ReportsTest {
    private static final DeviceProfile BNG = DeviceProfile.of("bng").withReporting(new DeviceProfile.Reporting(
        DeviceProfile.Terms.DEFAULT, 80, 80, 20, 86_400L, 1, 100, 64));
    private static final DeviceProfile OTHER = DeviceProfile.of("other");
    private static final DeviceProfile UP1 = ReportWorld.plane("up1", "bng");
    private static final DeviceProfile UP2 = ReportWorld.plane("up2", "bng");

    private static final String INVALID = Refusal.Reason.INVALID.appTag();

    private ReportWorld world;
    private Messages messages;

    @BeforeEach
    void open() throws Exception {
        world = new ReportWorld(ReportWorld.catalog(List.of(ReportWorld.pool("p", "30.14.44.0/25")), BNG, OTHER, UP1,
            UP2));
        messages = new Messages(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static Measure peak(final int peak) {
        return new Measure(ObjectKind.IPV4_UNICAST, "nat44", BigInteger.valueOf(16), BigInteger.valueOf(peak), null,
            null, List.of());
    }

    /** A sample of the last day. */
    private UsageReport.Entry entry(final String name, final @Nullable Lease lease, final Measure measure,
            final String... addresses) {
        final var end = world.now();
        return new UsageReport.Entry(new UsageSample.Key(Period.DAY, end.minus(Duration.ofDays(1)), name), end,
            lease == null ? null : lease.id(), Stream.of(addresses).map(AddressRange::parse).toList(), measure);
    }

    private DeviceReply report(final String device, final UsageReport.Entry... entries) throws InterruptedException {
        return ReportWorld.reply(world.reports().report(messages.header(device),
            new UsageReport("r-" + messages.count(), List.of(entries)), ReportWorld.CALLER));
    }

    private String refused(final String device, final UsageReport.Entry... entries) throws InterruptedException {
        return ReportWorld.refusal(world.reports().report(messages.header(device),
            new UsageReport("r", List.of(entries)), ReportWorld.CALLER));
    }

    @Test
    void keepsTheExampleOfTheDraftAsItWasSaid() throws Exception {
        final var lease = messages.lease("bng");
        final var measure = new Measure(ObjectKind.IPV4_UNICAST, "nat44", BigInteger.valueOf(14),
            BigInteger.valueOf(14), BigDecimal.valueOf(90), null, List.of(
                new Measure.Ports("tcp", BigDecimal.valueOf(20), null),
                new Measure.Ports("udp", BigDecimal.valueOf(30), null)));
        final var entry = entry("nat44", null, measure, "30.14.44.0/28");

        final var reply = report("bng", entry);

        assertEquals(Result.GRANTED, reply.result());
        final var kept = world.reports().samples("bng").getFirst();
        assertEquals(entry.key(), kept.key());
        assertEquals(measure, kept.measure());
        assertEquals(List.of(lease.id()), kept.subject().leases());
        world.restart();
        assertEquals(List.of(kept), world.reports().samples("bng"));
    }

    @Test
    void aRepetitionCountsOnceAndGetsTheFirstAnswer() throws Exception {
        final var lease = messages.lease("bng");
        final var header = messages.header("bng");
        final var report = new UsageReport("r", List.of(entry("e", lease, peak(16))));

        final var first = ReportWorld.reply(world.reports().report(header, report, ReportWorld.CALLER));
        final var second = ReportWorld.reply(world.reports().report(header, report, ReportWorld.CALLER));
        world.restart();
        final var third = ReportWorld.reply(world.reports().report(header, report, ReportWorld.CALLER));

        assertEquals(1, first.leases().size());
        assertEquals(first.again(), second);
        assertEquals(first.again(), third);
        assertEquals(1, world.rows());
        assertEquals(2, world.leases().size());
        assertEquals(List.of("bng r"), world.told);
        assertEquals("casm:request-mismatch", ReportWorld.refusal(world.reports().report(header,
            new UsageReport("other", report.entries()), ReportWorld.CALLER)));
    }

    @Test
    void refusesWhatTheDeviceDoesNotHold() throws Exception {
        final var mine = messages.lease("bng");
        final var others = messages.lease("other");
        final var nobody = new UsageReport.Entry(entry("e", null, peak(1)).key(), world.now(), "no-such", List.of(),
            peak(1));

        assertEquals("casm:unknown-lease", refused("bng", nobody));
        assertEquals("casm:border", refused("bng", entry("e", others, peak(1))));
        assertEquals("casm:kind-mismatch", refused("bng", entry("e", mine, new Measure(ObjectKind.IPV6_UNICAST, null,
            null, null, null, null, List.of()))));
        assertEquals(INVALID, refused("bng", entry("e", mine, peak(1), "30.14.44.16/28")));
        assertEquals(INVALID, refused("bng", entry("e", null, peak(1), "30.14.44.0/24")));
        assertEquals(0, world.rows());
    }

    @Test
    void tellsOfThePastOfALeaseThatWasGivenBack() throws Exception {
        final var lease = messages.lease("bng");
        world.devices().release(messages.header("bng"), List.of(new Devices.GivenBack(lease.id(), null)), true, null,
            ReportWorld.CALLER).toCompletableFuture().join();
        assertTrue(world.leases().isEmpty());

        assertEquals(Result.GRANTED, report("bng", entry("e", lease, peak(16))).result());
        assertEquals(1, world.rows());
    }

    @Test
    void grantsMoreWhenTheUseIsHighButOnce() throws Exception {
        final var lease = messages.lease("bng");

        final var reply = report("bng", entry("e", lease, peak(13)));
        assertEquals(1, reply.leases().size());
        assertEquals(List.of(), reply.idle());
        // measured before what was granted is in use
        assertEquals(0, report("bng", entry("e", lease, peak(14))).leases().size());
        assertEquals(2, world.leases().size());
        assertEquals(1, world.log().stream().filter(event -> event.category() == Event.Category.DEVICE
            && event.action().equals("address-pool-report")).count());

        world.pass(Duration.ofMinutes(5));
        final var more = reply.known().getFirst();
        assertEquals(0, report("bng", entry("e", lease, peak(14)), entry("f", more, peak(2))).leases().size());
        world.pass(Duration.ofMinutes(5));
        assertEquals(1, report("bng", entry("e", lease, peak(16)), entry("f", more, peak(11))).leases().size());
    }

    @Test
    void saysWhyNothingWasGranted() throws Exception {
        final var lease = messages.lease("bng");
        for (int i = 0; i < 7; i++) {
            messages.lease("other");
        }
        final var reply = report("bng", entry("e", lease, peak(16)));

        assertEquals(Result.GRANTED, reply.result());
        assertEquals(List.of(), reply.leases());
        assertTrue(String.valueOf(reply.reason()).contains("pool p"), reply.reason());
    }

    @Test
    void demandThatMovesTakesItsSpaceAlong() throws Exception {
        final var first = messages.lease("bng");
        final var second = messages.lease("bng");
        final var third = messages.lease("bng");
        final var taken = new ArrayList<Lease>();
        for (int i = 0; i < 5; i++) {
            taken.add(messages.lease("other"));
        }
        world.pass(Duration.ofDays(2));
        // pool p has nothing left, and the other device lacks some
        final var full = taken.stream().map(lease -> entry(lease.id(), lease, peak(16))).toList();
        assertEquals(0, report("other", full.toArray(UsageReport.Entry[]::new)).leases().size());

        final var reply = report("bng", entry("a", first, peak(4)), entry("b", second, peak(0)),
            entry("c", third, peak(0)));
        assertEquals(List.of(third.id(), second.id()), reply.idle());
        ReportWorld.reply(world.devices().release(messages.header("bng"), reply.idle().stream()
            .map(id -> new Devices.GivenBack(id, null)).toList(), true, "idle", ReportWorld.CALLER));

        world.pass(Duration.ofSeconds(1));
        assertEquals(2, report("other", taken.stream().map(lease -> entry(lease.id(), lease, peak(16)))
            .toArray(UsageReport.Entry[]::new)).leases().size());
        assertEquals(8, world.leases().size());
    }

    @Test
    void userPlanesShareTheLeasesOfTheirControlPlane() throws Exception {
        final var lease = messages.lease("bng");

        assertEquals(0, report("up1", entry("e", lease, new Measure(null, null, BigInteger.valueOf(8),
            BigInteger.valueOf(8), null, null, List.of()), "30.14.44.0/29")).leases().size());
        final var reply = report("up2", entry("e", lease, new Measure(null, null, BigInteger.valueOf(8),
            BigInteger.valueOf(5), null, null, List.of()), "30.14.44.8/29"));

        assertEquals("bng", reply.known().getFirst().owner().deviceId());
        final var use = world.reports().uses("bng").getFirst();
        assertEquals(List.of("p", BigInteger.valueOf(13), BigInteger.valueOf(32)), List.of(use.pool(),
            use.use().used(), use.use().total()));
        assertEquals(List.of("up1", "up2"), use.parts().stream().map(UsePerPool.Part::deviceId).toList());
        assertEquals(List.of(), world.reports().uses("up1"));
        assertEquals("casm:border", refused("other", entry("e", lease, peak(1))));
    }

    @Test
    void forgetsWhatADeviceReportedThatIsGone() throws Exception {
        report("bng", entry("e", messages.lease("bng"), peak(1)));
        report("other", entry("e", messages.lease("other"), peak(1)));

        world.configure(ReportWorld.catalog(List.of(pool()), OTHER));
        world.restart();

        assertEquals(1, world.rows());
        assertEquals(List.of(), world.reports().samples("bng"));
    }

    private static Pool pool() {
        return ReportWorld.pool("p", "30.14.44.0/25");
    }

    @Test
    void whatCouldNotBeStoredIsNotKnown() throws Exception {
        final var lease = messages.lease("bng");
        world.failNextAppend();
        assertEquals("casm:not-stored", refused("bng", entry("e", lease, peak(16))));

        assertEquals(List.of(), world.reports().samples("bng"));
        assertEquals(1, world.leases().size());
        assertEquals(1, report("bng", entry("e", lease, peak(16))).leases().size());
    }

    @Test
    void answersAQueryWithTheNextReportOrTheLast() throws Exception {
        assertInstanceOf(Answer.Nothing.class, ReportWorld.get(world.reports().query("bng", Set.of(), Duration.ZERO)));
        assertInstanceOf(Answer.Refused.class, ReportWorld.get(world.reports().query("nobody", Set.of(),
            Duration.ZERO)));
        final var lease = messages.lease("bng");
        final var fresh = world.reports().query("bng", Set.of(), Duration.ofSeconds(9)).toCompletableFuture();
        assertTrue(world.reports().isQueried("bng"));

        report("bng", entry("e", lease, peak(1)));
        assertTrue(assertInstanceOf(Answer.Known.class, fresh.join()).fresh());
        assertFalse(world.reports().isQueried("bng"));

        final var late = world.reports().query("bng", Set.of(Period.MONTH), Duration.ofSeconds(9))
            .toCompletableFuture();
        world.pass(Duration.ofSeconds(8));
        world.reports().look();
        assertFalse(late.isDone());
        world.pass(Duration.ofSeconds(1));
        world.reports().look();
        final var known = assertInstanceOf(Answer.Known.class, late.join());
        assertFalse(known.fresh());
        assertEquals(List.of(), known.samples());
    }

    @Test
    void asksForAReportAfterARestart() throws Exception {
        report("bng", entry("e", messages.lease("bng"), peak(1)));
        assertFalse(world.reports().isQueried("bng"));

        world.restart();
        assertTrue(world.reports().isQueried("bng"));
    }

    @Test
    void repetitionsAndDisorderCountOnce() throws Exception {
        final long seed = 44;
        final var random = new SplittableRandom(seed);
        final var lease = messages.lease("bng");
        final var begin = world.now().minus(Duration.ofDays(30));
        final var expected = new HashMap<UsageSample.Key, UsageReport.Entry>();
        final var sent = new ArrayList<Sent>();
        for (int i = 0; i < 120; i++) {
            final var key = new UsageSample.Key(Period.values()[random.nextInt(3)], begin.plus(Duration.ofDays(
                random.nextInt(5))), "e" + random.nextInt(2));
            final var entry = new UsageReport.Entry(key, key.start().plus(Duration.ofMinutes(1 + i)), lease.id(),
                List.of(), peak(random.nextInt(12)));
            sent.add(new Sent(messages.header("bng"), new UsageReport("r" + i, List.of(entry))));
            expected.merge(key, entry, (one, other) -> one.end().isAfter(other.end()) ? one : other);
        }
        final var open = new ArrayList<>(sent);
        for (int step = 0; !open.isEmpty(); step++) {
            final var next = open.get(random.nextInt(open.size()));
            ReportWorld.reply(world.reports().report(next.header(), next.report(), ReportWorld.CALLER));
            if (random.nextInt(3) > 0) {
                open.remove(next);
            }
            if (step % 50 == 49) {
                world.restart();
            }
        }
        world.restart();

        final var where = "seed " + seed;
        assertEquals(expected.size(), world.rows(), where);
        for (var sample : world.reports().samples("bng")) {
            final var entry = expected.get(sample.key());
            assertEquals(entry.end(), sample.end(), where);
            assertEquals(entry.measure(), sample.measure(), where);
        }
        assertEquals(sent.size(), world.told.size(), where);
    }

    private record Sent(Header header, UsageReport report) {
    }

    @Test
    void asksNotAllDevicesAtOnce() {
        final var pace = new QueryPace(new SplittableRandom(3));
        Instant now = Instant.parse("2026-11-22T10:00:00Z");
        int asked = 0;
        for (int i = 0; i < 1000; i++) {
            asked += pace.isTurnOf("d" + i, now) ? 1 : 0;
        }
        assertEquals(QueryPace.PER_SECOND, asked);
        assertTrue(pace.isTurnOf("d0", now), "asked again until it reports");
        int others = 0;
        for (int second = 1; second <= 121; second++) {
            now = now.plusSeconds(1);
            for (int i = 50; i < 1000; i++) {
                if (pace.isTurnOf("d" + i, now)) {
                    others++;
                    pace.done("d" + i);
                }
            }
        }
        assertTrue(others >= 950, "all had their turn, not only " + others);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.IpBlock;
import org.opendaylight.casm.radius.usage.Sample.Figures;
import org.opendaylight.casm.radius.usage.Sample.Period;

/** What is counted of the sessions of subscribers. */
class SubscribersTest {
    private static final HeldLease V4 = lease("l4", "10.0.0.0", 24);
    private static final HeldLease V6 = lease("l6", "2001:db8::", 40);
    private static final List<HeldLease> HELD = List.of(V4, V6);

    private final Subscribers subscribers = new Subscribers(100);
    private final DeviceUse use = subscribers.of("nas");
    private Instant now = Instant.parse("2026-11-22T12:00:00Z");

    private static HeldLease lease(final String id, final String first, final int length) {
        return new HeldLease(id, "p", block(first, length), null, 0, 1);
    }

    private static IpBlock block(final String first, final int length) {
        return IpBlock.ofPrefix(InetAddresses.forString(first), length);
    }

    private static Set<IpBlock> address(final int number) {
        return Set.of(block("10.0.0." + number, 32));
    }

    private void goesOn(final String session, final Set<IpBlock> blocks) {
        use.goesOn(session, blocks, HELD, now);
    }

    private void pass(final Duration time) {
        now = now.plus(time);
    }

    private Figures figures(final String lease, final Period period) {
        return use.samples(HELD, now).stream()
            .filter(sample -> sample.leaseId().equals(lease) && sample.period() == period)
            .reduce((one, other) -> other).orElseThrow().figures();
    }

    @Test
    void tellsPeakAverageAndWhatIsInUseNow() {
        goesOn("a", address(1));
        goesOn("b", address(2));
        pass(Duration.ofHours(1));
        use.ends("a", now);
        pass(Duration.ofHours(3));

        for (var period : Period.values()) {
            assertEquals(new Figures(256L, 2, 1, 1.25), figures("l4", period));
            assertEquals(new Figures(null, 0, 0, 0), figures("l6", period));
        }
        final var sample = use.samples(List.of(V4), now).getFirst();
        assertEquals("10.0.0.0/24", sample.entry());
        assertEquals(now, sample.end());
        assertEquals(now.minus(Duration.ofHours(4)), sample.start());
    }

    @Test
    void countsNothingTwice() {
        goesOn("a", address(1));
        goesOn("a", address(1));
        goesOn("a", address(1));
        assertEquals(1, figures0());

        use.ends("a", now);
        use.ends("a", now);
        assertEquals(0, figures0());
        // a Start that comes after the Stop
        goesOn("a", address(1));
        assertEquals(0, figures0());
        use.ends("never-seen", now);
        goesOn("never-seen", address(2));
        assertEquals(0, figures0());
    }

    private long figures0() {
        pass(Duration.ofSeconds(1));
        return figures("l4", Period.DAY).current();
    }

    @Test
    void anAddressIsOfTheSessionThatNamedItLast() {
        goesOn("lost-stop", address(1));
        goesOn("b", address(1));
        assertEquals(1, figures0());
        use.ends("lost-stop", now);
        assertEquals(1, figures0());
        use.ends("b", now);
        assertEquals(0, figures0());
    }

    @Test
    void aSessionHasWhatItNamedLast() {
        goesOn("a", Set.of(block("10.0.0.1", 32), block("2001:db8:1::", 56)));
        goesOn("a", Set.of(block("10.0.0.9", 32)));
        pass(Duration.ofSeconds(1));

        assertEquals(1, figures("l4", Period.DAY).current());
        assertEquals(0, figures("l6", Period.DAY).current());
    }

    @Test
    void countsIpv6InPrefixesOfTheLengthThatTheFirstOneGot() {
        goesOn("a", Set.of(block("2001:db8:1::", 56)));
        goesOn("b", Set.of(block("2001:db8:2::", 54)));
        goesOn("c", Set.of(block("2001:db8:3::", 64), block("2001:db9::", 56)));
        pass(Duration.ofSeconds(1));

        assertEquals(new Figures(65_536L, 6, 6, 6), figures("l6", Period.DAY));
    }

    @Test
    void aServerThatStartsHasNoSessions() {
        goesOn("a", address(1));
        use.restarts("on", now, now);
        assertEquals(0, figures0());
        goesOn("a", address(1));
        // repeated: it tells of the same boot
        use.restarts("on", now.minusSeconds(5), now);
        assertEquals(1, figures0());
        pass(Duration.ofHours(1));
        use.restarts("on", now, now);
        assertEquals(0, figures0());
    }

    @Test
    void periodsEndAtMidnightAndAreToldUntilTheyAreKnown() {
        now = Instant.parse("2026-11-22T23:00:00Z");
        goesOn("a", address(1));
        goesOn("b", address(2));
        pass(Duration.ofMinutes(30));
        use.ends("a", now);
        pass(Duration.ofHours(2));

        final var days = use.samples(List.of(V4), now).stream().filter(sample -> sample.period() == Period.DAY)
            .toList();
        assertEquals(List.of(new Figures(256L, 2, 1, 1.5), new Figures(256L, 1, 1, 1)),
            days.stream().map(Sample::figures).toList());
        assertEquals(Instant.parse("2026-11-23T00:00:00Z"), days.getFirst().end());
        assertEquals(Instant.parse("2026-11-23T00:00:00Z"), days.getLast().start());
        use.reported(use.samples(List.of(V4), now));
        assertEquals(1, use.samples(List.of(V4), now).stream().filter(sample -> sample.period() == Period.DAY).count());
        pass(Duration.ofDays(40));
        use.samples(List.of(V4), now);
        pass(Duration.ofDays(400));
        assertTrue(use.samples(List.of(V4), now).size() <= 9);
    }

    @Test
    void forgetsTheSessionsHeardLongestAgoWhenThereAreTooMany() {
        final var other = subscribers.of("other");
        for (int i = 0; i < 100; i++) {
            other.goesOn("o" + i, Set.of(block("10.9.0." + i, 32)), List.of(), now);
        }
        for (int i = 0; i < 20; i++) {
            goesOn("s" + i, address(i));
        }
        assertEquals(100, other.size());
        assertEquals(1, use.size());
        subscribers.retain(Set.of("nas"), now);
        for (int i = 0; i < 150; i++) {
            goesOn("t" + i, address(i));
            goesOn("t0", address(0));
        }
        assertEquals(100, use.size());
        assertEquals(100, figures0());
        goesOn("t0", address(0));
        assertEquals(100, figures0());
    }

    @Test
    void forgetsLeasesThatAreGiven() {
        goesOn("a", address(1));
        assertEquals(List.of(), use.samples(List.of(), now));
        pass(Duration.ofSeconds(10));
        // it was not known for a moment
        assertEquals(1, figures("l4", Period.DAY).peak());
        use.samples(List.of(), now);
        pass(Duration.ofMinutes(2));
        assertEquals(List.of(), use.samples(List.of(), now));
        pass(Duration.ofSeconds(1));
        assertEquals(List.of(), use.samples(HELD, now));
        assertNull(figuresOrNull());
    }

    private Figures figuresOrNull() {
        return use.samples(HELD, now).stream().map(Sample::figures).findFirst().orElse(null);
    }

    @Test
    void reportsEachIntervalAndWhenAsked() {
        final var schedule = use.schedule();
        final var hour = Duration.ofHours(1);
        assertFalse(schedule.take(hour, now), "nothing to tell");
        goesOn("a", address(1));
        assertFalse(schedule.take(hour, now));
        pass(hour);
        assertTrue(schedule.take(hour, now));
        assertFalse(schedule.take(hour, now), "under way");
        pass(Duration.ofSeconds(20));
        assertTrue(schedule.take(hour, now), "not taken: again");
        schedule.done(now);
        pass(Duration.ofSeconds(60));
        assertFalse(schedule.take(hour, now));
        schedule.ask();
        assertTrue(schedule.take(hour, now));
        schedule.done(now);
        assertFalse(schedule.take(hour, now));
    }

    @Test
    void agreesWithASlowCountOfRandomPackets() {
        final long seed = 1813;
        final var random = new SplittableRandom(seed);
        final Map<String, Integer> expected = new HashMap<>();
        final var over = new ArrayList<String>();
        for (int step = 0; step < 20_000; step++) {
            final int number = random.nextInt(60);
            final var session = "s" + step / 500 + "-" + number;
            pass(Duration.ofSeconds(1));
            final int copies = 1 + random.nextInt(2);
            if (random.nextInt(3) > 0) {
                for (int i = 0; i < copies; i++) {
                    goesOn(session, address(number));
                }
                if (!over.contains(session)) {
                    expected.values().removeIf(address -> address == number);
                    expected.put(session, number);
                }
            } else {
                for (int i = 0; i < copies; i++) {
                    use.ends(session, now);
                }
                over.add(session);
                expected.remove(session);
            }
            if (step % 5000 == 4999) {
                use.restarts("on" + step, now, now);
                expected.clear();
                over.clear();
            }
            assertEquals(expected.size(), figures0(), "seed " + seed + " step " + step);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.usage.CapacityRules.Advice;

/** Reports and what follows from them, many times over: space is moved when the load does, and not to and fro. */
class SettlingTest {
    private static final Instant BEGIN = Instant.parse("2026-11-02T00:00:00Z");
    private static final CapacityRules RULES = new CapacityRules(80, 5, 20, Duration.ofDays(7), BigInteger.ONE);
    private static final int UNIT = 16;

    /** What a device says of the use of a block in a period. */
    private enum Words { PEAK_AVERAGE_CURRENT, PEAK_AVERAGE, PEAK }

    /** Use of a block in a day. */
    private static final class Day {
        private int peak;
        private int sum;
        private int count;
        private int last;

        void add(final int used) {
            last = used;
            peak = Math.max(peak, used);
            sum += used;
            count++;
        }
    }

    /** A device whose users take the first free place. */
    private static final class Device {
        private final Map<String, Lease> blocks = new LinkedHashMap<>();
        private final Map<String, Day> days = new HashMap<>();
        private final List<String> changes = new ArrayList<>();
        private final SampleHistory history = new SampleHistory();
        private final Words words;
        private Instant now = BEGIN.plusSeconds(1800);
        private Instant day = BEGIN;
        private int made;

        Device(final Words words) {
            this.words = words;
            grow();
        }

        private void grow() {
            final String id = String.format("l%03d", made);
            final var start = 0x0a00_0000 + made++ * UNIT;
            final var from = String.format("10.%d.%d.%d/28", start >> 16 & 255, start >> 8 & 255, start & 255);
            blocks.put(id, new Lease(id, "p", "s", ObjectKind.IPV4_PRIVATE, AddressRange.parse(from), LeaseState.ACTIVE,
                new Lifetime.Infinite(), null, null, 1, new Owner(null, null, "d", null, null, null), Lease.Terms.NONE,
                "r", now, now));
        }

        /** So many users; the device asks by itself when it is full. */
        void step(final int users, final Duration time, final boolean asks) {
            while (asks && users * 100 >= 80 * UNIT * blocks.size()) {
                grow();
                changes.add(now + " asked");
            }
            now = now.plus(time);
            final var midnight = now.truncatedTo(ChronoUnit.DAYS);
            if (midnight.isAfter(day)) {
                report(midnight);
                day = midnight;
                days.clear();
            }
            int left = users;
            for (final String id : blocks.keySet()) {
                days.computeIfAbsent(id, key -> new Day()).add(Math.min(left, UNIT));
                left -= Math.min(left, UNIT);
            }
        }

        /** Gives the last blocks back at once, as far as the mark allows. */
        void shrink(final int users) {
            while (blocks.size() > 1 && users * 100 <= 75 * UNIT * (blocks.size() - 1)) {
                blocks.remove(List.copyOf(blocks.keySet()).getLast());
                changes.add(now + " gave back");
            }
        }

        private void report(final Instant end) {
            final var samples = new ArrayList<UsageSample>();
            days.forEach((id, use) -> {
                if (blocks.containsKey(id)) {
                    final var average = BigDecimal.valueOf(100.0 * use.sum / use.count / UNIT)
                        .setScale(2, RoundingMode.HALF_UP);
                    samples.add(new UsageSample(new UsageSample.Key(Period.DAY, day, id), end,
                        new UsageSample.Subject(id, List.of(), "p", List.of(id)),
                        new Measure(null, null, BigInteger.valueOf(UNIT), BigInteger.valueOf(use.peak),
                            words == Words.PEAK ? null : average, null, List.of(),
                            words == Words.PEAK_AVERAGE_CURRENT ? BigInteger.valueOf(use.last) : null),
                        new UsageSample.Receipt("r", end)));
                }
            });
            history.apply(history.plan(samples, 256));
        }

        /** Reports, and does what the Coordinator says. */
        void report(final boolean pressed) {
            report(now);
            final var use = new JointUse(blocks.values(), Map.of("d", history.all()), lease -> BigInteger.ONE).use();
            switch (RULES.advise(use, pressed)) {
                case Advice.Leave leave -> {
                    // stays as it is
                }
                case Advice.More more -> {
                    for (int i = 0; i < more.members().intValue(); i += UNIT) {
                        grow();
                    }
                    changes.add(now + " was given");
                }
                case Advice.Less less -> {
                    less.leaseIds().forEach(blocks::remove);
                    changes.add(now + " was asked to give back " + less.leaseIds());
                }
            }
        }
    }

    @Test
    void aDeviceThatShrankIsNotGivenWhatItNeededBefore() {
        final var device = new Device(Words.PEAK_AVERAGE_CURRENT);
        for (final int users : new int[] {3, 43, 3}) {
            for (int i = 0; i < 10; i++) {
                device.step(users, Duration.ofSeconds(1), true);
                device.shrink(users);
                device.report(false);
            }
        }
        final int before = device.changes.size();
        for (int i = 0; i < 500; i++) {
            device.step(3, Duration.ofSeconds(1), true);
            device.shrink(3);
            device.report(false);
        }

        assertEquals(1, device.blocks.size(), () -> String.valueOf(device.changes));
        assertEquals(before, device.changes.size(), () -> String.valueOf(device.changes));
        assertEquals(List.of(), device.changes.stream().filter(change -> change.endsWith("given")).toList());
    }

    private static int evening(final int hour, final int calm, final int busy) {
        return calm + (int) Math.round((busy - calm) * Math.pow(Math.sin(Math.PI * (hour % 24) / 24), 2));
    }

    private static Device days(final Words words, final int days, final boolean pressed, final IntUnaryOperator users) {
        final var device = new Device(words);
        for (int hour = 0; hour < 24 * days; hour++) {
            device.step(users.applyAsInt(hour), Duration.ofHours(1), false);
            device.report(pressed);
        }
        return device;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLoadThatComesEachEveningMovesNothing(final boolean pressed) {
        for (final int busy : new int[] {30, 60, 77, 100, 101, 128, 200}) {
            for (final var words : Words.values()) {
                final var device = days(words, 28, pressed, hour -> evening(hour, 4, busy));
                final var late = device.changes.stream().filter(change -> change.compareTo("2026-11-16") > 0).toList();

                assertEquals(List.of(), late, words + " " + busy + ' ' + device.changes);
                assertTrue(words != Words.PEAK && words != Words.PEAK_AVERAGE_CURRENT
                    || device.blocks.size() * UNIT > busy, words + " is too small for " + busy);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsNotNeededAnyMoreComesBackAndStaysAway(final boolean pressed) {
        final IntUnaryOperator users = hour -> hour < 24 * 10 ? evening(hour, 40, 150) : evening(hour, 2, 30);
        final var device = days(Words.PEAK_AVERAGE_CURRENT, 35, pressed, users);

        assertTrue(device.blocks.size() <= 3, () -> "keeps " + device.blocks.size() + ": " + device.changes);
        final var back = device.changes.stream().filter(change -> change.contains("give back")).toList();
        assertTrue(device.changes.indexOf(back.getFirst())
            > device.changes.lastIndexOf(device.changes.stream().filter(change -> change.endsWith("given")).toList()
                .getLast()), () -> "given after it gave back: " + device.changes);
    }
}

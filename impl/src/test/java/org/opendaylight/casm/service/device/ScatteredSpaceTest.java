/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.service.DeviceWorld.CALLER;
import static org.opendaylight.casm.service.DeviceWorld.ask;
import static org.opendaylight.casm.service.DeviceWorld.header;
import static org.opendaylight.casm.service.DeviceWorld.pool;
import static org.opendaylight.casm.service.DeviceWorld.reply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.service.DeviceWorld;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** What an operator has today: 500 prefixes of length 24 here and there, and 128 devices that share them. */
class ScatteredSpaceTest {
    private static final long SEED = 500_128;
    private static final int SEGMENTS = 500;
    private static final int DEVICES = 128;
    /** Of a /24 in units of /28. */
    private static final int UNITS = SEGMENTS * 16;
    private static final int EACH = UNITS / DEVICES;

    private static List<Segment> segments(final Random random) {
        // one of each eight prefixes, so that no two are neighbours
        final var numbers = new ArrayList<>(IntStream.range(0, 8192).mapToObj(number -> number * 8).toList());
        Collections.shuffle(numbers, random);
        return numbers.subList(0, SEGMENTS).stream().map(number -> new Segment("s" + number,
            AddressRange.parse("10." + number / 256 + "." + number % 256 + ".0/24"))).toList();
    }

    private static Pool scattered(final List<Segment> segments) {
        return pool("v4", ObjectKind.IPV4_PRIVATE, segments, UnitRules.ofPrefixLength(28), PoolSelector.DEFAULT,
            DeviceWorld.SHORT);
    }

    @Test
    void servesEveryDeviceToTheLastUnitWithoutOverlapAlsoAfterARestart() throws Exception {
        final var segments = segments(new Random(SEED));
        final var devices = IntStream.range(0, DEVICES).mapToObj(number -> DeviceProfile.of("d" + number))
            .toArray(DeviceProfile[]::new);
        final Map<String, Integer> served = new HashMap<>();
        try (var world = new DeviceWorld(DeviceWorld.catalog(List.of(scattered(segments)), devices),
                new SilentDevices())) {
            for (int round = 0; round < EACH; round++) {
                if (round == EACH / 2) {
                    world.restart();
                }
                for (var device : devices) {
                    final var reply = reply(world.devices().request(header(device.deviceId(), "m" + round, 1),
                        ask(ObjectKind.IPV4_PRIVATE, 1), CALLER));
                    assertEquals(Result.GRANTED, reply.result(), () -> reply + ", seed " + SEED);
                    served.merge(device.deviceId(), reply.known().size(), Integer::sum);
                }
            }
            for (int left = UNITS - EACH * DEVICES; left > 0; left--) {
                assertEquals(Result.GRANTED, reply(world.devices().request(header("d0", "left" + left, 1),
                    ask(ObjectKind.IPV4_PRIVATE, 1), CALLER)).result());
            }
            assertEquals(Result.RETRY_LATER, reply(world.devices().request(header("d1", "none left", 1),
                ask(ObjectKind.IPV4_PRIVATE, 1), CALLER)).result());

            assertEquals(DEVICES, served.size());
            assertTrue(served.values().stream().allMatch(count -> count == EACH), served::toString);
            check(world.leases(), segments);
        }
    }

    /** Each lease is a unit of a segment, and no two are the same. */
    private static void check(final Map<String, Lease> leases, final List<Segment> segments) {
        assertEquals(UNITS, leases.size());
        final var whole = new TreeMap<UInt128, Integer>();
        leases.values().forEach(lease -> {
            final var range = AddressRange.parse(lease.text());
            final int last = Integer.parseInt(text(range.start()).replaceFirst(".*\\.", ""));
            assertEquals(0, last % 16, lease::text);
            assertEquals(text(range.start()).replaceFirst("[0-9]+$", Integer.toString(last + 15)), text(range.end()));
            assertEquals(null, whole.put(range.start(), 1), lease::text);
        });
        segments.forEach(segment -> {
            final var range = segment.range();
            assertEquals(16, whole.subMap(range.start(), range.end()).size(), segment::toString);
        });
    }

    private static String text(final UInt128 address) {
        return AddressFamily.IPV4.format(address);
    }
}

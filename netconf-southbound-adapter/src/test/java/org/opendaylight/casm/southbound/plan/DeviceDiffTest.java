/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DeviceDiffTest {
    private static final DeviceItem ADDRESS = new DeviceItem.Address("eth0", IpAddress.parse("192.0.2.1"), 25);
    private static final DeviceItem OTHER = new DeviceItem.Address("eth0", IpAddress.parse("192.0.2.129"), 25);
    private static final DeviceItem LOW = route("192.0.2.0/25");
    private static final DeviceItem HIGH = route("192.0.2.128/25");
    private static final DeviceItem WHOLE = route("192.0.2.0/24");

    private static DeviceItem route(final String prefix) {
        return new DeviceItem.Route("", IpPrefix.parse(prefix), NextHop.BLACKHOLE);
    }

    private static Map<String, DeviceItem> byKey(final DeviceItem... items) {
        return Arrays.stream(items).collect(Collectors.toMap(DeviceItem::key, Function.identity()));
    }

    private static DeviceState state(final DeviceItem... items) {
        return new DeviceState(byKey(items), Set.of("eth0"), Set.of(""), Map.of());
    }

    private static DeviceIntent intent(final DeviceItem... items) {
        return new DeviceIntent(byKey(items), Map.of("l1", byKey(items).keySet()), Map.of());
    }

    private static DeviceDiff diff(final DeviceIntent intent, final DeviceState state, final DeviceItem... recorded) {
        return DeviceDiff.of(intent, state, byKey(recorded), item -> Optional.empty());
    }

    @Test
    void addsRouteBeforeAddressAndRemovesItAfter() {
        assertEquals(new DeviceEdit(List.of(LOW, ADDRESS), List.of()), diff(intent(ADDRESS, LOW), state()).edit());
        assertEquals(new DeviceEdit(List.of(), List.of(ADDRESS, LOW)),
            diff(intent(), state(LOW, ADDRESS), ADDRESS, LOW).edit());
    }

    @Test
    void doesNothingWhenAllIsThere() {
        assertTrue(diff(intent(ADDRESS, LOW), state(ADDRESS, LOW), ADDRESS, LOW).edit().isEmpty());
    }

    @Test
    void makesBeforeItBreaks() {
        final var steps = diff(intent(WHOLE), state(LOW, HIGH)).edit().makeThenBreak();

        assertEquals(List.of(new DeviceEdit(List.of(WHOLE), List.of()), new DeviceEdit(List.of(), List.of(HIGH, LOW))),
            steps);
    }

    @Test
    void leavesForeignAddressesAlone() {
        assertTrue(diff(intent(), state(ADDRESS)).edit().isEmpty());
    }

    @Test
    void neverOverwritesForeignAddress() {
        final var foreign = new DeviceItem.Address("eth0", IpAddress.parse("192.0.2.1"), 24);

        final var diff = diff(intent(ADDRESS), state(foreign));

        assertTrue(diff.edit().isEmpty());
        assertEquals("the device already has address 192.0.2.1 eth0 with value 24, which CASM did not put there",
            diff.intent().refused().get("l1"));
    }

    @Test
    void repairsItsOwnAddress() {
        final var changed = new DeviceItem.Address("eth0", IpAddress.parse("192.0.2.1"), 24);

        assertEquals(List.of(ADDRESS), diff(intent(ADDRESS), state(changed), ADDRESS).edit().add());
    }

    @Test
    void removesOwnMacOnly() {
        final var mine = new DeviceItem.Mac("eth0", "00:00:5e:00:53:01");
        final var theirs = new DeviceItem.Mac("eth0", "00:00:5e:00:53:02");

        assertEquals(List.of(mine), diff(intent(), state(mine), mine).edit().remove());
        assertTrue(diff(intent(), state(theirs), mine).edit().isEmpty());
    }

    @Test
    void forgetsWhatIsNeitherWantedNorThere() {
        assertEquals(Set.of(OTHER.key()), diff(intent(ADDRESS), state(), ADDRESS, OTHER).obsolete());
    }

    @Test
    void refusesLeaseOnMissingInterfaceAndServesTheOthers() {
        final var lost = new DeviceItem.Address("eth9", IpAddress.parse("192.0.2.129"), 25);
        final var intent = new DeviceIntent(byKey(ADDRESS, WHOLE, lost), Map.of(
            "l1", Set.of(ADDRESS.key(), WHOLE.key()), "l2", Set.of(lost.key(), WHOLE.key())), Map.of());

        final var diff = diff(intent, state());

        assertEquals(Map.of("l2", "interface eth9 is not on the device"), diff.intent().refused());
        assertEquals(List.of(WHOLE, ADDRESS), diff.edit().add());
    }

    @Test
    void keepsRouteThatAFailedLeaseNeeds() {
        final var edit = new DeviceEdit(List.of(), List.of(ADDRESS, WHOLE, route("198.51.100.0/24")));

        assertEquals(List.of(ADDRESS, route("198.51.100.0/24")),
            edit.keepingRoutes(List.of(IpPrefix.parse("192.0.2.128/25"))).remove());
    }
}

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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentPlannerTest {
    private static final RoutePolicy AGGREGATE = new RoutePolicy(true, true, NextHop.BLACKHOLE, "", null);
    private static final RoutePolicy EACH = new RoutePolicy(true, false, NextHop.BLACKHOLE, "", null);

    private static BoundLease lease(final String id, final String prefix) {
        return new BoundLease(id, "pool", "pe1", "eth0", "", 0, IpBlock.of(IpPrefix.parse(prefix)));
    }

    private static Set<String> keys(final DeviceIntent intent) {
        return new TreeSet<>(intent.items().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.0/24, 192.0.2.1, 24",
        "192.0.2.4/30, 192.0.2.5, 30",
        "192.0.2.4/31, 192.0.2.4, 31",
        "192.0.2.4/32, 192.0.2.4, 32",
        "0.0.0.0/0, 0.0.0.1, 0",
        "2001:db8::/64, 2001:db8::1, 64",
        "2001:db8::2/127, 2001:db8::2, 127",
        "2001:db8::2/128, 2001:db8::2, 128",
    })
    void putsFirstUsableAddressOnInterface(final String prefix, final String address, final int length) {
        final var intent = IntentPlanner.plan(List.of(lease("l1", prefix)), pool -> RoutePolicy.NONE);

        assertEquals(List.of(new DeviceItem.Address("eth0", IpAddress.parse(address), length)),
            List.copyOf(intent.items().values()));
    }

    @Test
    void bindingOverridesPrefixLength() {
        final var lease = new BoundLease("l1", "pool", "pe1", "eth0", "", 24,
            IpBlock.of(IpPrefix.parse("192.0.2.7/32")));

        final var intent = IntentPlanner.plan(List.of(lease), pool -> EACH);

        assertEquals(Set.of("address 192.0.2.7 eth0", "route 192.0.2.7/32 "), keys(intent));
        assertEquals("24", intent.items().get("address 192.0.2.7 eth0").value());
    }

    @Test
    void aggregatesAdjacentLeasesAndNamesTheRouteForBoth() {
        final var leases = List.of(lease("l1", "192.0.2.0/25"), lease("l2", "192.0.2.128/25"));

        final var intent = IntentPlanner.plan(leases, pool -> AGGREGATE);

        assertEquals(Set.of("address 192.0.2.1 eth0", "address 192.0.2.129 eth0", "route 192.0.2.0/24 "),
            keys(intent));
        assertEquals(Map.of("l1", Set.of("address 192.0.2.1 eth0", "route 192.0.2.0/24 "),
            "l2", Set.of("address 192.0.2.129 eth0", "route 192.0.2.0/24 ")), intent.keysByLease());
    }

    @Test
    void keepsRoutesApartWithoutAggregation() {
        final var leases = List.of(lease("l1", "192.0.2.0/25"), lease("l2", "192.0.2.128/25"));

        final var intent = IntentPlanner.plan(leases, pool -> EACH);

        assertTrue(keys(intent).containsAll(Set.of("route 192.0.2.0/25 ", "route 192.0.2.128/25 ")));
    }

    @Test
    void aggregatesRoutesOfOneTagOnly() {
        final var leases = List.of(
            new BoundLease("l1", "a", "pe1", "", "", 0, IpBlock.of(IpPrefix.parse("192.0.2.0/26"))),
            new BoundLease("l2", "a", "pe1", "", "", 0, IpBlock.of(IpPrefix.parse("192.0.2.64/26"))),
            new BoundLease("l3", "b", "pe1", "", "", 0, IpBlock.of(IpPrefix.parse("192.0.2.128/25"))));

        final var intent = IntentPlanner.plan(leases, pool -> new RoutePolicy(true, true, NextHop.BLACKHOLE, "",
            "a".equals(pool) ? Long.valueOf(7) : null));

        assertEquals(Set.of("route 192.0.2.0/25 ", "route 192.0.2.128/25 "), keys(intent));
        assertEquals("blackhole tag 7", intent.items().get("route 192.0.2.0/25 ").value());
        assertEquals("blackhole", intent.items().get("route 192.0.2.128/25 ").value());
    }

    @Test
    void doesNotAggregateOverNextHopsOrInstances() {
        final var leases = List.of(
            new BoundLease("l1", "a", "pe1", "", "", 0, IpBlock.of(IpPrefix.parse("192.0.2.0/26"))),
            new BoundLease("l2", "b", "pe1", "", "", 0, IpBlock.of(IpPrefix.parse("192.0.2.64/26"))),
            new BoundLease("l3", "a", "pe1", "", "red", 0, IpBlock.of(IpPrefix.parse("192.0.2.128/26"))),
            new BoundLease("l4", "a", "pe1", "", "default", 0, IpBlock.of(IpPrefix.parse("192.0.2.192/26"))));

        final var intent = IntentPlanner.plan(leases, pool -> "a".equals(pool) ? AGGREGATE
            : new RoutePolicy(true, true, NextHop.PROHIBIT, "", null));

        assertEquals(Set.of("route 192.0.2.0/26 ", "route 192.0.2.64/26 ", "route 192.0.2.128/26 red",
            "route 192.0.2.192/26 "), keys(intent));
    }

    @Test
    void splitsRangeIntoPrefixes() {
        final var range = IpBlock.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("192.0.2.6"));

        final var intent = IntentPlanner.plan(List.of(new BoundLease("l1", "pool", "pe1", "eth0", "", 0, range)),
            pool -> AGGREGATE);

        assertEquals(Set.of("address 192.0.2.1 eth0", "route 192.0.2.1/32 ", "route 192.0.2.2/31 ",
            "route 192.0.2.4/31 ", "route 192.0.2.6/32 "), keys(intent));
    }

    @Test
    void refusesWhatHasNoPlaceAndSaysWhy() {
        final var leases = List.of(
            new BoundLease("mac", "pool", "pe1", "", "", 0, new MacBlock("00:00:5E:00:53:01")),
            new BoundLease("vlan", "pool", "pe1", "eth0", "", 0, new OtherResource("no place for a VLAN")),
            new BoundLease("m1", "pool", "pe1", "eth1", "", 0, new MacBlock("00:00:5e:00:53:02")),
            new BoundLease("m2", "pool", "pe1", "eth1", "", 0, new MacBlock("00:00:5e:00:53:03")));

        final var intent = IntentPlanner.plan(leases, pool -> AGGREGATE);

        assertEquals(Set.of("mac", "vlan", "m2"), intent.refused().keySet());
        assertEquals(new DeviceItem.Mac("eth1", "00:00:5e:00:53:02"), intent.items().get("mac eth1"));
    }

    @Test
    void doesNotDependOnTheOrderOfLeases() {
        final var leases = new ArrayList<BoundLease>();
        for (int i = 0; i < 16; i++) {
            leases.add(lease("l" + i, "192.0.2." + i + "/32"));
        }
        final var straight = IntentPlanner.plan(leases, pool -> AGGREGATE);
        Collections.reverse(leases);

        assertEquals(straight, IntentPlanner.plan(leases, pool -> AGGREGATE));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

/** Television over a VPN, with the groups of RFC 9182, A.4. */
class GroupMappingTest {
    private static final PoolCatalog CATALOG = catalog(
        pool("points", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24"),
        pool("points6", ObjectKind.IPV6_ULA, "fd00::/64"),
        pool("groups", ObjectKind.IPV4_MULTICAST, "239.128.0.0/10"),
        pool("groups6", ObjectKind.IPV6_MULTICAST, "ff35::/32"));

    private static Pool pool(final String name, final ObjectKind kind, final String range) {
        return Pool.of(name, kind, "s", List.of(new Segment("all", AddressRange.parse(range))));
    }

    private static PoolCatalog catalog(final Pool... pools) {
        final var byName = new HashMap<String, Pool>();
        List.of(pools).forEach(pool -> byName.put(pool.name(), pool));
        return new PoolCatalog(Map.of("s", AddressSpace.of("s")), byName, Map.of(), Set.of());
    }

    private static Need point(final String name, final String pool) {
        return new Need(name, Use.RENDEZVOUS_POINT, null, pool, null, 1, null);
    }

    private static Need groups(final String name, final String pool, final @Nullable String fixed) {
        return new Need(name, null, null, pool, null, 1,
            fixed == null ? null : Need.Fixed.of(AddressRange.parse(fixed)));
    }

    private static Service service(final List<Need> shared, final Node... nodes) {
        return new Service("tv", new Identity("l3vpn", Set.of("vpn")), Service.Terms.NONE, Pool.AdminState.ACTIVE,
            Service.Topology.ANY_TO_ANY, shared, List.of(nodes));
    }

    private static Node node(final String id, final Need... needs) {
        return new Node(id, null, false, Node.Instance.NONE, List.of(needs), List.of());
    }

    /** What is leased for a service. */
    private static Map<NeedKey, Lease> leased(final Service service) {
        final var ids = new AtomicInteger();
        final var engine = new AllocationEngine(() -> "lease-" + ids.incrementAndGet());
        engine.apply(CATALOG);
        final var planner = new Planner(service, CATALOG);
        final var held = new HashMap<NeedKey, Lease>();
        for (final var request : planner.requests(planner.holding(List.of()).missing(), "r", Mode.GRANT)) {
            final var granted = assertInstanceOf(Decision.Granted.class, engine.allocate(request, Instant.EPOCH));
            final Lease lease = granted.changes().getFirst().lease();
            held.put(NeedKey.of(lease.terms().attributes()), lease);
        }
        return held;
    }

    private static List<String> mappings(final Service service) {
        return GroupMapping.of(service, leased(service)).stream()
            .map(mapping -> mapping.groups() + " " + mapping.range() + " by " + mapping.rendezvousPoint()).toList();
    }

    @Test
    void groupsAreServedByTheSharedPoint() {
        assertEquals(List.of("iptv 239.130.0.0/15 by 10.0.0.0"), mappings(service(
            List.of(point("rp", "points"), groups("iptv", "groups", "239.130.0.0/15")))));
    }

    @Test
    void aNodeMayHaveItsOwn() {
        final var shared = List.of(point("rp", "points"), groups("all", "groups", "239.130.0.0/16"));
        assertEquals(List.of("all 239.130.0.0/16 by 10.0.0.0", "pe1/own 239.131.0.0/16 by 10.0.0.1",
            "pe2/own 239.132.0.0/16 by 10.0.0.0"), mappings(service(shared,
                node("pe1", new Need("rp", Use.RENDEZVOUS_POINT, null, "points", null, 1,
                    Need.Fixed.of(AddressRange.parse("10.0.0.1"))), groups("own", "groups", "239.131.0.0/16")),
                node("pe2", groups("own", "groups", "239.132.0.0/16")))));
    }

    @Test
    void eachIpVersionHasItsOwn() {
        assertEquals(List.of("four 239.128.0.0/32 by 10.0.0.0", "six ff35::/128 by fd00::"), mappings(service(List.of(
            point("rp", "points"), point("rp6", "points6"), groups("four", "groups", "239.128.0.0"),
            groups("six", "groups6", "ff35::")))));
        assertEquals(List.of(), mappings(service(List.of(point("rp", "points"), groups("six", "groups6", null)))));
    }

    @Test
    void twoPointsForTheSameGroupsAreRefused() {
        final var service = service(List.of(point("one", "points"), point("two", "points")));
        final var faults = new ArrayList<Refusal>();
        ServiceRules.check(CATALOG, CATALOG.withServices(Map.of("tv", service)), faults);
        assertEquals(List.of(Reason.INVALID), faults.stream().map(Refusal::reason).toList());
        assertTrue(faults.getFirst().message().contains("rendezvous points of one IP version"),
            faults.getFirst().message());
    }

    @Test
    void pointsAndGroupsAreOfTheirKind() {
        final var faults = new ArrayList<Refusal>();
        ServiceRules.check(CATALOG, CATALOG.withServices(Map.of("tv", service(List.of(point("rp", "groups"),
            new Need("g", Use.MULTICAST_GROUP, null, "points", null, 1, null))))), faults);
        assertEquals(List.of(Reason.KIND_MISMATCH, Reason.KIND_MISMATCH),
            faults.stream().map(Refusal::reason).toList());
    }
}

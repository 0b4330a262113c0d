/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem.Want;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.DeviceProfile.Traits;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Segment;

class PoolChoiceTest {
    private static final Identity BRAS = new Identity("bras", Set.of("bng", "device-role"));
    private static final Identity CGN = new Identity("cgn", Set.of("nat44", "transition-mechanism"));
    private static final Identity IPTV = new Identity("iptv", Set.of("service-kind"));
    private static final ObjectKind V4 = ObjectKind.IPV4_PRIVATE;

    private final Map<String, Pool> pools = new HashMap<>();

    private void pool(final String name, final int priority, final ObjectKind kind, final PoolSelector selector) {
        final var plain = Pool.of(name, kind, "s", List.of(new Segment("a", AddressRange.parse("10.0.0.0/24"))));
        pools.put(name, new Pool(name, kind, "s", null, plain.adminState(), priority, plain.segments(), List.of(),
            selector, plain.unit(), plain.fragmentation(), plain.algorithm(), plain.leaseRules(), plain.thresholds()));
    }

    private static PoolSelector selector(final String roles, final String services, final String mechanisms,
            final String locations) {
        return new PoolSelector(Set.of(), set(roles), set(services), set(mechanisms), set(locations), Set.of());
    }

    private static Set<String> set(final String names) {
        return names.isEmpty() ? Set.of() : Set.of(names.split(" "));
    }

    private PoolChoice choice(final DeviceProfile device, final Set<Identity> mechanisms, final boolean ports) {
        return new PoolChoice(new PoolCatalog(Map.of("s", AddressSpace.of("s")), pools, Map.of(), Set.of()), device,
            mechanisms, ports);
    }

    private static DeviceProfile device(final Traits traits, final String... order) {
        final var plain = DeviceProfile.of("d");
        return new DeviceProfile("d", traits, null, null, plain.management(), plain.liveness(),
            plain.reportInterval(), List.of(order));
    }

    private static Want want(final @Nullable ObjectKind kind, final @Nullable Identity mechanism,
            final @Nullable String pool) {
        return new Want(kind, null, mechanism, pool);
    }

    @Test
    void needsAType() {
        assertThrows(IllegalArgumentException.class, () -> new Want(null, IPTV, null, null));
    }

    @Test
    void takesPoolsByPriorityThenPrecisionThenName() {
        pool("z-first", 1, V4, PoolSelector.DEFAULT);
        pool("a-any", 100, V4, PoolSelector.DEFAULT);
        pool("b-role", 100, V4, selector("bng", "", "", ""));
        pool("c-both", 100, V4, selector("bng", "", "nat44", ""));
        pool("other-kind", 1, ObjectKind.VNI, PoolSelector.DEFAULT);

        assertEquals(List.of("z-first", "c-both", "b-role", "a-any"), choice(device(new Traits(Set.of(BRAS), Set.of(),
            Set.of(), null, false)), Set.of(CGN), false).candidates(want(ObjectKind.IPV4_UNICAST, null, null)));
    }

    @Test
    void keepsPoolsOfOthersFromADevice() {
        pool("role", 1, V4, selector("cgn-device", "", "", ""));
        pool("service", 1, V4, selector("", "voip", "", ""));
        pool("mechanism", 1, V4, selector("", "", "ds-lite", ""));
        pool("place", 1, V4, selector("", "", "", "south"));
        final var mine = choice(device(new Traits(Set.of(BRAS), Set.of(IPTV), Set.of(), "north", false)), Set.of(CGN),
            false);

        assertEquals(List.of(), mine.candidates(want(V4, null, null)));
        assertEquals(List.of(), mine.candidates(want(null, null, "role")));
        assertEquals(Reason.NO_MATCHING_POOL, mine.whyNone(want(V4, null, null)).reason());
        final var why = mine.whyNone(want(V4, CGN, null)).message();
        assertTrue(why.contains("transition-mechanism cgn serves device d with roles bras, services iptv, mechanisms"
            + " cgn, location north"), why);
        // a device of which nothing is said gets what is for all
        assertEquals(List.of(), choice(device(Traits.NONE), Set.of(), false).candidates(want(V4, null, null)));
    }

    @Test
    void servesAnyServiceToAll() {
        pool("any", 1, V4, selector("", "any-service", "", ""));

        assertEquals(List.of("any"), choice(device(Traits.NONE), Set.of(), false).candidates(want(V4, null, null)));
    }

    @Test
    void goesByTheMechanismAlone() {
        pool("nat", 1, V4, selector("", "", "nat44", ""));
        pool("all", 1, V4, PoolSelector.DEFAULT);
        final var mine = choice(device(Traits.NONE), Set.of(), false);

        assertEquals(List.of("nat"), mine.candidates(want(null, CGN, null)));
        assertEquals(List.of("nat", "all"), mine.candidates(want(V4, CGN, null)));
    }

    @Test
    void givesPortsOnlyToWhomCanUseThem() {
        pool("ports", 1, ObjectKind.PORT_SET, PoolSelector.DEFAULT);
        final var want = want(ObjectKind.PORT_SET, null, null);

        assertEquals(List.of("ports"), choice(device(Traits.NONE), Set.of(), true).candidates(want));
        assertEquals(List.of(), choice(device(Traits.NONE), Set.of(), false).candidates(want));
        assertTrue(choice(device(Traits.NONE), Set.of(), false).whyNone(want).message().contains("port-allocation"));
    }

    @Test
    void followsThePoolOrderOfTheDevice() {
        pool("a", 1, V4, selector("cgn-device", "", "", ""));
        pool("b", 2, V4, PoolSelector.DEFAULT);
        pool("c", 3, ObjectKind.IPV4_PUBLIC, PoolSelector.DEFAULT);
        final var mine = choice(device(Traits.NONE, "b", "a"), Set.of(), false);

        assertEquals(List.of("b", "a"), mine.candidates(want(V4, null, null)));
        assertEquals(List.of("a"), mine.candidates(want(null, null, "a")));
        // none of the order is of this kind
        assertEquals(List.of("c"), mine.candidates(want(ObjectKind.IPV4_PUBLIC, null, null)));
    }

    @Test
    void saysWhyANamedPoolIsNone() {
        pool("a", 1, V4, PoolSelector.DEFAULT);
        final var mine = choice(device(Traits.NONE), Set.of(), false);

        assertEquals(Reason.KIND_MISMATCH, mine.whyNone(want(ObjectKind.VNI, null, "a")).reason());
        assertEquals("there is no pool x", mine.whyNone(want(V4, null, "x")).message());
    }
}

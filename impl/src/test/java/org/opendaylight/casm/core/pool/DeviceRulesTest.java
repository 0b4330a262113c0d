/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;

class DeviceRulesTest {
    private static final PoolCatalog EMPTY = PoolCatalog.EMPTY;
    private static final PoolCatalog FULL = new PoolCatalog(Map.of("s", AddressSpace.of("s")), Map.of("p",
        Pool.of("p", ObjectKind.IPV4_PRIVATE, "s", List.of(new Segment("a", AddressRange.parse("10.0.0.0/24"))))),
        Map.of(), Set.of("t"));

    private static DeviceProfile device(final String id, final @Nullable String tenant,
            final @Nullable String control, final String... order) {
        final var plain = DeviceProfile.of(id);
        return new DeviceProfile(id, plain.traits(), tenant, control, plain.management(), plain.liveness(),
            plain.reportInterval(), List.of(order));
    }

    private static PoolCatalog with(final PoolCatalog catalog, final DeviceProfile... devices) {
        final var byId = new HashMap<String, DeviceProfile>();
        List.of(devices).forEach(one -> byId.put(one.deviceId(), one));
        return catalog.withDevices(byId);
    }

    private static String check(final PoolCatalog before, final PoolCatalog after) {
        return String.join("; ", new CatalogValidator().check(before, after).stream()
            .map(fault -> fault.reason().appTag() + " " + fault.message()).toList());
    }

    @Test
    void takesWhatIsThere() {
        assertEquals("", check(FULL, with(FULL, device("a", "t", "b", "p"), device("b", null, null))));
    }

    @Test
    void refusesWhatIsNotThere() {
        assertEquals("casm:invalid-value device a names the unknown tenant x; casm:invalid-value device a names the"
            + " unknown pool y in its pool-order; casm:invalid-value device a names the unknown control-plane z",
            check(FULL, with(FULL, device("a", "x", "z", "y"))));
    }

    @Test
    void refusesCirclesOfControl() {
        assertEquals("casm:invalid-value device a is its own control-plane, by itself or in a circle",
            check(EMPTY, with(EMPTY, device("a", null, "a"))));
        assertEquals(3, new CatalogValidator().check(EMPTY, with(EMPTY, device("a", null, "b"), device("b", null, "c"),
            device("c", null, "a"), device("d", null, "a"))).size());
    }

    @Test
    void keepsWhatDevicesName() {
        final var before = with(FULL, device("a", "t", "b", "p"), device("b", null, null));

        assertEquals("casm:in-use device a names tenant t, which is to be deleted; change the device first;"
            + " casm:in-use device a names pool p in its pool-order, which is to be deleted; change the device first;"
            + " casm:in-use device a names control-plane b, which is to be deleted; change the device first",
            check(before, with(EMPTY, device("a", "t", "b", "p"))).replaceAll("casm:in-use address space[^;]*; ", ""));
    }
}

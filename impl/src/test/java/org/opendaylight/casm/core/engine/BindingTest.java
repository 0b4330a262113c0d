/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** Where a lease is configured, as far as its address space has a say in it. */
class BindingTest {
    private static final Pool POOL = pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make();

    private final EngineFixture fixture = new EngineFixture(catalog("red"));

    private static PoolCatalog catalog(final @Nullable String networkInstance) {
        return new PoolCatalog(Map.of("default", new AddressSpace("default", "vrf", null, null,
            AddressSpace.Overlap.UNIQUE, Set.of(), false, networkInstance)), Map.of("p", POOL), Map.of(), Set.of());
    }

    private static AllocationRequest request(final @Nullable Binding binding, final Mode mode) {
        return new AllocationRequest("r", new Target.Named("p"), Owner.NONE, new Size.Default(), Placement.ANY, null,
            new Lease.Terms("why", binding, Map.of("k", "v")), mode);
    }

    private static Binding bound(final @Nullable String networkInstance) {
        return new Binding("pe1", "eth0", networkInstance, 28, false);
    }

    private static @Nullable Binding one(final Decision decision) {
        return EngineFixture.one(assertInstanceOf(Decision.Granted.class, decision).leases()).terms().binding();
    }

    @ParameterizedTest
    @EnumSource
    void isInTheNetworkInstanceOfTheSpace(final Mode mode) {
        final var lease = EngineFixture.one(assertInstanceOf(Decision.Granted.class,
            fixture.engine.allocate(request(bound(null), mode), fixture.now)).leases());

        assertEquals(new Lease.Terms("why", bound("red"), Map.of("k", "v")), lease.terms());
    }

    @ParameterizedTest
    @EnumSource
    void isInTheNetworkInstanceOfTheSpaceInABundle(final Mode mode) {
        final var bundle = new BundleRequest(List.of(request(bound(null), mode).ofItem("a"),
            request(bound("blue"), mode).ofItem("b")));

        final var leases = assertInstanceOf(Decision.Granted.class,
            fixture.engine.allocate(bundle, fixture.now)).leases();

        assertEquals(new Lease.Terms("why", bound("red"), Map.of("k", "v"), "a"), leases.get(0).terms());
        assertEquals(new Lease.Terms("why", bound("blue"), Map.of("k", "v"), "b"), leases.get(1).terms());
    }

    @Test
    void keepsANetworkInstanceOfItsOwn() {
        assertEquals(bound("blue"), one(fixture.engine.allocate(request(bound("blue"), Mode.GRANT), fixture.now)));
    }

    @Test
    void isNotMadeUp() {
        assertNull(one(fixture.engine.allocate(request(null, Mode.GRANT), fixture.now)));
        fixture.engine.apply(catalog(null));
        assertEquals(bound(null), one(fixture.engine.allocate(request(bound(null), Mode.GRANT), fixture.now)));
    }

    @Test
    void staysWhatItWasWhenTheSpaceChanges() {
        final var lease = EngineFixture.one(fixture.grant(request(bound(null), Mode.GRANT)));

        fixture.engine.apply(catalog("green"));

        assertEquals(bound("red"), fixture.engine.lease(lease.id()).orElseThrow().terms().binding());
        assertEquals(bound("green"), one(fixture.engine.allocate(request(bound(null), Mode.DRY_RUN), fixture.now)));
    }
}

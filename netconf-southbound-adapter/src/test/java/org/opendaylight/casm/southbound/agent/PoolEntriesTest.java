/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.southbound.agent.PoolEntries.Ratios;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.address.pool.OperationalBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.binding.BindingBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseLifetime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseLifetime.Enumeration;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yangtools.yang.common.Uint64;

class PoolEntriesTest {
    @ParameterizedTest
    @EnumSource
    void onlyLiveLeasesAreOnTheDevice(final LeaseState state) {
        final var entry = PoolEntries.entry(Fixture.lease("1", "10.0.0.0/28").setState(state).build(), Ratios.USUAL,
            Fixture.GRANTED);

        assertEquals(Set.of(LeaseState.Active, LeaseState.Renewing).contains(state), entry.isPresent());
    }

    @Test
    void tellsWhenToRenewByTheRulesOfThePool() {
        final var entry = Fixture.entry("1", "10.0.0.0/28");

        assertEquals(50, entry.getRenewAfter().getValue().intValue());
        assertEquals(87, entry.getRebindAfter().getValue().intValue());
        assertNull(entry.getExpiring());
        assertNull(entry.getDrain());
    }

    @Test
    void tellsThatARenewalIsOverdue() {
        final var lease = Fixture.lease("1", "10.0.0.0/28").build();

        assertNull(PoolEntries.entry(lease, Ratios.USUAL, Fixture.GRANTED.plusSeconds(86)).orElseThrow()
            .getExpiring());
        assertEquals(true, PoolEntries.entry(lease, Ratios.USUAL, Fixture.GRANTED.plusSeconds(88)).orElseThrow()
            .getExpiring());
    }

    @Test
    void anInfiniteLeaseIsNeverOverdue() {
        final var lease = Fixture.lease("1", "10.0.0.0/28").setExpiresAt(null)
            .setLifetime(new LeaseLifetime(Enumeration.Infinite)).build();

        final var entry = PoolEntries.entry(lease, Ratios.USUAL, Fixture.GRANTED.plusSeconds(1 << 30)).orElseThrow();

        assertNull(entry.getExpiring());
        assertNull(entry.getRenewAfter());
    }

    @Test
    void aRecalledLeaseIsDrained() {
        final var until = new DateAndTime("2026-11-22T10:00:30Z");

        final var entry = PoolEntries.entry(Fixture.lease("1", "10.0.0.0/28").setStateUntil(until).build(),
            Ratios.USUAL, Fixture.GRANTED).orElseThrow();

        assertEquals(true, entry.getDrain());
        assertEquals(until, entry.getDrainUntil());
    }

    @Test
    void theNetworkInstanceGoesAlong() {
        final var entry = PoolEntries.entry(Fixture.lease("1", "10.0.0.0/28")
            .setBinding(new BindingBuilder().setNetworkInstance("blue").build()).build(), Ratios.USUAL,
            Fixture.GRANTED);

        assertEquals(Optional.of("blue"), entry.map(pool -> pool.getNetworkInstance()));
    }

    @Test
    void whatTheDeviceSaysItselfIsNoDifference() {
        final var wanted = Fixture.entry("1", "10.0.0.0/28");
        final var found = new AddressPoolBuilder(wanted).setDrain(false).setExpiring(false).setDistributeRoute(true)
            .setOperational(new OperationalBuilder().setInUse(Uint64.TEN).build()).build();

        assertTrue(PoolEntries.compare(Map.of("1", wanted), Map.of("1", found)).isNone());
    }

    @Test
    void writesWhatIsOtherwiseAndDeletesWhatIsOver() {
        final var kept = Fixture.entry("1", "10.0.0.0/28");
        final var changed = Fixture.entry("2", "10.0.0.16/28");
        final var before = new AddressPoolBuilder(changed).setDrain(true).build();
        final var fresh = Fixture.entry("3", "10.0.0.32/28");

        final var difference = PoolEntries.compare(Map.of("1", kept, "2", changed, "3", fresh),
            Map.of("1", kept, "2", before, "4", Fixture.entry("4", "10.0.0.48/28")));

        assertEquals(Map.of("2", changed, "3", fresh), difference.write());
        assertEquals(Set.of("4"), difference.delete());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Range;

class LeaseMapperTest {
    @ParameterizedTest
    @CsvSource({
        "IPV4_UNICAST, 0.0.0.0-191.255.255.255",
        "IPV4_PRIVATE, 10.0.0.0/8", "IPV4_PRIVATE, 10.0.0.1/32", "IPV4_PRIVATE, 10.0.0.1-10.0.0.6",
        "IPV4_PRIVATE, 10.0.0.2/31", "IPV6_GUA, 2001:db8::/32", "IPV6_GUA, 2001:db8::1/128",
        "ROUTE_DISTINGUISHER, 0:65000:101", "ROUTE_TARGET, 1:192.0.2.1:1-1:192.0.2.1:4",
        "ETHERNET_SEGMENT_ID, 04:c0:00:02:01:00:00:00:07:00",
        "IPV6_GUA, 2001:db8::1-2001:db8::ffff", "IPV6_UNICAST, ::/1", "MAC_ADDRESS, 00:00:00:00:00:00",
        "MAC_ADDRESS, 00:00:00:00:00:00-ff:ff:ff:ff:ff:ff", "MAC_LOCAL, 02:00:00:00:00:01-02:00:00:00:01:00",
        "VLAN_ID, 1", "VLAN_ID, 1-4094", "NUMBER, 18446744073709551615", "NUMBER, 0-18446744073709551615"
    })
    void comesBackAsItWas(final ObjectKind kind, final String range) {
        final var lease = Leases.active("l", kind, range);

        assertEquals(lease, LeaseMapper.fromAllocation(LeaseMapper.toAllocation(lease, 5)));
    }

    @Test
    void keepsWhatObjectsAreCalled() {
        final var plain = Leases.active("l", ObjectKind.USER_DEFINED, "17-18");
        final var lease = new Lease(plain.id(), plain.pool(), plain.addressSpace(), plain.kind(), plain.range(),
            plain.state(), plain.lifetime(), plain.expiresAt(), plain.stateUntil(), plain.generation(), plain.owner(),
            plain.terms(), plain.requestId(), plain.created(), plain.changed(), new NamedObjects("key", "11-12"));

        final var entry = LeaseMapper.toAllocation(lease, 5);

        assertEquals(lease, LeaseMapper.fromAllocation(entry));
        assertEquals(ResourceMapper.toValue("11-12"), entry.getResource());
    }

    @Test
    void keepsAllThatIsKnown() {
        final var lease = Leases.full();

        final var entry = LeaseMapper.toAllocation(lease, -1);

        assertEquals(lease, LeaseMapper.fromAllocation(entry));
        assertEquals("18446744073709551615", entry.getLedgerVersion().toString());
        assertEquals("infinite", entry.getLifetime().getEnumeration().getName());
    }

    @ParameterizedTest
    @CsvSource({"OFFERED", "ACTIVE", "RENEWING", "EXPIRED", "QUARANTINED", "RELEASING", "RELEASED", "REVOKED"})
    void keepsTheState(final LeaseState state) {
        final var lease = Leases.full().next(state, Lifetime.ofSeconds(0xFFFF_FFFFL), null, null, Leases.CREATED);

        assertEquals(lease, LeaseMapper.fromAllocation(LeaseMapper.toAllocation(lease, 1)));
    }

    @Test
    void writesAlignedRangesAsPrefix() {
        assertEquals("10.0.0.0/30", assertInstance(Prefix.class, "10.0.0.0-10.0.0.3").getPrefix().stringValue());
        assertEquals("10.0.0.4", assertInstance(Range.class, "10.0.0.1-10.0.0.4").getRangeEnd().stringValue());
    }

    private static <T> T assertInstance(final Class<T> type, final String range) {
        return type.cast(LeaseMapper.toAnswer(Leases.active("l", ObjectKind.IPV4_PRIVATE, range), null).getResource());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1#1024-2047", "192.0.2.1#0-65535", "192.0.2.18#psid=52/8+6",
        "192.0.2.1#psid=0/8+6", "192.0.2.1#psid=0-255/8+6", "192.0.2.1#psid=0/0+4"})
    void keepsPorts(final String ports) {
        final var lease = Leases.active("l", ObjectKind.PORT_SET, ports);

        final var entry = LeaseMapper.toAllocation(lease, 1);

        assertEquals(ports.substring(0, ports.indexOf('#')) + "/32",
            ((Prefix) entry.getResource()).getPrefix().stringValue());
        assertEquals(lease, LeaseMapper.fromAllocation(entry));
    }

    @Test
    void namesNoPortSetForAllOfAnAddress() {
        final var entry = LeaseMapper.toAnswer(Leases.active("l", ObjectKind.PORT_SET, "192.0.2.1#psid=0-255/8+6"),
            null);

        assertEquals(8, entry.getPortSet().getPsidLen().intValue());
        assertNull(entry.getPortSet().getPsid());
    }

    @Test
    void saysWhenToRenew() {
        final var lease = Leases.active("l", ObjectKind.VLAN_ID, "7");

        final var entry = LeaseMapper.toAllocation(lease, 1, LeaseRules.DEFAULT);

        assertEquals(1800, entry.getRenewAfter().getValue().intValue());
        assertEquals(3150, entry.getRebindAfter().getValue().intValue());
        assertNull(LeaseMapper.toAllocation(Leases.full(), 1, LeaseRules.DEFAULT).getRenewAfter());
        assertNull(LeaseMapper.toAllocation(lease, 1).getRenewAfter());
    }

    @Test
    void refusesAnEntryThatIsNotWhole() {
        final var entry = new AllocationBuilder(LeaseMapper.toAllocation(Leases.full(), 1)).setState(null).build();

        assertThrows(IllegalArgumentException.class, () -> LeaseMapper.fromAllocation(entry));
    }

    @Test
    void pushesUnlessToldNotTo() {
        final var full = LeaseMapper.toAllocation(Leases.full(), 1);
        final var silent = new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation
            .rev261122.binding.BindingBuilder(full.getBinding()).setPush(null).build();

        final Lease lease = LeaseMapper.fromAllocation(new AllocationBuilder(full).setBinding(silent).build());

        assertEquals(true, lease.terms().binding().push());
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        final var entry = LeaseMapper.toAllocation(Leases.active("l", ObjectKind.VLAN_ID, "7"), 1);

        assertEquals(Owner.NONE, OwnerMapper.ofYang(entry));
        assertNull(entry.getBinding());
        assertEquals(Map.of(), entry.nonnullAttribute());
    }
}

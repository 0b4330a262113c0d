/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease.Terms;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ConfirmInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ReleaseInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.binding.BindingBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.CountBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.PrefixLengthBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.SpecificBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.UnitsBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.renew.input.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.MatchBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Bras;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv6Gua;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.L3vpn;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseLifetime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.attribute.AttributeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSetBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.Resource;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.NumberBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.PrefixBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.RangeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.ValueBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

class RequestMapperTest {
    private static final List<String> ABC = List.of("a", "b", "c");

    static AllocateInputBuilder allocate() {
        return new AllocateInputBuilder().setRequestId(new MessageId("r1"))
            .setFrom(new PoolBuilder().setPool(new Name("p")).build());
    }

    private static AllocateInputBuilder specific(final Resource resource) {
        return allocate().setSize(new SpecificBuilder().setSpecific(
            new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand
                .size.specific.SpecificBuilder().setResource(resource).build()).build());
    }

    private static AllocateInputBuilder prefix(final String text) {
        return specific(new PrefixBuilder().setPrefix(IetfInetUtil.ipPrefixFor(text)).build());
    }

    private static AllocateInputBuilder range(final String start, final String end) {
        return specific(new RangeBuilder()
            .setRangeStart(start == null ? null : IetfInetUtil.ipAddressNoZoneFor(start))
            .setRangeEnd(end == null ? null : IetfInetUtil.ipAddressNoZoneFor(end)).build());
    }

    private static AllocateInputBuilder number(final Integer start, final Integer end) {
        return specific(new NumberBuilder().setNumberStart(start == null ? null : Uint64.valueOf(start))
            .setNumberEnd(end == null ? null : Uint64.valueOf(end)).build());
    }

    @Test
    void takesDefaultsForWhatIsAbsent() throws InvalidRequestException {
        final var request = RequestMapper.toRequest(allocate().build());

        assertEquals("r1", request.requestId());
        assertEquals(new Target.Named("p"), request.target());
        assertEquals(new Size.Default(), request.size());
        assertEquals(Placement.ANY, request.placement());
        assertEquals(Owner.NONE, request.owner());
        assertEquals(Terms.NONE, request.terms());
        assertEquals(null, request.lifetime());
        assertEquals(Mode.GRANT, request.mode());
    }

    @Test
    void takesOverAllThatIsGiven() throws InvalidRequestException {
        final var request = RequestMapper.toRequest(allocate()
            .setFrom(new MatchBuilder().setMatch(new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang
                .casm.allocation.rev261122.selector.from.match.MatchBuilder().setKind(Ipv6Gua.VALUE)
                .setAddressSpace(new Name("s")).setDeviceRole(Bras.VALUE).setService(L3vpn.VALUE).setLocation("here")
                .setLabel(Set.of("gold")).build()).build())
            .setTenant(new Name("t")).setApplication("a").setDeviceId("d").setInterface("i").setServiceId("v")
            .setSubscriber("u").setContiguous(true).setNear(IetfInetUtil.ipPrefixFor("2001:db8::/48"))
            .setPurpose("p").setHold(true).setLifetime(new LeaseLifetime(new Seconds(Uint32.TEN)))
            .setBinding(new BindingBuilder().setNodeId("n").setPrefixLength(Uint8.valueOf(64)).build())
            .setAttribute(BindingMap.of(new AttributeBuilder().setName(new Name("k")).build()))
            .setSize(new UnitsBuilder().setUnits(Uint32.TWO).build()).build());

        assertEquals(new Target.Selector(ObjectKind.IPV6_GUA, "s", new Identity("bras", Set.of("bng", "device-role")),
            new Identity("l3vpn", Set.of("vpn", "service-kind")), "here", Set.of("gold")), request.target());
        assertEquals(new Owner("t", "a", "d", "i", "v", "u"), request.owner());
        assertEquals(new Placement(true, AddressRange.parse("2001:db8::/48")), request.placement());
        assertEquals(Lifetime.ofSeconds(10), request.lifetime());
        assertEquals(new Terms("p", new Binding("n", null, null, 64, true), Map.of("k", "")), request.terms());
        assertEquals(new Size.Units(2), request.size());
        assertEquals(Mode.HOLD, request.mode());
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
            Arguments.of(allocate().setSize(new CountBuilder().setCount(Uint64.MAX_VALUE).build()),
                new Size.Count(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE))),
            Arguments.of(allocate().setSize(new PrefixLengthBuilder().setPrefixLength(Uint8.valueOf(128)).build()),
                new Size.PrefixLength(128)),
            Arguments.of(allocate().setSize(new PrefixLengthBuilder().setPrefixLength(Uint8.ZERO).build()),
                new Size.PrefixLength(0)),
            Arguments.of(prefix("10.0.0.0/24"), block("10.0.0.0/24")),
            Arguments.of(prefix("2001:DB8:0::/64"), block("2001:db8::/64")),
            Arguments.of(range("10.0.0.1", null), block("10.0.0.1/32")),
            Arguments.of(range("10.0.0.1", "10.0.0.9"), block("10.0.0.1-10.0.0.9")),
            Arguments.of(number(5, null), block("5")),
            Arguments.of(number(5, 9), block("5-9")),
            Arguments.of(specific(new MacBuilder().setMacStart(new MacAddress("02:00:00:00:00:FE"))
                .setMacCount(Uint64.valueOf(3)).build()), block("02:00:00:00:00:fe-02:00:00:00:01:00")),
            Arguments.of(specific(new MacBuilder().setMacStart(new MacAddress("02:00:00:00:00:01")).build()),
                block("02:00:00:00:00:01")));
    }

    private static Size block(final String range) {
        return new Size.Specific(AddressRange.parse(range));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void readsTheSize(final AllocateInputBuilder input, final Size size) throws InvalidRequestException {
        assertEquals(size, RequestMapper.toRequest(input.build()).size());
    }

    static Stream<Arguments> malformed() {
        final var whole = new MacAddress("00:00:00:00:00:01");
        final var ports = new SpecificBuilder().setSpecific(new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml
            .ns.yang.casm.allocation.rev261122.demand.size.specific.SpecificBuilder()
            .setPortSet(new PortSetBuilder().build()).build()).build();
        return Stream.of(
            Arguments.of(allocate().setRequestId(null), Reason.INVALID, "request-id is required"),
            Arguments.of(allocate().setFrom(null), Reason.INVALID, "pool is required"),
            Arguments.of(allocate().setFrom(new PoolBuilder().build()), Reason.INVALID, "pool is required"),
            Arguments.of(allocate().setFrom(new MatchBuilder().setMatch(new org.opendaylight.yang.gen.v1.urn
                .opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.match.MatchBuilder().setKind(
                    org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind
                        .VALUE).build()).build()), Reason.KIND_MISMATCH, "kind object-kind"),
            Arguments.of(allocate().setLifetime(new LeaseLifetime(new Seconds(Uint32.ZERO))), Reason.LIFETIME,
                "lifetime is 0 s"),
            Arguments.of(allocate().setSize(new UnitsBuilder().setUnits(Uint32.ZERO).build()), Reason.INVALID,
                "units is 0"),
            Arguments.of(allocate().setSize(new CountBuilder().setCount(Uint64.ZERO).build()), Reason.INVALID,
                "count is 0"),
            Arguments.of(allocate().setSize(new PrefixLengthBuilder().setPrefixLength(Uint8.valueOf(129)).build()),
                Reason.INVALID, "prefix-length is 129"),
            Arguments.of(allocate().setNear(IetfInetUtil.ipPrefixFor("10.0.0.1/8")), Reason.INVALID,
                "near: 10.0.0.1/8"),
            Arguments.of(allocate().setBinding(new BindingBuilder().setInterface("eth0").build()), Reason.INVALID,
                "binding lacks node-id"),
            Arguments.of(allocate().setFrom(new MatchBuilder().setMatch(new org.opendaylight.yang.gen.v1.urn
                .opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.match.MatchBuilder().build())
                .build()), Reason.INVALID, "match has no condition"),
            Arguments.of(prefix("10.0.0.1/24"), Reason.INVALID, "host bits set; the block is 10.0.0.0/24"),
            Arguments.of(prefix("2001:db8::1/64"), Reason.INVALID, "host bits set; the block is 2001:db8::/64"),
            Arguments.of(range(null, "10.0.0.1"), Reason.INVALID, "range-start"),
            Arguments.of(range("10.0.0.9", "10.0.0.1"), Reason.INVALID, "ends before it starts"),
            Arguments.of(range("10.0.0.1", "2001:db8::1"), Reason.INVALID, "not an IPv4 address"),
            Arguments.of(number(null, 5), Reason.INVALID, "number-start"),
            Arguments.of(number(9, 5), Reason.INVALID, "ends before it starts"),
            Arguments.of(specific(new MacBuilder().setMacCount(Uint64.ONE).build()), Reason.INVALID, "mac-start"),
            Arguments.of(specific(new MacBuilder().setMacStart(whole)
                .setMacCount(Uint64.valueOf(1L << 48)).build()), Reason.INVALID, "above the last value"),
            Arguments.of(specific(new ValueBuilder().setValue(Set.of("0:1:1", "0:1:2")).build()), Reason.INVALID,
                "value"),
            Arguments.of(allocate().setSize(ports), Reason.INVALID, "specific names no prefix"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatCannotBeUnderstood(final AllocateInputBuilder input, final Reason reason, final String text) {
        final var refused = assertThrows(InvalidRequestException.class, () -> RequestMapper.toRequest(input.build()));

        assertEquals(reason, refused.refusal().reason());
        assertTrue(refused.refusal().message().contains(text), refused.refusal().message());
    }

    @Test
    void letsADryRunWinOverAHold() throws InvalidRequestException {
        assertEquals(Mode.DRY_RUN, RequestMapper.toRequest(allocate().setHold(true).setDryRun(true).build()).mode());
    }

    @Test
    void sortsIdsSoThatRepetitionsAreEqual() throws InvalidRequestException {
        final var ids = Set.of(new LeaseId("c"), new LeaseId("a"), new LeaseId("b"));

        assertEquals(ABC, RequestMapper.toIds(new ConfirmInputBuilder().setLeaseId(ids).build()));
        assertEquals(new ReleaseRequest.What.ById(ABC),
            RequestMapper.toRequest(new ReleaseInputBuilder().setLeaseId(ids).build()).what());
        assertEquals(ABC, RequestMapper.toRequest(new RenewInputBuilder().setLease(ids.stream()
            .map(id -> new LeaseBuilder().setLeaseId(id).build()).collect(BindingMap.toMap())).build())
            .items().stream().map(RenewRequest.Item::leaseId).toList());
    }

    @Test
    void refusesToActOnNothing() {
        assertThrows(InvalidRequestException.class, () -> RequestMapper.toIds(new ConfirmInputBuilder().build()));
        assertThrows(InvalidRequestException.class, () -> RequestMapper.toRequest(new RenewInputBuilder().build()));
        assertThrows(InvalidRequestException.class, () -> RequestMapper.toRequest(new ReleaseInputBuilder().build()));
    }

    @Test
    void releasesAllOfAnOwner() throws InvalidRequestException {
        final var owner = new Owner(null, null, "d", null, null, null);

        assertEquals(new ReleaseRequest(new ReleaseRequest.What.ByOwner(owner), owner, true), RequestMapper.toRequest(
            new ReleaseInputBuilder().setDeviceId("d").setSkipQuarantine(true).build()));
    }
}

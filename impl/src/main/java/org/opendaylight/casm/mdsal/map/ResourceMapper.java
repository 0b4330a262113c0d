/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.Resource;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Mac;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Number;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.NumberBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.PrefixBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Range;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.RangeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.ValueBuilder;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * The resource choice of the contract as a range. An aligned range of addresses is written as a prefix; values are
 * written in canonical text (RFC 5952).
 */
public final class ResourceMapper {
    private ResourceMapper() {
        // functions only
    }

    /**
     * The range that a resource names.
     *
     * @param what what is being read, for the message
     * @throws IllegalArgumentException when there is none, or it is malformed, with a text for the requester
     */
    public static AddressRange toRange(final @Nullable Resource resource, final String what) {
        return switch (resource) {
            case null -> throw new IllegalArgumentException(what + " names no prefix, range, mac, number or value");
            case org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource
                .resource.Prefix prefix ->
                AddressRange.of(Prefix.parse(require(prefix.getPrefix(), what, "prefix").stringValue()));
            case Range range -> ofAddresses(require(range.getRangeStart(), what, "range-start").stringValue(),
                range.getRangeEnd() == null ? null : range.getRangeEnd().stringValue());
            case Mac mac -> ofMacs(mac, what);
            case Number number -> new AddressRange(AddressFamily.NUMBER,
                UInt128.of(require(number.getNumberStart(), what, "number-start").longValue()),
                UInt128.of((number.getNumberEnd() == null ? require(number.getNumberStart(), what, "number-start")
                    : number.getNumberEnd()).longValue()));
            case Value value -> throw new IllegalArgumentException(what + " has a value, which means something in a"
                + " pool only");
            default -> throw new IllegalArgumentException(what + " is of an unknown form: " + resource);
        };
    }

    /**
     * The ranges that a resource names in a pool: as many as it has values, or one.
     *
     * @param notation reads a value: one object or {@code first-last}
     * @param what what is being read, for the message
     * @throws IllegalArgumentException when there is none, or one is malformed, with a text for the requester
     */
    public static List<AddressRange> toRanges(final @Nullable Resource resource,
            final Function<String, AddressRange> notation, final String what) {
        if (!(resource instanceof Value value)) {
            return List.of(toRange(resource, what));
        }
        final var texts = value.getValue();
        if (texts == null || texts.isEmpty()) {
            throw new IllegalArgumentException(what + " has no value");
        }
        return texts.stream().sorted().map(notation).toList();
    }

    /**
     * The range that a resource names in a pool.
     *
     * @param notation reads a value: one object or {@code first-last}
     * @param what what is being read, for the message
     * @throws IllegalArgumentException when there is none or more than one, or it is malformed
     */
    public static AddressRange toOneRange(final @Nullable Resource resource,
            final Function<String, AddressRange> notation, final String what) {
        final var ranges = toRanges(resource, notation, what);
        if (ranges.size() > 1) {
            throw new IllegalArgumentException(what + " has " + ranges.size() + " values; name one, or first-last");
        }
        return ranges.getFirst();
    }

    /**
     * A range with the ports that are named next to it.
     *
     * @param ports null when all of the addresses is meant
     * @throws IllegalArgumentException when it has no ports, or they are malformed
     */
    public static AddressRange withPorts(final AddressRange range, final @Nullable PortSet ports, final String what) {
        return ports == null ? range : PortSetMapper.range(range, ports, PortSets.Layout.PLAIN, what);
    }

    /** The resource choice for a range; of ports, that of their addresses. */
    public static Resource toResource(final AddressRange range) {
        return switch (range.family()) {
            case IPV4, IPV6 -> range.asPrefix()
                .<Resource>map(prefix -> new PrefixBuilder().setPrefix(toIpPrefix(prefix)).build())
                .orElseGet(() -> new RangeBuilder().setRangeStart(toAddress(range.family(), range.start()))
                    .setRangeEnd(toAddress(range.family(), range.end())).build());
            case PORT -> toResource(PortSets.addresses(range));
            case MAC -> new MacBuilder().setMacStart(new MacAddress(range.family().format(range.start())))
                .setMacCount(Uint64.valueOf(range.size())).build();
            case NUMBER -> new NumberBuilder().setNumberStart(Uint64.fromLongBits(range.start().lo()))
                .setNumberEnd(Uint64.fromLongBits(range.end().lo())).build();
            case ROUTE_DISTINGUISHER, ROUTE_TARGET, ETHERNET_SEGMENT_ID, USER_DEFINED -> toValue(range.toString());
        };
    }

    /** The resource choice for what is leased. */
    static Resource toResource(final Lease lease) {
        final NamedObjects named = lease.named();
        return named == null ? toResource(lease.range()) : toValue(named.text());
    }

    /** The resource choice for objects of which a text is the notation. */
    public static Resource toValue(final String text) {
        return new ValueBuilder().setValue(Set.of(text)).build();
    }

    /** A prefix of either family. */
    public static IpPrefix toIpPrefix(final Prefix prefix) {
        return prefix.family() == AddressFamily.IPV4 ? new IpPrefix(new Ipv4Prefix(prefix.toString()))
            : new IpPrefix(new Ipv6Prefix(prefix.toString()));
    }

    private static IpAddressNoZone toAddress(final AddressFamily family, final UInt128 value) {
        final String text = family.format(value);
        return family == AddressFamily.IPV4 ? new IpAddressNoZone(new Ipv4AddressNoZone(text))
            : new IpAddressNoZone(new Ipv6AddressNoZone(text));
    }

    private static AddressRange ofAddresses(final String start, final @Nullable String end) {
        final var family = AddressFamily.guess(start);
        return new AddressRange(family, family.parse(start), family.parse(end == null ? start : end));
    }

    private static AddressRange ofMacs(final Mac mac, final String what) {
        final var start = AddressFamily.MAC.parse(require(mac.getMacStart(), what, "mac-start").getValue());
        final var count = mac.getMacCount() == null ? Uint64.ONE : mac.getMacCount();
        if (count.equals(Uint64.ZERO)) {
            throw new IllegalArgumentException(what + " has a mac-count of 0; the least is 1");
        }
        return new AddressRange(AddressFamily.MAC, start, start.add(UInt128.of(count.longValue()).previous()));
    }

    private static <T> T require(final @Nullable T value, final String what, final String leaf) {
        if (value == null) {
            throw new IllegalArgumentException(what + " lacks " + leaf);
        }
        return value;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.Count;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.PrefixLength;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.Specific;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.Units;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.From;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.Match;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;
import org.opendaylight.yangtools.binding.BaseIdentity;

/** Which pool a request is for, how much it asks for, and where that should lie. */
final class TargetMapper {
    private static final int LONGEST_PREFIX = 128;
    private static final Target ANY = new Target.Selector(null, null, null, null, null, Set.of());

    private TargetMapper() {
        // functions only
    }

    static Target target(final @Nullable From from) throws InvalidRequestException {
        if (from instanceof Pool named && named.getPool() != null) {
            return new Target.Named(named.getPool().getValue());
        }
        if (from instanceof Match all && all.getMatch() != null) {
            return selector(all.getMatch());
        }
        throw new InvalidRequestException("pool is required, or match with at least one condition");
    }

    static Size size(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand
            .@Nullable Size size) throws InvalidRequestException {
        return switch (size) {
            case null -> new Size.Default();
            case Units units when units.getUnits() != null ->
                new Size.Units(atLeastOne(units.getUnits().longValue(), "units"));
            case Count count when count.getCount() != null -> {
                final var members = count.getCount().toJava();
                atLeastOne(members.signum(), "count");
                yield new Size.Count(members);
            }
            case PrefixLength length when length.getPrefixLength() != null -> {
                final int bits = length.getPrefixLength().intValue();
                if (bits > LONGEST_PREFIX) {
                    throw new InvalidRequestException("prefix-length is " + bits
                        + "; the longest prefix has 32 bits in IPv4 and 128 in IPv6");
                }
                yield new Size.PrefixLength(bits);
            }
            case Specific specific when specific.getSpecific() != null -> specific(specific.getSpecific());
            default -> new Size.Default();
        };
    }

    static @Nullable AddressRange near(final @Nullable IpPrefix near) throws InvalidRequestException {
        try {
            return near == null ? null : AddressRange.parse(near.stringValue());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("near", e);
        }
    }

    private static Size specific(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand
            .size.specific.Specific block) throws InvalidRequestException {
        if (block.getResource() instanceof Value value) {
            if (value.getValue() == null || value.getValue().size() != 1) {
                throw new InvalidRequestException("specific has no value or more than one; name one, or first-last");
            }
            return new Size.Value(value.getValue().iterator().next());
        }
        try {
            return new Size.Specific(ResourceMapper.withPorts(ResourceMapper.toRange(block.getResource(),
                "specific"), block.getPortSet(), "specific"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidRequestException("specific", e);
        }
    }

    private static Target selector(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector
            .from.match.Match match) throws InvalidRequestException {
        final var space = match.getAddressSpace();
        final var labels = match.getLabel();
        final var selector = new Target.Selector(kind(match.getKind()), space == null ? null : space.getValue(),
            identityOrNull(match.getDeviceRole()), identityOrNull(match.getService()), match.getLocation(),
            labels == null ? Set.of() : labels);
        if (selector.equals(ANY)) {
            throw new InvalidRequestException("match has no condition, so that every pool would fit; give at least one,"
                + " or name a pool");
        }
        return selector;
    }

    static @Nullable ObjectKind kind(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122
            .@Nullable ObjectKind kind) throws InvalidRequestException {
        return kind == null ? null : KindMapper.ofYang(kind).orElseThrow(() ->
            new InvalidRequestException(Reason.KIND_MISMATCH, "kind " + IdentityNames.of(kind)
                + " is none that a pool of this version can have"));
    }

    private static @Nullable Identity identityOrNull(final @Nullable BaseIdentity identity) {
        return identity == null ? null : identity(identity);
    }

    static Identity identity(final BaseIdentity identity) {
        return new Identity(IdentityNames.of(identity), IdentityNames.basesOf(identity));
    }

    private static long atLeastOne(final long value, final String leaf) throws InvalidRequestException {
        if (value < 1) {
            throw new InvalidRequestException(leaf + " is 0; ask for at least 1, or leave it out for the default of the"
                + " pool");
        }
        return value;
    }
}

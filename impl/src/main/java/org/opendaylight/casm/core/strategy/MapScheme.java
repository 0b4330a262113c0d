/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.Optional;
import java.util.Set;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.PortSets.Layout;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PortRules;
import org.opendaylight.casm.core.scheme.MapRule;

/**
 * Gives the customer edge with an end-user IPv6 prefix its IPv4 address and port set, or its whole IPv4 address or
 * prefix where the rule shares none.
 */
final class MapScheme extends MappingScheme {
    private final MapRule rule;
    private final boolean shared;

    MapScheme(final Pool pool) {
        final MappingRules rules = pool.mapping();
        final Prefix ipv6 = require(rules.ruleIpv6Prefix(), "rule-ipv6-prefix");
        final Prefix ipv4 = require(rules.ruleIpv4Prefix(), "rule-ipv4-prefix");
        final Integer bits = rules.eaBits();
        if (bits == null) {
            throw new IllegalArgumentException("needs ea-bits");
        }
        final Integer offset = rules.psidOffset();
        final Integer length = rules.psidLength();
        final MapRule own = MapRule.of(ipv6, ipv4, bits, offset == null ? MapRule.DEFAULT_OFFSET : offset);
        rule = length == null ? own : new MapRule(ipv6, ipv4, bits, own.offset(), length);
        if (rule.psidLength() != own.psidLength()) {
            throw new IllegalArgumentException("has port-set identifiers that are not among the ea-bits, so that"
                + " nothing can be computed");
        }
        shared = rule.psidLength() > 0;
        requireFamily(pool, shared ? AddressFamily.PORT : AddressFamily.IPV4);
        requireInside(pool, shared ? PortSets.all(AddressRange.of(ipv4), layout()) : AddressRange.of(ipv4),
            shared ? ipv4 + " with port sets of psid-offset " + rule.offset() + " and psid-len " + rule.psidLength()
                : ipv4.toString());
        if (shared && PortRules.blockSize(pool) != layout().setSize()) {
            throw new IllegalArgumentException("gives port sets of " + layout().setSize() + " ports, not of "
                + PortRules.blockSize(pool) + "; set unit count to that");
        }
    }

    private Layout layout() {
        return new Layout(rule.offset(), rule.psidLength());
    }

    @Override
    public Set<String> parameters() {
        return Set.of("rule-ipv6-prefix", "rule-ipv4-prefix", "ea-bits", "psid-offset", "psid-len");
    }

    @Override
    public String source() {
        return "an end-user IPv6 prefix /" + rule.endUserLength() + " in " + rule.ipv6();
    }

    @Override
    public Optional<AddressRange> object(final AddressRange from) {
        if (from.family() != AddressFamily.IPV6 || !AddressRange.of(Prefix.around(AddressFamily.IPV6, from.start(),
                rule.endUserLength())).contains(from)) {
            return Optional.empty();
        }
        return rule.assigned(from.start()).map(assigned -> shared
            ? PortSets.set(assigned.ipv4().network(), layout(), assigned.psid()) : AddressRange.of(assigned.ipv4()));
    }

    @Override
    public Optional<AddressRange> origin(final UInt128 ipv4, final int port) {
        return rule.endUser(ipv4, port).map(AddressRange::of);
    }

    @Override
    public Optional<AddressRange> origin(final AddressRange value) {
        if (value.family() == AddressFamily.IPV4 && !shared) {
            return rule.endUser(value.start(), 0).map(AddressRange::of);
        }
        return value.family() != AddressFamily.PORT || !shared
            || !PortSets.layout(value.start()).equals(PortSets.layout(PortSets.all(AddressRange.of(rule.ipv4()),
                layout()).start())) ? Optional.empty()
            : rule.endUserOf(PortSets.address(value.start()),
                PortSets.position(value.start()) >>> PortSets.PORT_BITS - rule.psidLength()).map(AddressRange::of);
    }
}

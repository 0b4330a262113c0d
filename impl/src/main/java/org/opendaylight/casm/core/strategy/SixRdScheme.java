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
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.scheme.SixRd;

/** Gives the prefix that 6rd delegates to a customer edge in rule-ipv4-prefix, below rule-ipv6-prefix. */
final class SixRdScheme extends MappingScheme {
    private final SixRd scheme;

    SixRdScheme(final Pool pool) {
        requireFamily(pool, AddressFamily.IPV6);
        final Prefix common = pool.mapping().ruleIpv4Prefix();
        scheme = new SixRd(require(pool.mapping().ruleIpv6Prefix(), "rule-ipv6-prefix, the 6rd prefix"),
            common == null ? new Prefix(AddressFamily.IPV4, UInt128.ZERO, 0) : common);
        requireInside(pool, AddressRange.of(scheme.rule()), scheme.rule().toString());
    }

    @Override
    public Set<String> parameters() {
        return Set.of("rule-ipv6-prefix", "rule-ipv4-prefix");
    }

    @Override
    public String source() {
        return "the IPv4 address of a customer edge in " + scheme.common();
    }

    @Override
    public Optional<AddressRange> object(final AddressRange from) {
        return single(from, AddressFamily.IPV4).flatMap(scheme::delegated).map(AddressRange::of);
    }

    @Override
    public Optional<AddressRange> origin(final AddressRange value) {
        return value.family() != AddressFamily.IPV6 ? Optional.empty()
            : scheme.customerEdge(value.start()).map(ipv4 -> AddressRange.of(AddressFamily.IPV4, ipv4));
    }
}

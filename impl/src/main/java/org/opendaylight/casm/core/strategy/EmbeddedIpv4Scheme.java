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
import org.opendaylight.casm.core.scheme.EmbeddedIpv4;

/** Gives the IPv6 address below outside-prefix that carries an IPv4 address, if that is in inside-prefix. */
final class EmbeddedIpv4Scheme extends MappingScheme {
    private final EmbeddedIpv4 scheme;
    private final Prefix inside;

    EmbeddedIpv4Scheme(final Pool pool) {
        requireFamily(pool, AddressFamily.IPV6);
        scheme = new EmbeddedIpv4(require(pool.mapping().outsidePrefix(), "outside-prefix, that of the translator"));
        final Prefix from = pool.mapping().insidePrefix();
        inside = from == null ? new Prefix(AddressFamily.IPV4, UInt128.ZERO, 0) : from;
        if (inside.family() != AddressFamily.IPV4) {
            throw new IllegalArgumentException("has inside-prefix " + inside + ", which is not of IPv4");
        }
        requireInside(pool, AddressRange.of(scheme.prefix()), scheme.prefix().toString());
    }

    @Override
    public Set<String> parameters() {
        return Set.of("inside-prefix", "outside-prefix");
    }

    @Override
    public String source() {
        return "an IPv4 address in " + inside;
    }

    @Override
    public Optional<AddressRange> object(final AddressRange from) {
        return single(from, AddressFamily.IPV4).filter(AddressRange.of(inside)::contains)
            .map(ipv4 -> AddressRange.of(AddressFamily.IPV6, scheme.embed(ipv4)));
    }

    @Override
    public Optional<AddressRange> origin(final AddressRange value) {
        return single(value, AddressFamily.IPV6).flatMap(scheme::extract).filter(AddressRange.of(inside)::contains)
            .map(ipv4 -> AddressRange.of(AddressFamily.IPV4, ipv4));
    }
}

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
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.scheme.DeterministicNat;

/** Gives a user of inside-prefix its ports of an address of outside-prefix. */
final class DeterministicNatScheme extends MappingScheme {
    private final DeterministicNat scheme;

    DeterministicNatScheme(final Pool pool) {
        requireFamily(pool, AddressFamily.PORT);
        final MappingRules rules = pool.mapping();
        scheme = DeterministicNat.of(require(rules.insidePrefix(), "inside-prefix, that of the users"),
            require(rules.outsidePrefix(), "outside-prefix, that of the addresses they share"),
            rules.dynamicFactor(), DeterministicNat.firstPort(rules.reservedPorts()));
        requireInside(pool, PortSets.all(scheme.outside(), Layout.PLAIN), scheme.outside().toString());
        final int ports = scheme.portsPerUser();
        if (pool.unit().count() == null || !pool.unit().count().equals(java.math.BigInteger.valueOf(ports))) {
            throw new IllegalArgumentException("gives each user " + ports + " ports; set unit count to that");
        }
        final Integer most = rules.maxPorts();
        if (most != null && most < ports) {
            throw new IllegalArgumentException("gives each user " + ports + " ports, above max-ports " + most);
        }
        for (final Segment segment : pool.segments()) {
            if (segment.startPort() != scheme.firstPort()) {
                throw new IllegalArgumentException("gives ports from " + scheme.firstPort()
                    + ", the first behind reserved-ports, and segment " + segment.id() + " has them from "
                    + segment.startPort());
            }
        }
    }

    @Override
    public Set<String> parameters() {
        return Set.of("inside-prefix", "outside-prefix", "dynamic-factor", "max-ports", "reserved-ports");
    }

    @Override
    public String source() {
        return "the inside address of a user in " + scheme.inside();
    }

    @Override
    public Optional<AddressRange> object(final AddressRange from) {
        return from.start().equals(from.end()) && from.family() == scheme.inside().family()
            ? scheme.share(from.start()).map(share -> PortSets.ports(share.address(), share.startPort(),
                share.endPort())) : Optional.empty();
    }

    @Override
    public Optional<AddressRange> origin(final AddressRange value) {
        return value.family() != AddressFamily.PORT || PortSets.layout(value.start()).offset() > 0 ? Optional.empty()
            : scheme.user(PortSets.address(value.start()), PortSets.position(value.start()))
                .map(user -> AddressRange.of(scheme.inside().family(), user));
    }
}

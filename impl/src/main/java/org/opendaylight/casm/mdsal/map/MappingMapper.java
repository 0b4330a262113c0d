/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.number;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.allocation.Mapping;

/** The parameters of mapping schemes. */
final class MappingMapper {
    private MappingMapper() {
        // functions only
    }

    /**
     * The parameters as the domain knows them.
     *
     * @throws IllegalArgumentException when a prefix has host bits set
     */
    static MappingRules toRules(final @Nullable Mapping from) {
        if (from == null) {
            return MappingRules.NONE;
        }
        final var inside = from.getInsidePrefix();
        final var outside = from.getOutsidePrefix();
        final var rule6 = from.getRuleIpv6Prefix();
        final var rule4 = from.getRuleIpv4Prefix();
        final String salt = from.getSalt();
        return new MappingRules(inside == null ? null : Prefix.parse(inside.stringValue()),
            outside == null ? null : Prefix.parse(outside.stringValue()),
            from.getDynamicFactor() == null ? 0 : from.getDynamicFactor().intValue(), number(from.getMaxPorts()),
            from.getReservedPorts(), number(from.getEaBits()), number(from.getPsidOffset()),
            number(from.getPsidLen()),
            rule6 == null ? null : Prefix.parse(AddressFamily.IPV6, rule6.getValue()),
            rule4 == null ? null : Prefix.parse(AddressFamily.IPV4, rule4.getValue()), salt == null ? "" : salt);
    }
}

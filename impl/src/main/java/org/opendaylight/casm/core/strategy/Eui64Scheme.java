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
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.scheme.Eui64;

/** Gives the address with the interface identifier of a MAC address, in the /64 at the start of outside-prefix. */
final class Eui64Scheme extends MappingScheme {
    private final Eui64 scheme;

    Eui64Scheme(final Pool pool) {
        requireFamily(pool, AddressFamily.IPV6);
        scheme = new Eui64(require(pool.mapping().outsidePrefix(), "outside-prefix, the /64 of the addresses"));
        requireInside(pool, AddressRange.of(scheme.prefix()), scheme.prefix().toString());
    }

    @Override
    public Set<String> parameters() {
        return Set.of("outside-prefix");
    }

    @Override
    public String source() {
        return "a MAC address";
    }

    @Override
    public Optional<AddressRange> object(final AddressRange from) {
        return single(from, AddressFamily.MAC).map(mac -> AddressRange.of(AddressFamily.IPV6, scheme.address(mac)));
    }

    @Override
    public Optional<AddressRange> origin(final AddressRange value) {
        return single(value, AddressFamily.IPV6).flatMap(scheme::mac)
            .map(mac -> AddressRange.of(AddressFamily.MAC, mac));
    }
}

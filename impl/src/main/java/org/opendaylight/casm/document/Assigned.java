/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.vpn.Link;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

/**
 * What was assigned to a service.
 *
 * @param leases what meets each need
 * @param values the same as text, and what has no lease of its own
 * @param links the links of accesses
 */
public record Assigned(Map<NeedKey, Lease> leases, Map<NeedKey, String> values, Map<Place, List<Link>> links) {
    public Assigned {
        leases = Map.copyOf(leases);
        values = Map.copyOf(values);
        links = Map.copyOf(links);
    }

    /** The link of one IP version at a place; null when there is none. */
    @Nullable Link link(final NeedKey key) {
        final Lease lease = leases.get(key);
        final AddressFamily family = lease == null ? null : lease.range().family();
        return links.getOrDefault(key.place(), List.of()).stream().filter(link -> link.prefix().family() == family)
            .findFirst().orElse(null);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;

/**
 * Which rendezvous point serves which multicast groups of a service (RFC 7761, RFC 9182 section 7.6): the one of the
 * same IP version at the node, or else the one that all nodes share.
 *
 * @param groups the need for the groups
 * @param range the groups as text: a prefix, or first and last
 * @param rendezvousPoint address of the rendezvous point
 */
public record GroupMapping(NeedKey groups, String range, String rendezvousPoint) {
    private static final List<AddressRange> MULTICAST = List.of(AddressRange.parse("224.0.0.0/4"),
        AddressRange.parse("ff00::/8"));

    /**
     * The mappings of a service, in the order of the names of their needs. Groups without rendezvous point, such as
     * those of a single source (RFC 4607), are left out.
     *
     * @param held what meets which need
     */
    public static List<GroupMapping> of(final Service service, final Map<NeedKey, Lease> held) {
        final var needs = service.allNeeds();
        final var mappings = new ArrayList<GroupMapping>();
        held.forEach((key, lease) -> {
            final Need need = needs.get(key);
            if (need != null && isGroups(key, need, lease)) {
                final String point = pointFor(key.place(), lease.range().family(), needs, held);
                if (point != null) {
                    mappings.add(new GroupMapping(key, lease.text(), point));
                }
            }
        });
        mappings.sort(Comparator.comparing(mapping -> mapping.groups().toString()));
        return mappings;
    }

    private static boolean isGroups(final NeedKey key, final Need need, final Lease lease) {
        final Use said = need.use();
        return said == null ? key.place().access() == null
            && MULTICAST.stream().anyMatch(all -> all.overlaps(lease.range())) : said == Use.MULTICAST_GROUP;
    }

    private static @Nullable String pointFor(final Place place, final AddressFamily family,
            final Map<NeedKey, Need> needs, final Map<NeedKey, Lease> held) {
        final String own = pointAt(place, family, needs, held);
        return own != null || place.node() == null ? own : pointAt(Place.SHARED, family, needs, held);
    }

    private static @Nullable String pointAt(final Place place, final AddressFamily family,
            final Map<NeedKey, Need> needs, final Map<NeedKey, Lease> held) {
        for (final var entry : held.entrySet()) {
            final Need need = needs.get(entry.getKey());
            final Lease lease = entry.getValue();
            if (need != null && need.use() == Use.RENDEZVOUS_POINT && entry.getKey().place().equals(place)
                && lease.range().family() == family) {
                return family.format(lease.range().start());
            }
        }
        return null;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** The rules for addresses that hosts of an access get: they are a part of its link, and each is in one range. */
final class HostRules {
    private final Service service;
    private final PoolCatalog catalog;

    HostRules(final Service service, final PoolCatalog catalog) {
        this.service = service;
        this.catalog = catalog;
    }

    /** What is wrong with the ranges for hosts of an access, and what to do; null if nothing is. */
    @Nullable String fault(final Place place, final Access access) {
        final var needs = access.needs().stream().collect(Collectors.partitioningBy(
            need -> need.use() == Use.DHCP_RANGE));
        final var links = needs.get(Boolean.FALSE).stream().filter(need -> isLink(place, need)).map(this::familyOf)
            .collect(Collectors.toSet());
        final var ranges = new HashSet<@Nullable AddressFamily>();
        for (final Need need : needs.get(Boolean.TRUE)) {
            final String fault = fault(need, access, links, ranges);
            if (fault != null) {
                return "need " + new NeedKey(place, need.name()) + ' ' + fault;
            }
        }
        return null;
    }

    private @Nullable String fault(final Need need, final Access access, final Set<@Nullable AddressFamily> links,
            final Set<@Nullable AddressFamily> ranges) {
        final AddressFamily family = familyOf(need);
        if (need.pool() != null || need.prefixLength() != null || need.fixed() != null) {
            return "is for dhcp-range, which is a part of the link of its access; say how many addresses by count, and"
                + " neither pool nor prefix-length nor what is fixed";
        } else if (access.linkModel() != LinkModel.LAN) {
            return "is for dhcp-range, which only a subnet of hosts has; set link-model of the access to lan";
        } else if (!links.contains(null) && (family == null ? links.isEmpty() : !links.contains(family))) {
            return "is for dhcp-range, and the access has no link to take it from"
                + (family == null ? "" : " of its IP version") + "; add one";
        } else if (family == null && links.size() > 1) {
            return "is for dhcp-range, and the access has a link of each IP version; say by kind which one it is of";
        } else if (!ranges.add(family) || ranges.size() > 1 && (family == null || ranges.contains(null))) {
            return "is a second dhcp-range of one link; make them one, with the sum of their counts";
        }
        return null;
    }

    private boolean isLink(final Place place, final Need need) {
        return ServiceRules.useOf(service, new NeedKey(place, need.name()), need, catalog) == Use.LINK;
    }

    private @Nullable AddressFamily familyOf(final Need need) {
        final String name = need.pool();
        final Pool pool = name == null ? null : catalog.pools().get(name);
        final var kind = pool != null ? pool.kind() : need.kind();
        return kind == null ? null : kind.family().orElse(null);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/** Collects what is on the interface of an access. Not thread-safe. */
final class PortBuilder {
    private @Nullable Integer outer;
    private @Nullable Integer inner;
    private @Nullable String mac;

    /** Takes a lease in, if it is for the interface. */
    void add(final Use use, final Lease lease) {
        switch (use) {
            case OUTER_VLAN -> outer = (int) lease.range().start().lo();
            case INNER_VLAN -> inner = (int) lease.range().start().lo();
            case MAC_ADDRESS -> mac = lease.range().family().format(lease.range().start());
            case LINK, LOOPBACK, DHCP_RANGE, ROUTE_DISTINGUISHER, ROUTE_TARGET, HUB_TARGET, SPOKE_TARGET, VNI, EVI,
                MULTICAST_GROUP, RENDEZVOUS_POINT, OTHER -> {
                // not of the interface
            }
        }
    }

    /** The interface, with the addresses of the provider edge. */
    Attachment.Port build(final String name, final List<Link> links) {
        return new Attachment.Port(name, outer, inner, links.stream()
            .map(link -> new Attachment.Address(link.peText(), link.prefix().length()))
            .sorted(Comparator.comparing(Attachment.Address::ip)).toList(), mac);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.PortSets.Layout;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSetBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Sets of ports: the container next to the prefix of the address, as a range of ports and back. */
public final class PortSetMapper {
    /** Ports below are not given out unless a segment says so. */
    private static final int FIRST_PORT = 1024;

    private PortSetMapper() {
        // functions only
    }

    /**
     * A segment of a pool of ports.
     *
     * @throws IllegalArgumentException when it is malformed, with a text for the operator
     */
    public static Segment segment(final String id, final AddressRange addresses, final @Nullable PortSet ports,
            final String what) {
        requireIpv4(addresses, what);
        final Layout layout = layout(ports, what);
        if (ports != null && ports.getPsid() != null) {
            throw new IllegalArgumentException(what + " names a psid; all identifiers of a segment are given out");
        }
        if (layout.length() > 0 && layout.offset() == 0) {
            throw new IllegalArgumentException(what + " has psid-len and a psid-offset of 0, which are contiguous"
                + " blocks; name start-port and end-port, and " + layout.setSize() + " as unit count of the pool");
        }
        if (layout.offset() > 0) {
            return new Segment(id, PortSets.all(addresses, layout));
        }
        final int first = ports == null ? FIRST_PORT : number(ports.getStartPort(), FIRST_PORT);
        final int last = ports == null ? PortSets.MAX_PORT : number(ports.getEndPort(), PortSets.MAX_PORT);
        if (first > last) {
            throw new IllegalArgumentException(what + " has ports from " + first + " to " + last);
        }
        return new Segment(id, PortSets.all(addresses, Layout.PLAIN), first, last);
    }

    /**
     * A range of ports: those that the container names, else all of the addresses.
     *
     * @param absent how identifiers are laid out when the container does not say
     * @throws IllegalArgumentException when it is malformed, with a text for the requester
     */
    static AddressRange range(final AddressRange addresses, final @Nullable PortSet ports, final Layout absent,
            final String what) {
        requireIpv4(addresses, what);
        final boolean psids = ports != null && ports.getPsidLen() != null;
        final Layout layout = psids ? layout(ports, what) : absent;
        final Uint16 psid = ports == null ? null : ports.getPsid();
        final PortNumber start = ports == null ? null : ports.getStartPort();
        final PortNumber end = ports == null ? null : ports.getEndPort();
        if (psid == null && start == null && end == null) {
            return PortSets.all(addresses, layout);
        }
        if (!addresses.start().equals(addresses.end())) {
            throw new IllegalArgumentException(what + " names ports of more than one address");
        }
        if (psid != null) {
            return PortSets.set(addresses.start(), layout, psid.toJava());
        }
        return PortSets.ports(addresses.start(), number(start, 0), number(end, PortSets.MAX_PORT));
    }

    private static void requireIpv4(final AddressRange addresses, final String what) {
        if (addresses.family() != AddressFamily.IPV4) {
            throw new IllegalArgumentException(what + " names " + addresses + "; ports are those of IPv4 addresses");
        }
    }

    private static Layout layout(final @Nullable PortSet ports, final String what) {
        final Uint8 offset = ports == null ? null : ports.getPsidOffset();
        final Uint8 length = ports == null ? null : ports.getPsidLen();
        if (length == null) {
            return Layout.PLAIN;
        }
        if (ports.getStartPort() != null || ports.getEndPort() != null) {
            throw new IllegalArgumentException(what + " has both start-port or end-port, and psid-len");
        }
        return new Layout(offset == null ? 0 : offset.intValue(), length.intValue());
    }

    /** The container for a range; null for what has no ports. All sets of an address have no identifier in common. */
    public static @Nullable PortSet toYang(final AddressRange range) {
        if (range.family() != AddressFamily.PORT) {
            return null;
        }
        final Layout layout = PortSets.layout(range.start());
        if (layout.offset() > 0) {
            final boolean all = layout.length() > 0 && PortSets.isWhole(range);
            return new PortSetBuilder().setPsidOffset(Uint8.valueOf(layout.offset()))
                .setPsidLen(Uint8.valueOf(layout.length()))
                .setPsid(all ? null : Uint16.valueOf(PortSets.psid(range.start()))).build();
        }
        return new PortSetBuilder().setStartPort(port(range.start().lo())).setEndPort(port(range.end().lo())).build();
    }

    private static PortNumber port(final long value) {
        return new PortNumber(Uint16.valueOf(value & PortSets.MAX_PORT));
    }

    private static int number(final @Nullable PortNumber port, final int absent) {
        return port == null ? absent : port.getValue().intValue();
    }
}

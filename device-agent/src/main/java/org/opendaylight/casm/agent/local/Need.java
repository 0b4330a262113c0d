/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import java.math.BigInteger;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.PortSet;

/**
 * Something that local instances need pools for, such as addresses of subscribers or prefixes to delegate.
 *
 * @param item how it is asked for; its name names the need
 * @param ipv6 whether it is served by IPv6
 * @param assign length of the prefix that one subscriber gets: 32 or 128 for an address, 56 for a delegated prefix
 * @param portsEach ports that one subscriber gets of a shared address; 0 when addresses are not shared
 * @param reserved members of each pool that no subscriber gets: 0, or 3 for first, last and router of a subnet
 */
public record Need(Item item, boolean ipv6, int assign, int portsEach, int reserved) {
    /** Ports of an address that is shared as a whole; the well-known ones are left out (RFC 6888, REQ-3). */
    private static final int PORTS = 64_512;
    private static final int SUBNET = 3;

    /** Checks the bounds. */
    public Need {
        if (reserved != 0 && (reserved != SUBNET || portsEach > 0)) {
            throw new IllegalArgumentException(item.name() + ": " + reserved + " members are kept back, not 0 or "
                + SUBNET);
        }
        if (assign < 1 || assign > (ipv6 ? 128 : 32) || portsEach < 0 || portsEach > PORTS) {
            throw new IllegalArgumentException(item.name() + ": a subscriber gets /" + assign + " and " + portsEach
                + " ports");
        }
    }

    /** A need of all members of its pools. */
    public Need(final Item item, final boolean ipv6, final int assign, final int portsEach) {
        this(item, ipv6, assign, portsEach, 0);
    }

    /** Its name. */
    public String name() {
        return item.name();
    }

    /** Whether a lease can serve it. */
    public boolean takes(final Lease lease) {
        final String pool = item.pool();
        return lease.block().ipv6() == ipv6 && (pool == null || lease.pool().isEmpty() || pool.equals(lease.pool()));
    }

    /** How many subscribers a block serves. */
    public long capacity(final Block block) {
        final BigInteger each = portsEach == 0 ? block.size().shiftRight(block.bits() - assign)
            : block.size().multiply(BigInteger.valueOf(portsOf(block) / portsEach));
        final BigInteger given = each.subtract(BigInteger.valueOf(reserved)).max(BigInteger.ZERO);
        return given.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** Ports of each protocol that a block has; 0 when addresses are not shared. */
    public long ports(final Block block) {
        return portsEach == 0 ? 0
            : block.size().multiply(BigInteger.valueOf(portsOf(block))).min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    private static long portsOf(final Block block) {
        final PortSet ports = block.ports();
        return ports == null ? PORTS : ports.size();
    }
}

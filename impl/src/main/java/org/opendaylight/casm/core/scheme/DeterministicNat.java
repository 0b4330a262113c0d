/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.scheme;

import java.math.BigInteger;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;

/**
 * Outside address and ports of each inside address, RFC 7422 section 2, assigned one after the other: the users of an
 * outside address are consecutive inside addresses, and so are their ports.
 *
 * @param inside users; addresses of either version
 * @param outside IPv4 addresses that they share
 * @param dynamicFactor shares kept back on each outside address for dynamic assignment (D)
 * @param firstPort lowest port given; those below are reserved (R)
 */
public record DeterministicNat(AddressRange inside, AddressRange outside, int dynamicFactor, int firstPort) {
    private static final int PORTS = 65536;

    /**
     * What a user has outside.
     *
     * @param address IPv4 address
     * @param startPort first port
     * @param endPort last port
     */
    public record Share(UInt128 address, int startPort, int endPort) {
    }

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException with a text for the operator, when no port is left for a user
     */
    public DeterministicNat {
        if (!inside.family().isIp() || outside.family() != AddressFamily.IPV4) {
            throw new IllegalArgumentException("deterministic NAT maps addresses to IPv4 addresses, not " + inside
                + " to " + outside);
        }
        if (portsPerUser(inside, outside, dynamicFactor, firstPort) < 1) {
            throw new IllegalArgumentException(inside.size() + " inside and " + outside.size()
                + " outside addresses leave no port for each user");
        }
    }

    /**
     * The scheme for prefixes; of an inside IPv4 prefix shorter than 31 bits, the first and the last address are no
     * users, as in the example of RFC 7422 section 2.3.
     */
    public static DeterministicNat of(final Prefix inside, final Prefix outside, final int dynamicFactor,
            final int firstPort) {
        final boolean edges = inside.family() == AddressFamily.IPV4 && inside.length() < 31;
        return new DeterministicNat(edges
            ? new AddressRange(inside.family(), inside.network().next(), inside.last().previous())
            : AddressRange.of(inside), AddressRange.of(outside), dynamicFactor, firstPort);
    }

    /**
     * The first port that is not reserved.
     *
     * @param reserved the list of reserved ports, such as {@code 0-1023}; null for none
     * @throws IllegalArgumentException when it is not one range that starts at 0, without which blocks would have gaps
     */
    public static int firstPort(final @Nullable String reserved) {
        if (reserved == null) {
            return 0;
        }
        if (!reserved.matches("0(-[0-9]{1,5})?")) {
            throw new IllegalArgumentException("reserved ports '" + reserved + "' are not one range from 0, such as"
                + " 0-1023; blocks of ports have no gaps");
        }
        final int last = reserved.length() == 1 ? 0 : Integer.parseInt(reserved.substring(2));
        if (last >= PORTS - 1) {
            throw new IllegalArgumentException("reserved ports '" + reserved + "' leave no port");
        }
        return last + 1;
    }

    private static int portsPerUser(final AddressRange inside, final AddressRange outside, final int dynamicFactor,
            final int firstPort) {
        final BigInteger shares = ratio(inside, outside).add(BigInteger.valueOf(dynamicFactor));
        return BigInteger.valueOf(PORTS - firstPort).divide(shares).intValue();
    }

    /** Ports of a user, 1..65536. */
    public int portsPerUser() {
        return portsPerUser(inside, outside, dynamicFactor, firstPort);
    }

    /** Users of an outside address, rounded up: the compression ratio (C). */
    private static BigInteger ratio(final AddressRange inside, final AddressRange outside) {
        return inside.size().add(outside.size()).subtract(BigInteger.ONE).divide(outside.size());
    }

    /** What a user has outside; empty when the address is none of the users. */
    public Optional<Share> share(final UInt128 user) {
        if (!inside.contains(user)) {
            return Optional.empty();
        }
        final BigInteger[] place = user.subtract(inside.start()).toBigInteger()
            .divideAndRemainder(ratio(inside, outside));
        final int start = firstPort + place[1].intValueExact() * portsPerUser();
        return Optional.of(new Share(outside.start().add(UInt128.of(place[0])), start, start + portsPerUser() - 1));
    }

    /** The user that has a port of an outside address; empty for reserved, dynamic and unused ports. */
    public Optional<UInt128> user(final UInt128 address, final int port) {
        if (!outside.contains(address) || port < firstPort) {
            return Optional.empty();
        }
        final BigInteger ratio = ratio(inside, outside);
        final BigInteger slot = BigInteger.valueOf((port - firstPort) / portsPerUser());
        final BigInteger index = address.subtract(outside.start()).toBigInteger().multiply(ratio).add(slot);
        return slot.compareTo(ratio) >= 0 || index.compareTo(inside.size()) >= 0 ? Optional.empty()
            : Optional.of(inside.start().add(UInt128.of(index)));
    }
}

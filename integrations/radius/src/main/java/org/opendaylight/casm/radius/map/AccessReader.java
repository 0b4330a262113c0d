/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.opendaylight.casm.radius.map.AccessIntent.Ipv6Use;
import org.opendaylight.casm.radius.map.AccessIntent.Pools;
import org.opendaylight.casm.radius.map.AccessIntent.Refused;
import org.opendaylight.casm.radius.map.AccessIntent.Wish;
import org.opendaylight.casm.radius.map.PoolBook.Members;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Type;

/**
 * Reads Access-Requests. A server asks for itself, with Service-Type Outbound (RFC 2865 section 5.6) and the User-Name
 * {@code pools-} and its own name, or the name of a pool; subscribers are not authenticated here, so that nobody gets
 * in because CASM said yes. Pools and sizes that the request has are hints: what does not fit is passed over.
 */
public final class AccessReader {
    /** What the User-Name begins with when a server asks for its pools. */
    public static final String POOLS_OF = "pools-";

    static final int OUTBOUND = 5;
    static final int AUTHORIZE_ONLY = 17;
    /** Longest name of a pool that fits into a Cisco-AVPair beside two addresses. */
    private static final int MAX_NAME_OCTETS = 190;
    private static final List<Integer> IPV6_NAMES =
        List.of(Type.FRAMED_IPV6_POOL, Type.DELEGATED_IPV6_PREFIX_POOL, Type.STATEFUL_IPV6_ADDRESS_POOL);

    private final PoolBook pools;

    /** A reader for a server to which {@code pools} are open. */
    public AccessReader(final PoolBook pools) {
        this.pools = requireNonNull(pools);
    }

    /** What a request of {@code nas} asks for. */
    public AccessIntent read(final Nas nas, final Attributes request) {
        final long service = request.number(Type.SERVICE_TYPE).orElse(0);
        if (service != OUTBOUND && service != AUTHORIZE_ONLY) {
            return new Refused(ErrorCause.UNSUPPORTED_SERVICE, "CASM gives address pools to network access servers"
                + " (Service-Type Outbound); it does not authenticate subscribers");
        }
        final var user = request.text(Type.USER_NAME);
        if (user.isEmpty()) {
            return new Refused(ErrorCause.INVALID_REQUEST, "User-Name is missing: " + POOLS_OF
                + " and the name of the server, or the name of a pool");
        }
        final var names = names(nas, user.orElseThrow(), request);
        if (names.isEmpty()) {
            return refuseName(nas, user.orElseThrow());
        }
        for (var name : names) {
            if (pools.members(name) == Members.OTHER || tooLong(name)) {
                return new Refused(ErrorCause.INVALID_REQUEST, "pool " + name
                    + (tooLong(name) ? " has too long a name for RADIUS" : " has no IP addresses"));
            }
        }
        return new Pools(names.stream().map(name -> wish(name, request)).toList(), use(request),
            request.text(Type.ACCT_SESSION_ID), service == AUTHORIZE_ONLY);
    }

    /** The pools that a User-Name means for {@code nas}: empty if none. */
    Set<String> names(final Nas nas, final String user, final Attributes request) {
        final var found = new LinkedHashSet<String>();
        if (!user.startsWith(POOLS_OF)) {
            found.add(user);
        } else if (nas.isNamed(user.substring(POOLS_OF.length()))) {
            found.addAll(request.texts(Type.FRAMED_POOL));
            IPV6_NAMES.forEach(type -> found.addAll(request.texts(type)));
            found.removeIf(name -> pools.members(name) == Members.NONE || pools.members(name) == Members.OTHER);
            if (found.isEmpty()) {
                found.addAll(pools.offered());
            }
        }
        found.removeIf(name -> pools.members(name) == Members.NONE);
        return found;
    }

    private static Refused refuseName(final Nas nas, final String user) {
        if (user.startsWith(POOLS_OF) && !nas.isNamed(user.substring(POOLS_OF.length()))) {
            return new Refused(ErrorCause.NAS_IDENTIFICATION_MISMATCH, "User-Name " + user
                + " names another network access server");
        }
        return new Refused(ErrorCause.INVALID_REQUEST, user.startsWith(POOLS_OF)
            ? "no pool is open here; name one, or let the endpoint have some" : "no pool " + user + " is open here");
    }

    private static boolean tooLong(final String name) {
        return name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_OCTETS;
    }

    private Wish wish(final String name, final Attributes request) {
        final var members = pools.members(name);
        final var delegated = request.ipv6PrefixLength(Type.DELEGATED_IPV6_PREFIX);
        final var length = switch (members) {
            case IPV4 -> request.netmask(Type.FRAMED_IP_NETMASK);
            case IPV6 -> delegated.isPresent() ? delegated : request.ipv6PrefixLength(Type.FRAMED_IPV6_PREFIX);
            case OTHER, NONE -> OptionalInt.empty();
        };
        return new Wish(name, members, length);
    }

    private static Ipv6Use use(final Attributes request) {
        if (request.has(Type.FRAMED_IPV6_POOL) || request.has(Type.FRAMED_IPV6_PREFIX)) {
            return Ipv6Use.FRAMED;
        }
        return request.has(Type.STATEFUL_IPV6_ADDRESS_POOL) || request.has(Type.FRAMED_IPV6_ADDRESS)
            ? Ipv6Use.STATEFUL : Ipv6Use.DELEGATED;
    }
}

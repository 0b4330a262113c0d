/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an Access-Request asks for. */
public sealed interface AccessIntent {
    /** How an IPv6 block is to be told. */
    enum Ipv6Use {
        /** To be delegated: Delegated-IPv6-Prefix and Delegated-IPv6-Prefix-Pool. */
        DELEGATED,
        /** For hosts by router advertisement: Framed-IPv6-Prefix and Framed-IPv6-Pool. */
        FRAMED,
        /** For hosts by DHCPv6: Framed-IPv6-Address and Stateful-IPv6-Address-Pool. */
        STATEFUL
    }

    /**
     * Blocks of one pool.
     *
     * @param pool the pool
     * @param members what it has
     * @param prefixLength size that would be good; absent: that of the pool
     */
    record Wish(String pool, PoolBook.Members members, OptionalInt prefixLength) {
        /** Checks. */
        public Wish {
            requireNonNull(pool);
            requireNonNull(members);
            requireNonNull(prefixLength);
        }
    }

    /**
     * Blocks of pools.
     *
     * @param wishes one for each pool, at least one
     * @param ipv6 how IPv6 blocks are to be told
     * @param session Acct-Session-Id: a session gets blocks of its own. Absent: the server wants what it has in these
     *        pools, and only where it has nothing a block
     * @param renewOnly whether nothing new is wanted
     */
    record Pools(List<Wish> wishes, Ipv6Use ipv6, Optional<String> session, boolean renewOnly)
            implements AccessIntent {
        /** Copies. */
        public Pools {
            wishes = List.copyOf(wishes);
            requireNonNull(ipv6);
            requireNonNull(session);
        }
    }

    /**
     * Nothing that can be given.
     *
     * @param cause what to tell the server
     * @param text what to tell its operator
     */
    record Refused(ErrorCause cause, String text) implements AccessIntent {
        /** Checks. */
        public Refused {
            requireNonNull(cause);
            requireNonNull(text);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/** What an Accounting-Request says. */
public sealed interface AccountingIntent {
    /** Where a session stands. */
    enum Phase {
        /** It begins. */
        START,
        /** It goes on. */
        UPDATE,
        /** It has ended. */
        STOP
    }

    /**
     * The server has started: RFC 2866 section 5.1, Accounting-On.
     *
     * @param delay seconds that it tried to say so
     */
    record Boot(long delay) implements AccountingIntent {
    }

    /** The server goes down in order: Accounting-Off. */
    record Shutdown() implements AccountingIntent {
    }

    /**
     * About blocks that the server has.
     *
     * @param phase where the session stands
     * @param leases leases that it names
     * @param session its Acct-Session-Id
     * @param pools pools that its User-Name means
     */
    record PoolSession(Phase phase, Set<String> leases, Optional<String> session, Set<String> pools)
            implements AccountingIntent {
        /** Copies. */
        public PoolSession {
            requireNonNull(phase);
            leases = Set.copyOf(leases);
            requireNonNull(session);
            pools = Set.copyOf(pools);
        }
    }

    /**
     * About a subscriber of the server, who uses addresses of its blocks.
     *
     * @param phase where the session stands
     * @param session its Acct-Session-Id
     * @param blocks addresses and prefixes; may be empty when it ends
     */
    record Subscriber(Phase phase, String session, Set<IpBlock> blocks) implements AccountingIntent {
        /** Copies. */
        public Subscriber {
            requireNonNull(phase);
            requireNonNull(session);
            blocks = Set.copyOf(blocks);
        }
    }

    /** Nothing that concerns leases. */
    record Nothing() implements AccountingIntent {
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A leased pool, as the Coordinator gave it.
 *
 * @param id identifies the lease in all messages
 * @param pool pool of the Coordinator that it is from, empty when it was not told
 * @param kind kind of the members, without module, such as {@code ipv4-private}
 * @param block the addresses, and the ports where it has only some
 * @param state state at the Coordinator, such as {@code active}
 * @param terms how long it lasts
 * @param generation grows with each change of the lease
 * @param hosts what hosts in the block are told
 */
public record Lease(String id, String pool, String kind, Block block, String state, Terms terms, long generation,
        Hosts hosts) {
    /**
     * How long a lease lasts.
     *
     * @param lifetime from the grant or last renewal; null for ever
     * @param renewAfter when to renew (T1), from the grant or last renewal; null for never
     * @param rebindAfter when to insist (T2), from the grant or last renewal; null for never
     * @param expiresAt end by the clock of the Coordinator; null for never, or when it was not told
     * @param remaining rest of the lifetime when the answer was made that told it; null for never, or when it was not
     *     told
     */
    public record Terms(@Nullable Duration lifetime, @Nullable Duration renewAfter, @Nullable Duration rebindAfter,
            @Nullable Instant expiresAt, @Nullable Duration remaining) {
        /** Without end. */
        public static final Terms INFINITE = new Terms(null, null, null, null, null);

        /** A lifetime with T1 and T2 at their usual places, 50 and 87.5 per cent (RFC 2131, section 4.4.5). */
        public static Terms of(final Duration lifetime) {
            return new Terms(lifetime, lifetime.dividedBy(2), lifetime.multipliedBy(7).dividedBy(8), null, null);
        }
    }

    /**
     * What hosts are told.
     *
     * @param gateway default gateway; null when none was told
     * @param dnsServers resolvers
     * @param attributes free attributes of the pool
     */
    public record Hosts(@Nullable String gateway, List<String> dnsServers, Map<String, String> attributes) {
        /** Nothing. */
        public static final Hosts NONE = new Hosts(null, List.of(), Map.of());

        /** Copies. */
        public Hosts {
            dnsServers = List.copyOf(dnsServers);
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Since when its terms count, if it was granted before it was asked for at {@code asked}: so it is with what a
     * device forgot and is told again. Only when the Coordinator does not tell how much remains do the clocks of both
     * have to agree.
     */
    public Instant beganBefore(final Instant asked) {
        final Duration lifetime = terms.lifetime();
        final Instant expiresAt = terms.expiresAt();
        final Duration remaining = terms.remaining();
        if (lifetime == null || remaining == null && expiresAt == null) {
            return asked;
        }
        // the answer was made after it was asked for, so this is no later than it began
        final Instant began = (remaining == null ? expiresAt : asked.plus(remaining)).minus(lifetime);
        return began.isBefore(asked) ? began : asked;
    }

    /** Whether the holder may use the block in this state of the lease. */
    public boolean isLive() {
        return switch (state) {
            case "offered", "active", "renewing", "" -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return id + " " + block;
    }
}

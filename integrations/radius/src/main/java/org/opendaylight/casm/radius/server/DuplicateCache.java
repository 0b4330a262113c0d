/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.LongSupplier;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds requests that come again: same source address, source port and Identifier, and as a client may use an
 * Identifier again soon, same Request Authenticator (RFC 5080 section 2.2.2). What was answered is answered with the
 * same octets; what is worked on is dropped. Only requests that proved to know the secret get here, so that nobody
 * else can fill it.
 */
final class DuplicateCache {
    /** How long an answer is kept: RFC 5080 wants 5 to 30 seconds. */
    static final Duration KEPT = Duration.ofSeconds(30);

    private static final int CAPACITY = 16_384;

    private final LongSupplier nanos;
    /** In the order of their ends, as all are kept equally long. */
    private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>();

    /** A cache by a clock that only goes forward, in nanoseconds. */
    DuplicateCache(final LongSupplier nanos) {
        this.nanos = requireNonNull(nanos);
    }

    /** Identifies a request as its sender does. */
    record Key(InetSocketAddress source, int code, int identifier) {
    }

    /** What is known of a request. */
    sealed interface Seen {
        /** Never seen; it is noted as being worked on now. */
        record New() implements Seen {
        }

        /** Being worked on. */
        record InProgress() implements Seen {
        }

        /** Answered. */
        record Answered(byte[] octets) implements Seen {
        }
    }

    private record Entry(byte[] authenticator, byte @Nullable [] octets, long end) {
    }

    /** Looks a request up, and notes it if it is new. */
    synchronized Seen see(final Key key, final byte[] authenticator) {
        expire();
        final var entry = entries.get(key);
        if (entry != null && Arrays.equals(entry.authenticator, authenticator)) {
            final byte[] octets = entry.octets;
            return octets == null ? new Seen.InProgress() : new Seen.Answered(octets.clone());
        }
        put(key, authenticator, null);
        return new Seen.New();
    }

    /** Keeps an answer, unless the Identifier is in use for another request by now. */
    synchronized void answered(final Key key, final byte[] authenticator, final byte[] octets) {
        if (isCurrent(key, authenticator)) {
            put(key, authenticator, octets.clone());
        }
    }

    /** Forgets a request that is not answered: when it comes again it is new. */
    synchronized void forget(final Key key, final byte[] authenticator) {
        if (isCurrent(key, authenticator)) {
            entries.remove(key);
        }
    }

    /** How many are kept. */
    synchronized int size() {
        return entries.size();
    }

    private boolean isCurrent(final Key key, final byte[] authenticator) {
        final var entry = entries.get(key);
        return entry != null && Arrays.equals(entry.authenticator, authenticator);
    }

    private void put(final Key key, final byte[] authenticator, final byte @Nullable [] octets) {
        entries.remove(key);
        if (entries.size() >= CAPACITY) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(key, new Entry(authenticator.clone(), octets, nanos.getAsLong() + KEPT.toNanos()));
    }

    private void expire() {
        final long now = nanos.getAsLong();
        final var all = entries.values().iterator();
        while (all.hasNext() && all.next().end - now <= 0) {
            all.remove();
        }
    }
}

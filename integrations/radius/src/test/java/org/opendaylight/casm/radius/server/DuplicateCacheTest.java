/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.radius.server.DuplicateCache.Key;
import org.opendaylight.casm.radius.server.DuplicateCache.Seen;

class DuplicateCacheTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};
    private static final byte[] ANSWER = {9, 9};

    /** Close to where the clock of nanoseconds overflows. */
    private long now = Long.MAX_VALUE - 5;
    private final DuplicateCache cache = new DuplicateCache(() -> now);

    private static Key key(final int port, final int identifier) {
        return new Key(new InetSocketAddress("192.0.2.1", port), 1, identifier);
    }

    @Test
    void answersARepetitionWithTheSameOctets() {
        assertInstanceOf(Seen.New.class, cache.see(key(1, 1), ONE));
        assertInstanceOf(Seen.InProgress.class, cache.see(key(1, 1), ONE));
        cache.answered(key(1, 1), ONE, ANSWER);

        assertArrayEquals(ANSWER, assertInstanceOf(Seen.Answered.class, cache.see(key(1, 1), ONE)).octets());
    }

    @Test
    void tellsRequestsApart() {
        cache.see(key(1, 1), ONE);

        assertInstanceOf(Seen.New.class, cache.see(key(2, 1), ONE));
        assertInstanceOf(Seen.New.class, cache.see(key(1, 2), ONE));
    }

    @Test
    void givesAnIdentifierToAnotherRequestAtOnce() {
        cache.see(key(1, 1), ONE);
        assertInstanceOf(Seen.New.class, cache.see(key(1, 1), TWO));
        // the late answer to the first one is not kept for the second
        cache.answered(key(1, 1), ONE, ANSWER);
        cache.forget(key(1, 1), ONE);

        assertInstanceOf(Seen.InProgress.class, cache.see(key(1, 1), TWO));
    }

    @Test
    void forgetsWhatIsNotAnswered() {
        cache.see(key(1, 1), ONE);
        cache.forget(key(1, 1), ONE);

        assertInstanceOf(Seen.New.class, cache.see(key(1, 1), ONE));
    }

    @Test
    void keepsAnAnswerFor30Seconds() {
        cache.see(key(1, 1), ONE);
        now += Duration.ofSeconds(20).toNanos();
        cache.answered(key(1, 1), ONE, ANSWER);
        now += Duration.ofSeconds(30).toNanos() - 1;
        assertInstanceOf(Seen.Answered.class, cache.see(key(1, 1), ONE));

        now += 1;
        assertInstanceOf(Seen.New.class, cache.see(key(1, 1), ONE));
        assertEquals(1, cache.size());
    }

    @Test
    void staysBounded() {
        for (int at = 0; at < 20_000; at++) {
            cache.see(key(at, 0), ONE);
        }

        assertEquals(16_384, cache.size());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.mdsal.Denials.Kind;

class DenialsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Denials denials = new Denials();

    @Test
    void tellsOfTheFirstAtOnceAndOfOthersTogether() {
        assertEquals(List.of(), denials.take(NOON));
        denials.note(Kind.UNAUTHENTICATED, "192.0.2.1");
        assertEquals(List.of(Event.of(NOON, Event.Category.ACCESS, "authenticate", "unknown")
            .outcome(Event.Outcome.REFUSED).source("192.0.2.1")
            .detail("1 request without a valid user and password").build()), denials.take(NOON));

        for (int i = 0; i < 1000; i++) {
            denials.note(Kind.UNAUTHENTICATED, "192.0.2." + i % 100);
        }
        assertEquals(List.of(), denials.take(NOON.plus(Denials.PAUSE).minusMillis(1)));
        final var entry = denials.take(NOON.plus(Denials.PAUSE)).getFirst();
        assertEquals("1000 requests without a valid user and password, from 192.0.2.0, 192.0.2.1, 192.0.2.2, 192.0.2.3,"
            + " 192.0.2.4 and others", entry.detail());
        assertNull(entry.source());
        assertEquals(List.of(), denials.take(NOON.plus(Denials.PAUSE).plus(Denials.PAUSE)));
    }

    @Test
    void countsEachKindApart() {
        denials.note(Kind.UNAUTHENTICATED, null);
        denials.take(NOON);
        denials.note(Kind.MALFORMED, "192.0.2.1");
        denials.note(Kind.MALFORMED, "192.0.2.2");
        denials.note(Kind.UNAUTHENTICATED, null);

        assertEquals(List.of("2 requests whose input does not fit the YANG modules, from 192.0.2.1, 192.0.2.2"),
            denials.take(NOON).stream().map(Event::detail).toList());
    }
}

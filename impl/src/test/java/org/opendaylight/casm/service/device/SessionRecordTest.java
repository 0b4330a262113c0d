/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.service.device.SessionRecord.Abilities;

class SessionRecordTest {
    private static SessionRecord of(final int lives, final Long incarnation) {
        return new SessionRecord(lives, incarnation, null, Abilities.NONE);
    }

    @Test
    void isReadAsItWasWritten() {
        final var full = new SessionRecord(3, -1L, 5L, new Abilities(Set.of("a", "b"),
            Set.of(new Identity("cgn", Set.of("nat44"))), true));

        for (var record : new SessionRecord[] {full, SessionRecord.NONE, of(0, 0L)}) {
            final var entry = record.toEntry("bng/1");
            assertEquals(record, SessionRecord.parse(entry.json()));
            assertEquals("bng/1", SessionRecord.deviceOf(entry.path()));
            assertTrue(entry.path().startsWith(SessionRecord.PREFIX));
        }
    }

    @Test
    void givesWayToTheLaterOne() {
        assertEquals(of(0, -1L), of(0, 5L).later(of(0, -1L)));
        assertEquals(of(0, -1L), of(0, -1L).later(of(0, 5L)));
        assertEquals(of(0, 0L), of(0, null).later(of(0, 0L)));
        assertEquals(of(1, null), of(0, 5L).later(of(1, null)));
    }
}

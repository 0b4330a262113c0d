/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.StoredEvent;

class EntryJsonTest {
    private static JsonObject line(final String resource) {
        final var event = Event.of(Instant.parse("2026-11-22T12:00:00Z"), Event.Category.LEASE, "allocate", "a")
            .resource(resource).build();
        return JsonParser.parseString(EntryJson.line(LogMapper.toEntry(
            new StoredEvent(7, event, "0".repeat(64), "1".repeat(64))))).getAsJsonObject();
    }

    @Test
    void hasThePortsOfABlock() {
        final var ports = line("192.0.2.1#1024-2047");
        assertEquals("192.0.2.1/32", ports.get("prefix").getAsString());
        assertEquals(JsonParser.parseString("{'start-port':1024,'end-port':2047}"), ports.get("port-set"));
        final var set = line("192.0.2.1#psid=52/8+6");
        assertEquals(JsonParser.parseString("{'psid-offset':6,'psid-len':8,'psid':52}"), set.get("port-set"));
    }

    @Test
    void hasNoneForAWholeAddress() {
        assertFalse(line("192.0.2.1/32").has("port-set"));
    }
}

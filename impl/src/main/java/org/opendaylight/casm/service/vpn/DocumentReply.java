/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.document.Assignment;
import org.opendaylight.casm.document.Draft;
import org.opendaylight.casm.service.Outcome;

/**
 * A document that was completed.
 *
 * @param result whether anything was done
 * @param serviceId service that it is
 * @param completed the document
 * @param payloads what devices would get, of a dry run, by NETCONF topology node
 * @param view the service as it is now; empty when there is none
 */
public record DocumentReply(Outcome.Result result, String serviceId, Draft.Completed completed,
        Map<String, String> payloads, Optional<ServiceView> view) {
    public DocumentReply {
        payloads = Map.copyOf(payloads);
    }

    /** A completed document as text, to be kept with the answer. */
    static String toNote(final Draft.Completed completed) {
        final var assigned = new JsonArray();
        for (final Assignment one : completed.assignments()) {
            final var json = new JsonObject();
            json.addProperty("path", one.path());
            json.addProperty("value", one.value());
            json.addProperty("lease", one.leaseId());
            json.addProperty("pool", one.pool());
            assigned.add(json);
        }
        final var note = new JsonObject();
        note.addProperty("document", completed.text());
        note.add("assigned", assigned);
        return note.toString();
    }

    /** What {@link #toNote} wrote. */
    static Draft.Completed ofNote(final String note) {
        final var json = JsonParser.parseString(note).getAsJsonObject();
        final List<Assignment> assigned = new ArrayList<>();
        json.getAsJsonArray("assigned").forEach(element -> {
            final var one = element.getAsJsonObject();
            assigned.add(new Assignment(one.get("path").getAsString(), one.get("value").getAsString(),
                text(one, "lease"), text(one, "pool")));
        });
        return new Draft.Completed(json.get("document").getAsString(), assigned);
    }

    private static @Nullable String text(final JsonObject from, final String name) {
        return from.has(name) ? from.get(name).getAsString() : null;
    }
}

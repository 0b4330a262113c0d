/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/** An entry as one line of JSON; before and after are texts within it, exactly as the digest covers them. */
public final class EventJson {
    private EventJson() {
        // functions only
    }

    /** The line, without its end. */
    public static String line(final StoredEvent entry) {
        final Event event = entry.event();
        final StringWriter text = new StringWriter(512);
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            json.name("sequence").value(entry.sequence());
            add(json, "time", event.at().toString());
            add(json, "category", event.category().name().toLowerCase(Locale.ROOT));
            add(json, "event", event.action());
            add(json, "actor", event.actor());
            add(json, "source", event.source());
            add(json, "outcome", event.outcome().name().toLowerCase(Locale.ROOT));
            add(json, "address-space", event.addressSpace());
            add(json, "pool", event.pool());
            add(json, "tenant", event.tenant());
            add(json, "lease-id", event.leaseId());
            add(json, "device-id", event.deviceId());
            add(json, "resource", event.resource());
            add(json, "request-id", event.requestId());
            add(json, "error-app-tag", event.errorAppTag());
            add(json, "detail", event.detail());
            add(json, "before", event.before());
            add(json, "after", event.after());
            add(json, "previous-digest", entry.previousDigest());
            add(json, "digest", entry.digest());
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private static void add(final JsonWriter json, final String name, final @Nullable String value)
            throws IOException {
        if (value != null) {
            json.name(name).value(value);
        }
    }
}

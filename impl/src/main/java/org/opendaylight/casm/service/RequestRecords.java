/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.RequestRecord;

/** Writes and reads what is remembered of an answered request, so that its repetition gets the same answer (D6). */
final class RequestRecords {
    /**
     * What is answered.
     *
     * @param leases the leases concerned
     * @param note what was noted; null for nothing
     */
    record Answer(List<Lease> leases, @Nullable String note) {
    }

    private static final String UNDONE = "{\"undone\":true}";

    private RequestRecords() {
        // functions only
    }

    /** SHA-256, in hexadecimal, of the request's content as text. */
    static String fingerprint(final String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The record of an answer. */
    static RequestRecord of(final String requestId, final String operation, final String fingerprint,
            final Answer answer, final LeaseTexts texts, final Instant now) {
        final var note = answer.note();
        final var result = answer.leases().stream().map(texts::of).collect(Collectors.joining(",", "{\"leases\":[",
            note == null ? "]}" : "],\"note\":" + new JsonPrimitive(note) + '}'));
        return new RequestRecord(requestId, operation, fingerprint, result, now);
    }

    /** What was noted with the first answer; null for nothing. */
    static @Nullable String note(final RequestRecord of) {
        final var note = JsonParser.parseString(of.resultJson()).getAsJsonObject().get("note");
        return note == null ? null : note.getAsString();
    }

    /** The record of a request that came to nothing after all; its repetition is a new request. */
    static RequestRecord undone(final RequestRecord of) {
        return new RequestRecord(of.requestId(), of.operation(), of.fingerprint(), UNDONE, of.at());
    }

    /** The leases of the first answer; empty when the request came to nothing. */
    static Optional<List<Lease>> leases(final RequestRecord of) {
        final var result = JsonParser.parseString(of.resultJson()).getAsJsonObject();
        if (!result.has("leases")) {
            return Optional.empty();
        }
        final var leases = new ArrayList<Lease>();
        result.getAsJsonArray("leases").forEach(lease -> leases.add(LeaseJson.fromJson(lease.getAsJsonObject())));
        return Optional.of(leases);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/** Answers to the RPCs of casm-device, from JSON (RFC 7951, RFC 8040). */
public final class ReplyJson {
    private ReplyJson() {
        // functions only
    }

    /**
     * Reads the output of an RPC. What a device does not know is ignored.
     *
     * @return the answer; {@link Outcome.Unanswered} when the text is no such output
     */
    public static Outcome output(final String text) {
        try {
            final JsonElement parsed = JsonParser.parseString(text);
            if (parsed instanceof JsonObject object && member(object, "output") instanceof JsonObject output) {
                return replied(output);
            }
            return Outcome.Unanswered.because("the answer has no output");
        } catch (JsonParseException | IllegalArgumentException | IllegalStateException e) {
            return Outcome.Unanswered.because("the answer is no reply: " + e.getMessage());
        }
    }

    private static Outcome replied(final JsonObject output) {
        final String result = LeaseJson.text(output, "result");
        if (result == null) {
            throw new IllegalArgumentException("no result");
        }
        final List<Outcome.Answer> answers = new ArrayList<>();
        if (output.get("lease") instanceof JsonArray array) {
            array.forEach(entry -> answers.add(answer(entry.getAsJsonObject())));
        }
        return new Outcome.Replied(result(result), answers, LeaseJson.seconds(output, "retry-after"),
            orEmpty(LeaseJson.text(output, "reason")), orders(output));
    }

    private static Outcome.Result result(final String text) {
        return Outcome.Result.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Outcome.Answer answer(final JsonObject json) {
        final String result = LeaseJson.text(json, "result");
        final boolean whole = json.has("prefix") || json.has("range-start");
        return new Outcome.Answer(LeaseJson.need(json, "lease-id"), whole ? LeaseJson.read(json) : null,
            result == null || result(result).isGranted(), orEmpty(LeaseJson.text(json, "state")),
            orEmpty(LeaseJson.text(json, "reason")), LeaseJson.text(json, "replaces"));
    }

    private static Outcome.Orders orders(final JsonObject output) {
        final List<Outcome.Recall> recalled = new ArrayList<>();
        if (output.get("recalled") instanceof JsonArray array) {
            array.forEach(entry -> {
                final JsonObject recall = entry.getAsJsonObject();
                recalled.add(new Outcome.Recall(LeaseJson.need(recall, "lease-id"),
                    LeaseJson.time(recall, "drain-until")));
            });
        }
        return new Outcome.Orders(LeaseJson.seconds(output, "keepalive-interval"),
            LeaseJson.seconds(output, "report-interval"), "true".equals(LeaseJson.text(output, "query")), recalled,
            "release-suggested".equals(LeaseJson.text(output, "action")));
    }

    private static String orEmpty(final @Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Reads the first error of an answer.
     *
     * @return null when the text holds none
     */
    public static Outcome.@Nullable Refused error(final String text) {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object
                    && member(object, "errors") instanceof JsonObject errors
                    && errors.get("error") instanceof JsonArray list && !list.isEmpty()) {
                final JsonObject error = list.get(0).getAsJsonObject();
                final String appTag = LeaseJson.text(error, "error-app-tag");
                final String message = LeaseJson.text(error, "error-message");
                return new Outcome.Refused(appTag == null ? "" : appTag,
                    message == null ? String.valueOf(LeaseJson.text(error, "error-tag")) : message);
            }
            return null;
        } catch (JsonParseException | IllegalStateException e) {
            return null;
        }
    }

    /** A member with or without its module in front. */
    private static @Nullable JsonElement member(final JsonObject object, final String name) {
        return object.entrySet().stream()
            .filter(entry -> entry.getKey().equals(name) || entry.getKey().endsWith(":" + name))
            .findFirst().map(Map.Entry::getValue).orElse(null);
    }
}

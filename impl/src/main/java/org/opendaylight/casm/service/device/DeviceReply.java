/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;

/**
 * The answer to a message of a device.
 *
 * @param result outcome
 * @param leases the leases concerned, in the order in which they are told
 * @param retryAfter when the same message can succeed, seconds; null when there is no use in it
 * @param reason why not everything was granted; null when it was
 * @param idle ids of leases that the device should give back
 */
public record DeviceReply(Result result, List<LeaseAnswer> leases, @Nullable Long retryAfter,
        @Nullable String reason, List<String> idle) {
    /** Outcome of a message. */
    public enum Result {
        /** Everything. */
        GRANTED,
        /** Some of it. */
        PARTIAL,
        /** The first answer again. */
        DUPLICATE,
        /** Nothing, and the same message will not succeed. */
        DENIED,
        /** Nothing was done; the same message can succeed later. */
        RETRY_LATER
    }

    public DeviceReply {
        leases = List.copyOf(leases);
        idle = List.copyOf(idle);
    }

    /** An answer that asks for nothing. */
    DeviceReply(final Result result, final List<LeaseAnswer> leases, final @Nullable Long retryAfter,
            final @Nullable String reason) {
        this(result, leases, retryAfter, reason, List.of());
    }

    static DeviceReply retryLater(final long seconds, final String reason) {
        return new DeviceReply(Result.RETRY_LATER, List.of(), seconds, reason);
    }

    /** This answer to a repetition: what was denied stays denied. */
    DeviceReply again() {
        return result == Result.GRANTED || result == Result.PARTIAL
            ? new DeviceReply(Result.DUPLICATE, leases, retryAfter, reason, idle) : this;
    }

    /** The leases in it. */
    List<Lease> known() {
        return leases.stream().map(LeaseAnswer::lease).flatMap(Stream::ofNullable).toList();
    }

    /** All but the leases themselves as text, from which {@link #parse} makes this answer again. */
    String note() {
        final var json = new JsonObject();
        json.addProperty("result", result.name().toLowerCase(Locale.ROOT));
        add(json, "reason", reason);
        final var all = new JsonArray();
        for (var answer : leases) {
            final var one = new JsonObject();
            one.addProperty("id", answer.leaseId());
            one.addProperty("state", answer.state().yangName());
            add(one, "denial", answer.denial());
            add(one, "replaces", answer.replaces());
            all.add(one);
        }
        json.add("leases", all);
        if (!idle.isEmpty()) {
            final var ids = new JsonArray();
            idle.forEach(ids::add);
            json.add("idle", ids);
        }
        return json.toString();
    }

    /** The answer of a note, with these leases. */
    static DeviceReply parse(final String note, final List<Lease> leases) {
        final var json = JsonParser.parseString(note).getAsJsonObject();
        final var byId = leases.stream().collect(Collectors.toMap(Lease::id, Function.identity(), (one, two) -> two));
        final var answers = new ArrayList<LeaseAnswer>();
        json.getAsJsonArray("leases").forEach(element -> {
            final var one = element.getAsJsonObject();
            final var id = one.get("id").getAsString();
            answers.add(new LeaseAnswer(id, byId.get(id), LeaseState.ofYangName(one.get("state").getAsString()),
                text(one, "denial"), text(one, "replaces")));
        });
        final var idle = new ArrayList<String>();
        if (json.has("idle")) {
            json.getAsJsonArray("idle").forEach(id -> idle.add(id.getAsString()));
        }
        return new DeviceReply(Result.valueOf(json.get("result").getAsString().toUpperCase(Locale.ROOT)), answers,
            null, text(json, "reason"), idle);
    }

    private static void add(final JsonObject json, final String name, final @Nullable String value) {
        if (value != null) {
            json.addProperty(name, value);
        }
    }

    private static @Nullable String text(final JsonObject json, final String name) {
        return json.has(name) ? json.get(name).getAsString() : null;
    }
}

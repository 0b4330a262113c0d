/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.LeaseJson;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.protocol.RequestJson;
import org.opendaylight.casm.agent.transport.Transport;
import org.w3c.dom.Element;

/**
 * Messages of an agent as notifications of casm-agent. An answer names leases; what they are is taken from the
 * configuration of the device and from nowhere else.
 */
final class NetconfTransport implements Transport {
    /** How long an answer may take before it counts as lost. */
    private static final long ANSWER_SECONDS = 8;
    /** How long a message waits that nobody listens to. */
    private static final long UNHEARD_MILLIS = 500;
    private static final Set<String> LIVE = Set.of("active", "renewing");

    private final AgentServer server;
    private final Map<String, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    /** Leases that the agent was told of. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    NetconfTransport(final AgentServer server) {
        this.server = server;
    }

    @Override
    public CompletionStage<Outcome> send(final Message message) {
        server.boot(message.header().incarnation(), this::answered);
        final JsonObject content = RequestJson.body(message).getAsJsonObject("casm-device:input");
        final String name = adapt(message.request(), content);
        final String id = message.header().messageId();
        final var answer = new CompletableFuture<JsonObject>();
        waiting.put(id, answer);
        // a session that ends at this moment may fail in whatever way
        CompletableFuture.supplyAsync(() -> server.send(name, content)).whenComplete((sent, failure) -> {
            if (failure != null || !sent) {
                answer.orTimeout(UNHEARD_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
        return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).handle((json, failure) -> {
            waiting.remove(id, answer);
            return json == null ? Outcome.Unanswered.because("not acknowledged") : outcome(message.request(), json);
        });
    }

    private void answered(final JsonObject answer) {
        final var waits = waiting.get(text(answer, "message-id"));
        if (waits != null) {
            waits.complete(answer);
        }
    }

    /** Name of the notification; what it does not have is taken out of the content. */
    private String adapt(final Request request, final JsonObject content) {
        return switch (request) {
            case Request.Register register -> "started";
            case Request.Keepalive keepalive -> "heartbeat";
            case Request.Ask ask -> {
                ask.existing().forEach(lease -> told.add(lease.id()));
                yield "pool-request";
            }
            case Request.Renew renew -> "pool-renew";
            case Request.Report report -> {
                final var last = new JsonObject();
                last.add("report-id", content.get("report-id"));
                if (content.has("sample")) {
                    last.add("sample", content.get("sample"));
                }
                server.setReport(last);
                yield "status-report";
            }
            case Request.Release release -> {
                content.remove("reason");
                final var ids = new JsonArray();
                release.leases().forEach(lease -> {
                    final var entry = new JsonObject();
                    entry.addProperty("lease-id", lease.id());
                    ids.add(entry);
                });
                content.add("lease", ids);
                yield "pool-release";
            }
            case Request.Confirm confirm -> {
                content.remove("success");
                yield "pool-release-confirm";
            }
        };
    }

    private Outcome outcome(final Request request, final JsonObject json) {
        if (json.has("error-app-tag")) {
            return new Outcome.Refused(text(json, "error-app-tag"), text(json, "reason"));
        }
        final var result = Outcome.Result.valueOf(text(json, "result").toUpperCase(Locale.ROOT).replace('-', '_'));
        final var answers = new ArrayList<Outcome.Answer>();
        if (json.get("lease") instanceof JsonArray leases) {
            leases.forEach(entry -> answers.add(answer(entry)));
        }
        if (request instanceof Request.Ask || request instanceof Request.Report) {
            answers.addAll(unasked());
        }
        final String after = text(json, "retry-after");
        return new Outcome.Replied(result, answers, after.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(after)),
            text(json, "reason"), orders(request, json));
    }

    /** What was granted after a report that the Coordinator had asked for: it is in the configuration only. */
    private List<Outcome.Answer> unasked() {
        final var ret = new ArrayList<Outcome.Answer>();
        server.pools().forEach((id, pool) -> {
            if (told.add(id)) {
                ret.add(new Outcome.Answer(id, LeaseJson.read(Xml.read(pool)), true, "active", "", null));
            }
        });
        return ret;
    }

    private Outcome.Answer answer(final JsonElement entry) {
        final JsonObject json = entry.getAsJsonObject();
        final String id = text(json, "lease-id");
        final String result = text(json, "result");
        final String state = text(json, "state");
        final String replaces = text(json, "replaces");
        final Element pool = server.pools().get(id);
        final boolean granted = !result.equals("denied");
        final Lease lease = pool == null || !LIVE.contains(state) ? null : LeaseJson.read(Xml.read(pool));
        if (lease != null) {
            told.add(id);
        }
        return new Outcome.Answer(id, lease, granted, state, text(json, "reason"), replaces.isEmpty() ? null
            : replaces);
    }

    private Outcome.Orders orders(final Request request, final JsonObject json) {
        final var store = server.datastore();
        return switch (request) {
            case Request.Register register -> new Outcome.Orders(store.term("keepalive-interval")
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(null), store.term("report-interval")
                .map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(null), false, List.of(), false);
            case Request.Keepalive keepalive -> new Outcome.Orders(null, null, server.takeReportWanted(),
                recalled(), false);
            case Request.Report report -> new Outcome.Orders(null, null, false, List.of(), json.has("idle-lease"));
            case Request.Ask ask -> Outcome.Orders.NONE;
            case Request.Renew renew -> Outcome.Orders.NONE;
            case Request.Release release -> {
                release.leases().forEach(lease -> told.remove(lease.id()));
                yield Outcome.Orders.NONE;
            }
            case Request.Confirm confirm -> {
                confirm.leaseIds().forEach(told::remove);
                yield Outcome.Orders.NONE;
            }
        };
    }

    /** Pools that are drained, and those that were taken away. */
    private List<Outcome.Recall> recalled() {
        final var pools = server.pools();
        final var ret = new ArrayList<Outcome.Recall>();
        pools.forEach((id, pool) -> {
            if ("true".equals(Xml.text(pool, "drain"))) {
                final String until = Xml.text(pool, "drain-until");
                ret.add(new Outcome.Recall(id, until.isEmpty() ? Instant.now() : OffsetDateTime.parse(until)
                    .toInstant()));
            }
        });
        told.stream().filter(id -> !pools.containsKey(id)).forEach(id -> ret.add(new Outcome.Recall(id, null)));
        return ret;
    }

    private static String text(final JsonObject json, final String name) {
        final JsonElement value = json.get(name);
        return value == null ? "" : value.getAsString();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/** Messages as the RPCs of casm-device, in JSON (RFC 7951). */
public final class RequestJson {
    private RequestJson() {
        // functions only
    }

    /** Name of the RPC that carries a request. */
    public static String rpc(final Request request) {
        return switch (request) {
            case Request.Register register -> "casm-device:register-device";
            case Request.Keepalive keepalive -> "casm-device:keepalive";
            case Request.Ask ask -> "casm-device:address-pool-request";
            case Request.Renew renew -> "casm-device:address-pool-renew";
            case Request.Report report -> "casm-device:address-pool-report";
            case Request.Release release -> "casm-device:address-pool-release";
            case Request.Confirm confirm -> "casm-device:address-pool-release-confirm";
        };
    }

    /** Body of the RPC call. */
    public static JsonObject body(final Message message) {
        final var input = new JsonObject();
        final Header header = message.header();
        input.addProperty("device-id", header.deviceId());
        input.addProperty("message-id", header.messageId());
        input.addProperty("attempt", header.attempt());
        input.addProperty("incarnation", Long.toString(header.incarnation()));
        input.addProperty("timestamp", header.timestamp().truncatedTo(ChronoUnit.SECONDS).toString());
        switch (message.request()) {
            case Request.Register register -> register(input, register);
            case Request.Keepalive keepalive -> {
                // nothing but its header
            }
            case Request.Ask ask -> ask(input, ask);
            case Request.Renew renew -> input.add("lease", leaseIds(renew.leaseIds()));
            case Request.Report report -> report(input, report);
            case Request.Release release -> release(input, release);
            case Request.Confirm confirm -> {
                input.add("lease-id", strings(confirm.leaseIds()));
                input.addProperty("success", true);
            }
        }
        final var body = new JsonObject();
        body.add("casm-device:input", input);
        return body;
    }

    private static void register(final JsonObject input, final Request.Register register) {
        if (!register.capabilities().isEmpty()) {
            input.add("capability", strings(register.capabilities()));
        }
        if (!register.mechanisms().isEmpty()) {
            input.add("transition-mechanism", strings(register.mechanisms().stream().map(LeaseJson.TYPES::concat)
                .toList()));
        }
        input.addProperty("port-allocation", register.portAllocation());
    }

    private static void ask(final JsonObject input, final Request.Ask ask) {
        final var items = new JsonArray();
        ask.items().forEach(item -> items.add(item(item)));
        if (!items.isEmpty()) {
            input.add("item", items);
        }
        input.addProperty("reason", text(ask.reason()));
        input.addProperty("port-allocation", ask.portAllocation());
        final var existing = new JsonArray();
        ask.existing().forEach(lease -> existing.add(LeaseJson.reference(lease)));
        if (!existing.isEmpty()) {
            input.add("existing", existing);
        }
    }

    private static JsonObject item(final Item item) {
        final var json = new JsonObject();
        json.addProperty("name", item.name());
        addIdentity(json, "kind", item.kind());
        final Item.Hint hint = item.hint();
        if (hint != null && hint.units() > 0) {
            json.addProperty("desired-units", hint.units());
        } else if (hint != null && hint.prefixLength() >= 0) {
            json.addProperty("desired-prefix-length", hint.prefixLength());
        } else if (hint != null && hint.count() > 0) {
            json.addProperty("desired-count", Long.toString(hint.count()));
        }
        addIdentity(json, "service", item.service());
        addIdentity(json, "transition-mechanism", item.mechanism());
        final String pool = item.pool();
        if (pool != null) {
            json.addProperty("pool", pool);
        }
        final Duration lifetime = item.lifetime();
        if (lifetime != null) {
            json.addProperty("lifetime", lifetime.toSeconds());
        }
        return json;
    }

    private static void report(final JsonObject input, final Request.Report report) {
        input.addProperty("report-id", report.reportId());
        final var samples = new JsonArray();
        report.samples().forEach(sample -> samples.add(sample(sample)));
        if (!samples.isEmpty()) {
            input.add("sample", samples);
        }
    }

    private static JsonObject sample(final Sample sample) {
        final var json = new JsonObject();
        json.addProperty("period", sample.period().text());
        json.addProperty("start", sample.start().truncatedTo(ChronoUnit.SECONDS).toString());
        json.addProperty("end", sample.end().truncatedTo(ChronoUnit.SECONDS).toString());
        json.addProperty("pool-entry", sample.poolEntry());
        json.addProperty("lease-id", sample.lease().id());
        if (sample.lease().block().isPrefix()) {
            json.add("address-list", strings(List.of(sample.lease().block().text())));
        }
        addIdentity(json, "kind", sample.lease().kind().isEmpty() ? null : sample.lease().kind());
        addIdentity(json, "technique", sample.technique());
        final Sample.Usage usage = sample.usage();
        json.addProperty("total-addresses", Long.toString(usage.total()));
        json.addProperty("peak-addresses", Long.toString(usage.peak()));
        json.addProperty("current-addresses", Long.toString(usage.current()));
        json.addProperty("average-address-ratio", percent(usage.averageRatio()));
        json.addProperty("peak-address-ratio", percent(usage.peakRatio()));
        final var ports = new JsonArray();
        usage.ports().forEach(one -> {
            final var entry = new JsonObject();
            entry.addProperty("protocol", one.protocol());
            entry.addProperty("average-ratio", percent(one.averageRatio()));
            entry.addProperty("peak-ratio", percent(one.peakRatio()));
            entry.addProperty("current-ratio", percent(one.currentRatio()));
            ports.add(entry);
        });
        if (!ports.isEmpty()) {
            json.add("ports", ports);
        }
        return json;
    }

    private static void release(final JsonObject input, final Request.Release release) {
        final var leases = new JsonArray();
        release.leases().forEach(lease -> {
            final var json = new JsonObject();
            json.addProperty("lease-id", lease.id());
            LeaseJson.addBlock(json, lease.block());
            leases.add(json);
        });
        input.add("lease", leases);
        input.addProperty("reason", text(release.reason()));
    }

    private static JsonArray leaseIds(final List<String> ids) {
        final var leases = new JsonArray();
        ids.forEach(id -> {
            final var lease = new JsonObject();
            lease.addProperty("lease-id", id);
            leases.add(lease);
        });
        return leases;
    }

    private static JsonArray strings(final List<String> values) {
        final var array = new JsonArray();
        values.forEach(array::add);
        return array;
    }

    private static void addIdentity(final JsonObject json, final String name, final @Nullable String identity) {
        if (identity != null) {
            json.addProperty(name, LeaseJson.TYPES + identity);
        }
    }

    /** A value of typedef percent, which has two digits after its point; decimal64 is text in JSON. */
    private static String percent(final double value) {
        return BigDecimal.valueOf(Math.clamp(value, 0.0, 100.0)).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private static String text(final Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

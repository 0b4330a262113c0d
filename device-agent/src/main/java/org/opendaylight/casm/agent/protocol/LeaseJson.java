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
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/** Leases as JSON (RFC 7951), the grouping {@code lease} of casm-types. Used in messages and in the state file. */
public final class LeaseJson {
    /** Identities of casm-types carry this in front. */
    static final String TYPES = "casm-types:";

    private LeaseJson() {
        // functions only
    }

    /**
     * Reads a lease.
     *
     * @throws IllegalArgumentException if it is none, or has members that are not addresses
     */
    public static Lease read(final JsonObject json) {
        final String kind = text(json, "kind");
        return new Lease(need(json, "lease-id"), orEmpty(text(json, "pool")), kind == null ? "" : local(kind),
            block(json), orEmpty(text(json, "state")), terms(json), number(json, "generation", 0), hosts(json));
    }

    /** The identity of a lease and its block, as a device says what it holds. */
    static JsonObject reference(final Lease lease) {
        final var json = new JsonObject();
        json.addProperty("lease-id", lease.id());
        if (!lease.pool().isEmpty()) {
            json.addProperty("pool", lease.pool());
        }
        if (!lease.kind().isEmpty()) {
            json.addProperty("kind", TYPES + lease.kind());
        }
        addBlock(json, lease.block());
        if (lease.generation() > 0) {
            json.addProperty("generation", lease.generation());
        }
        return json;
    }

    /** All of a lease. */
    public static JsonObject write(final Lease lease) {
        final JsonObject json = reference(lease);
        if (!lease.state().isEmpty()) {
            json.addProperty("state", lease.state());
        }
        final Duration lifetime = lease.terms().lifetime();
        json.add("lifetime", lifetime == null ? new JsonPrimitive("infinite") : new JsonPrimitive(
            lifetime.toSeconds()));
        addSeconds(json, "renew-after", lease.terms().renewAfter());
        addSeconds(json, "rebind-after", lease.terms().rebindAfter());
        final Instant expiresAt = lease.terms().expiresAt();
        if (expiresAt != null) {
            json.addProperty("expires-at", expiresAt.toString());
        }
        final String gateway = lease.hosts().gateway();
        if (gateway != null) {
            json.addProperty("gateway", gateway);
        }
        if (!lease.hosts().dnsServers().isEmpty()) {
            final var servers = new JsonArray();
            lease.hosts().dnsServers().forEach(servers::add);
            json.add("dns-server", servers);
        }
        if (!lease.hosts().attributes().isEmpty()) {
            final var attributes = new JsonArray();
            lease.hosts().attributes().forEach((name, value) -> {
                final var attribute = new JsonObject();
                attribute.addProperty("name", name);
                attribute.addProperty("value", value);
                attributes.add(attribute);
            });
            json.add("attribute", attributes);
        }
        return json;
    }

    private static void addSeconds(final JsonObject json, final String name, final @Nullable Duration value) {
        if (value != null) {
            json.addProperty(name, value.toSeconds());
        }
    }

    /** Adds the leaves of grouping {@code resource}. */
    static void addBlock(final JsonObject json, final Block block) {
        final String text = block.text();
        if (block.isPrefix()) {
            json.addProperty("prefix", text);
        } else {
            final int dash = text.indexOf('-');
            json.addProperty("range-start", dash < 0 ? text : text.substring(0, dash));
            json.addProperty("range-end", dash < 0 ? text : text.substring(dash + 1));
        }
        final PortSet ports = block.ports();
        if (ports != null) {
            final var set = new JsonObject();
            if (ports.isRun()) {
                set.addProperty("start-port", ports.startPort());
                set.addProperty("end-port", ports.endPort());
            } else {
                set.addProperty("psid-offset", ports.psidOffset());
                set.addProperty("psid-len", ports.psidLength());
                if (ports.psid() >= 0) {
                    set.addProperty("psid", ports.psid());
                }
            }
            json.add("port-set", set);
        }
    }

    private static Block block(final JsonObject json) {
        final String prefix = text(json, "prefix");
        final String start = text(json, "range-start");
        final String end = text(json, "range-end");
        if (prefix == null && start == null) {
            throw new IllegalArgumentException("lease " + text(json, "lease-id") + " has no addresses");
        }
        final Block whole = prefix != null ? Block.prefix(prefix) : Block.range(start, end == null ? start : end);
        final JsonElement set = json.get("port-set");
        return set instanceof JsonObject ports ? whole.with(new PortSet(leaf(ports, "start-port", -1),
            leaf(ports, "end-port", -1), leaf(ports, "psid-offset", 0), leaf(ports, "psid-len", -1),
            leaf(ports, "psid", -1))) : whole;
    }

    private static int leaf(final JsonObject json, final String name, final int absent) {
        return (int) number(json, name, absent);
    }

    private static Lease.Terms terms(final JsonObject json) {
        final String lifetime = text(json, "lifetime");
        return new Lease.Terms(lifetime == null || "infinite".equals(lifetime) ? null
            : Duration.ofSeconds(Long.parseLong(lifetime)), seconds(json, "renew-after"), seconds(json, "rebind-after"),
            time(json, "expires-at"), seconds(json, "remaining"));
    }

    private static Lease.Hosts hosts(final JsonObject json) {
        final List<String> servers = new ArrayList<>();
        if (json.get("dns-server") instanceof JsonArray array) {
            array.forEach(entry -> servers.add(entry.getAsString()));
        }
        final Map<String, String> attributes = new LinkedHashMap<>();
        if (json.get("attribute") instanceof JsonArray array) {
            array.forEach(entry -> {
                final JsonObject attribute = entry.getAsJsonObject();
                attributes.put(need(attribute, "name"), orEmpty(text(attribute, "value")));
            });
        }
        final String gateway = text(json, "gateway");
        return gateway == null && servers.isEmpty() && attributes.isEmpty() ? Lease.Hosts.NONE
            : new Lease.Hosts(gateway, servers, attributes);
    }

    /** A number of seconds; null when it is not there. */
    static @Nullable Duration seconds(final JsonObject json, final String name) {
        final String text = text(json, name);
        return text == null ? null : Duration.ofSeconds(Long.parseLong(text));
    }

    /** A time; null when it is not there. */
    static @Nullable Instant time(final JsonObject json, final String name) {
        final String text = text(json, name);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    /** A number, written as one or, as RFC 7951 does with 64 bits, as text. */
    static long number(final JsonObject json, final String name, final long absent) {
        final String text = text(json, name);
        return text == null ? absent : Long.parseLong(text);
    }

    /** The text of a leaf; null when it is not there. */
    static @Nullable String text(final JsonObject json, final String name) {
        final JsonElement element = json.get(name);
        return element instanceof JsonPrimitive ? element.getAsString() : null;
    }

    /** The text of a leaf that has to be there. */
    static String need(final JsonObject json, final String name) {
        final String text = text(json, name);
        if (text == null) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return text;
    }

    private static String orEmpty(final @Nullable String text) {
        return text == null ? "" : text;
    }

    private static String local(final String identity) {
        return identity.substring(identity.indexOf(':') + 1);
    }
}

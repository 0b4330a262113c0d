/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * A lease as JSON text and back, without loss. Names are those of {@code casm-allocation}, absent parts are left out.
 * Reading is strict: what is missing, unknown or of another type is refused, not guessed.
 */
public final class LeaseJson {
    private static final String INFINITE = "infinite";

    private LeaseJson() {
        // functions only
    }

    /** The text of a lease; equal leases have equal texts but for the order of attributes. */
    public static String write(final Lease lease) {
        return toJson(lease).toString();
    }

    /** The JSON object of a lease. */
    public static JsonObject toJson(final Lease lease) {
        final JsonObject json = new JsonObject();
        json.addProperty("lease-id", lease.id());
        json.addProperty("pool", lease.pool());
        json.addProperty("address-space", lease.addressSpace());
        json.addProperty("kind", lease.kind().yangName());
        json.addProperty("range", lease.range().toString());
        final NamedObjects named = lease.named();
        if (named != null) {
            json.addProperty("object-type", named.type());
            json.addProperty("value", named.text());
        }
        json.addProperty("state", lease.state().yangName());
        switch (lease.lifetime()) {
            case Lifetime.Infinite infinite -> json.addProperty("lifetime", INFINITE);
            case Lifetime.Limited limited -> json.addProperty("lifetime", limited.seconds());
        }
        add(json, "expires-at", lease.expiresAt());
        add(json, "state-until", lease.stateUntil());
        json.addProperty("generation", lease.generation());
        if (!lease.owner().equals(Owner.NONE)) {
            json.add("owner", owner(lease.owner()));
        }
        add(json, "item", lease.terms().item());
        add(json, "purpose", lease.terms().purpose());
        final Binding binding = lease.terms().binding();
        if (binding != null) {
            json.add("binding", binding(binding));
        }
        if (!lease.terms().attributes().isEmpty()) {
            final JsonObject attributes = new JsonObject();
            lease.terms().attributes().forEach(attributes::addProperty);
            json.add("attributes", attributes);
        }
        json.addProperty("request-id", lease.requestId());
        add(json, "created", lease.created());
        add(json, "changed", lease.changed());
        return json;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static Lease parse(final String text) {
        final JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            final JsonElement json = JsonParser.parseReader(reader);
            if (json.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return fromJson(json.getAsJsonObject());
            }
        } catch (JsonParseException | IOException e) {
            throw new IllegalArgumentException("the text of a lease is not JSON: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("the text of a lease is not one JSON object");
    }

    /**
     * Reads what {@link #toJson} made.
     *
     * @throws IllegalArgumentException when the object is anything else
     */
    public static Lease fromJson(final JsonObject object) {
        final StrictObject json = new StrictObject("a lease", object);
        try {
            final ObjectKind kind = ObjectKind.ofYangName(json.text("kind"));
            final String range = json.text("range");
            final Lease lease = new Lease(json.text("lease-id"), json.text("pool"), json.text("address-space"), kind,
                kind.family().map(family -> AddressRange.parse(family, range))
                    .orElseGet(() -> AddressRange.parse(range)),
                LeaseState.ofYangName(json.text("state")), lifetime(json), instant(json.optionalText("expires-at")),
                instant(json.optionalText("state-until")), Math.toIntExact(json.number("generation")),
                owner(json.optionalObject("owner")),
                new Lease.Terms(json.optionalText("purpose"), binding(json.optionalObject("binding")),
                    attributes(json.optionalObject("attributes")), json.optionalText("item")),
                json.text("request-id"), Instant.parse(json.text("created")), Instant.parse(json.text("changed")),
                json.has("object-type") ? new NamedObjects(json.text("object-type"), json.text("value")) : null);
            json.finish();
            return lease;
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a lease has a value that cannot be: " + e.getMessage(), e);
        }
    }

    private static JsonObject owner(final Owner owner) {
        final JsonObject json = new JsonObject();
        add(json, "tenant", owner.tenant());
        add(json, "application", owner.application());
        add(json, "device-id", owner.deviceId());
        add(json, "interface", owner.interfaceName());
        add(json, "service-id", owner.serviceId());
        add(json, "subscriber", owner.subscriber());
        return json;
    }

    private static Owner owner(final @Nullable StrictObject json) {
        if (json == null) {
            return Owner.NONE;
        }
        final Owner owner = new Owner(json.optionalText("tenant"), json.optionalText("application"),
            json.optionalText("device-id"), json.optionalText("interface"), json.optionalText("service-id"),
            json.optionalText("subscriber"));
        json.finish();
        return owner;
    }

    private static JsonObject binding(final Binding binding) {
        final JsonObject json = new JsonObject();
        json.addProperty("node-id", binding.nodeId());
        add(json, "interface", binding.interfaceName());
        add(json, "network-instance", binding.networkInstance());
        final Integer length = binding.prefixLength();
        if (length != null) {
            json.addProperty("prefix-length", length);
        }
        json.addProperty("push", binding.push());
        return json;
    }

    private static @Nullable Binding binding(final @Nullable StrictObject json) {
        if (json == null) {
            return null;
        }
        final Binding binding = new Binding(json.text("node-id"), json.optionalText("interface"),
            json.optionalText("network-instance"),
            json.has("prefix-length") ? Math.toIntExact(json.number("prefix-length")) : null, json.flag("push"));
        json.finish();
        return binding;
    }

    private static Map<String, String> attributes(final @Nullable StrictObject json) {
        final Map<String, String> attributes = new HashMap<>();
        if (json != null) {
            for (final String name : json.names()) {
                attributes.put(name, json.text(name));
            }
        }
        return attributes;
    }

    private static Lifetime lifetime(final StrictObject json) {
        return json.isNumber("lifetime") ? Lifetime.ofSeconds(json.number("lifetime"))
            : json.only("lifetime", INFINITE, Lifetime.INFINITE);
    }

    private static @Nullable Instant instant(final @Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static void add(final JsonObject json, final String name, final @Nullable Object value) {
        if (value != null) {
            json.addProperty(name, value.toString());
        }
    }
}

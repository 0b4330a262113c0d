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
import com.google.gson.JsonPrimitive;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Reads a JSON object member by member and complains about what is missing, of another type or left over. */
final class StrictObject {
    private final Set<String> read = new HashSet<>();
    private final String what;
    private final JsonObject json;

    StrictObject(final String what, final JsonObject json) {
        this.what = what;
        this.json = json;
    }

    boolean has(final String name) {
        return json.has(name);
    }

    Set<String> names() {
        return json.keySet();
    }

    String text(final String name) {
        final JsonPrimitive value = primitive(name);
        if (!value.isString()) {
            throw wrong(name, "a text");
        }
        return value.getAsString();
    }

    @Nullable String optionalText(final String name) {
        return has(name) ? text(name) : null;
    }

    boolean isNumber(final String name) {
        return primitive(name).isNumber();
    }

    /** An integer; JSON's other numbers are refused. */
    long number(final String name) {
        final JsonPrimitive value = primitive(name);
        if (!value.isNumber()) {
            throw wrong(name, "a number");
        }
        return value.getAsBigDecimal().longValueExact();
    }

    boolean flag(final String name) {
        final JsonPrimitive value = primitive(name);
        if (!value.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return value.getAsBoolean();
    }

    /** {@code result} when the text is {@code wanted}. */
    <T> T only(final String name, final String wanted, final T result) {
        if (!text(name).equals(wanted)) {
            throw wrong(name, "'" + wanted + "'");
        }
        return result;
    }

    @Nullable StrictObject optionalObject(final String name) {
        if (!has(name)) {
            return null;
        }
        read.add(name);
        final JsonElement value = json.get(name);
        if (!value.isJsonObject()) {
            throw wrong(name, "an object");
        }
        return new StrictObject("'" + name + "' of " + what, value.getAsJsonObject());
    }

    /** Complains about members that nobody asked for. */
    void finish() {
        for (final String name : names()) {
            if (!read.contains(name)) {
                throw new IllegalArgumentException(what + " has a member '" + name + "' that is not known");
            }
        }
    }

    private JsonPrimitive primitive(final String name) {
        read.add(name);
        final JsonElement value = json.get(name);
        if (value == null) {
            throw new IllegalArgumentException(what + " lacks '" + name + "'");
        }
        if (!value.isJsonPrimitive()) {
            throw wrong(name, "a single value");
        }
        return value.getAsJsonPrimitive();
    }

    private IllegalArgumentException wrong(final String name, final String wanted) {
        return new IllegalArgumentException("'" + name + "' of " + what + " is not " + wanted);
    }
}

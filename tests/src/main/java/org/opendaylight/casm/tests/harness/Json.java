/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.eclipse.jdt.annotation.Nullable;

/** Short ways to write and read JSON. Names are taken without their module. */
public final class Json {
    private Json() {
        // functions only
    }

    /**
     * An object from its text, in which single quotes may stand for double ones and %s for {@code values}.
     *
     * @throws JsonSyntaxException if it is not JSON
     */
    public static JsonObject of(final String text, final Object... values) {
        return JsonParser.parseString(values.length == 0 ? text : String.format(Locale.ROOT, text, values))
            .getAsJsonObject();
    }

    /** The object in {@code text}, or an empty one when it holds none. */
    public static JsonObject read(final String text) {
        try {
            final JsonElement element = JsonParser.parseString(text);
            return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
        } catch (JsonSyntaxException e) {
            return new JsonObject();
        }
    }

    /** The member {@code name} of {@code object}, with or without a module in front; null when there is none. */
    public static @Nullable JsonElement member(final JsonObject object, final String name) {
        final JsonElement plain = object.get(name);
        if (plain != null) {
            return plain;
        }
        return object.entrySet().stream().filter(entry -> entry.getKey().endsWith(":" + name)).findFirst()
            .map(entry -> entry.getValue()).orElse(null);
    }

    /** The text of a leaf; null when there is none. */
    public static @Nullable String text(final JsonObject object, final String name) {
        final JsonElement element = member(object, name);
        return element == null || element.isJsonNull() ? null : element.isJsonPrimitive() ? element.getAsString()
            : element.toString();
    }

    /** A leaf that has to be there. */
    public static String need(final JsonObject object, final String name) {
        final String text = text(object, name);
        if (text == null) {
            throw new IllegalStateException("no " + name + " in " + object);
        }
        return text;
    }

    /** The container {@code name}, empty when there is none. */
    public static JsonObject object(final JsonObject object, final String name) {
        final JsonElement element = member(object, name);
        return element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    }

    /** The entries of the list {@code name}, none when there is no such list. */
    public static List<JsonObject> list(final JsonObject object, final String name) {
        final JsonElement element = member(object, name);
        final JsonArray array = element != null && element.isJsonArray() ? element.getAsJsonArray() : new JsonArray();
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads an array of objects, or the one in an answer of the REST interface of NetBox (results), NIPAP (result) or
 * phpIPAM (data). An object in an object is its name, and its members are columns with both names.
 */
final class JsonTable {
    private static final Set<String> ARRAYS = Set.of("results", "result", "data", "prefixes", "addresses");
    private static final List<String> NAMES = List.of("name", "value", "address", "prefix", "label", "display");
    private static final int DEEPEST = 3;

    private JsonTable() {
        // functions only
    }

    static List<Fields> read(final String text) throws MalformedInventoryException {
        try (var reader = new JsonReader(new StringReader(text))) {
            if (!findArray(reader)) {
                throw new MalformedInventoryException("the JSON text has no array of rows: it has to be an array of"
                    + " objects, or an object with one in results, result or data");
            }
            final var rows = new ArrayList<Fields>();
            reader.beginArray();
            for (int number = 1; reader.hasNext(); number++) {
                final var element = JsonParser.parseReader(reader);
                if (!element.isJsonObject()) {
                    throw new MalformedInventoryException("entry " + number + " of the array is no object");
                }
                final var values = new HashMap<String, String>();
                flatten("", element.getAsJsonObject(), values, 0);
                rows.add(new Fields(number, values));
            }
            reader.endArray();
            return rows;
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new MalformedInventoryException("the text is no JSON: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        }
    }

    /** Moves to the array; false when there is none. */
    private static boolean findArray(final JsonReader reader) throws IOException {
        if (reader.peek() == JsonToken.BEGIN_ARRAY) {
            return true;
        }
        reader.beginObject();
        while (reader.hasNext()) {
            if (ARRAYS.contains(reader.nextName()) && reader.peek() == JsonToken.BEGIN_ARRAY) {
                return true;
            }
            reader.skipValue();
        }
        return false;
    }

    private static void flatten(final String prefix, final JsonObject from, final Map<String, String> values,
            final int depth) {
        for (var member : from.entrySet()) {
            final var key = prefix + Column.normalise(member.getKey());
            final var text = text(member.getValue());
            if (text != null && !text.isBlank()) {
                values.putIfAbsent(key, text.strip());
            }
            if (member.getValue().isJsonObject() && depth < DEEPEST) {
                flatten(key + '_', member.getValue().getAsJsonObject(), values, depth + 1);
            }
        }
    }

    private static @Nullable String text(final JsonElement element) {
        if (element instanceof JsonPrimitive primitive) {
            return primitive.getAsString();
        }
        if (element instanceof JsonObject object) {
            for (var name : NAMES) {
                if (object.get(name) instanceof JsonPrimitive primitive) {
                    return primitive.getAsString();
                }
            }
        }
        return null;
    }
}

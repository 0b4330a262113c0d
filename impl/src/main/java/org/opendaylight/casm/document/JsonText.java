/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** JSON texts: what is read and written again is the same but for white space. */
final class JsonText {
    private static final int LONGEST = 4 << 20;
    private static final int DEEPEST = 64;
    private static final Gson WRITER = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private JsonText() {
        // functions only
    }

    /** The object that a text is; a member that is there twice is refused (RFC 8259 section 4 leaves it open). */
    static JsonObject read(final String text) throws DocumentException {
        if (text.length() > LONGEST) {
            throw DocumentException.at("", "it has " + text.length() + " characters; at most " + LONGEST
                + " are read");
        }
        final var reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                throw DocumentException.at("", "it is no JSON object");
            }
            final JsonObject read = object(reader, 1);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw DocumentException.at("", "there is more text behind it");
            }
            return read;
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            // the reader talks of its own settings first
            final String where = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            final int place = where.indexOf(" at line");
            throw DocumentException.at("", "it is no JSON text" + (place < 0 ? "" : where.substring(place))).by(e);
        }
    }

    /** The text of an object, without white space. */
    static String write(final JsonObject json) {
        return WRITER.toJson(json);
    }

    private static JsonElement element(final JsonReader reader, final int depth)
            throws IOException, DocumentException {
        if (depth > DEEPEST) {
            throw DocumentException.at("", "it is nested more than " + DEEPEST + " deep");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader, depth);
            case BEGIN_ARRAY -> {
                final var array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(element(reader, depth + 1));
                }
                reader.endArray();
                yield array;
            }
            case STRING, NUMBER, BOOLEAN, NULL, NAME, END_ARRAY, END_OBJECT, END_DOCUMENT ->
                JsonParser.parseReader(reader);
        };
    }

    private static JsonObject object(final JsonReader reader, final int depth) throws IOException, DocumentException {
        final var read = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            final String name = reader.nextName();
            if (read.has(name)) {
                throw DocumentException.at("", "'" + name + "' is twice in one object");
            }
            read.add(name, element(reader, depth + 1));
        }
        reader.endObject();
        return read;
    }
}

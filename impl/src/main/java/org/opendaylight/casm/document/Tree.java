/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A part of a document. Members are found by their names with and without module (RFC 7951 section 4).
 *
 * @param json the part; what is written goes into the document
 * @param path where it is, such as {@code /vpn-nodes/vpn-node=pe1}
 */
record Tree(JsonObject json, String path) {
    /** True when there is such a member. */
    boolean has(final String name) {
        return get(name) != null;
    }

    @Nullable JsonElement get(final String name) {
        return json.get(nameOf(name));
    }

    /** Path of a member. */
    String pathOf(final String name) {
        return path + '/' + name;
    }

    /** The container of this name; null when there is none. */
    @Nullable Tree child(final String name) throws DocumentException {
        final JsonElement found = get(name);
        if (found == null) {
            return null;
        }
        if (found instanceof JsonObject object) {
            return new Tree(object, pathOf(name));
        }
        throw DocumentException.at(pathOf(name), "is no object");
    }

    /** The container at the end of these names; null when there is none. */
    @Nullable Tree child(final String name, final String... below) throws DocumentException {
        Tree found = child(name);
        for (final String next : below) {
            found = found == null ? null : found.child(next);
        }
        return found;
    }

    /** The container of this name, made if there is none. */
    Tree make(final String name) throws DocumentException {
        final Tree found = child(name);
        if (found != null) {
            return found;
        }
        final var made = new JsonObject();
        put(name, made);
        return new Tree(made, pathOf(name));
    }

    /**
     * The entries of a list; empty when there is none.
     *
     * @param keys key leaves, which each entry has to have in another combination
     */
    List<Tree> list(final String name, final String... keys) throws DocumentException {
        final JsonElement found = get(name);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof JsonArray array)) {
            throw DocumentException.at(pathOf(name), "is no array");
        }
        final var entries = new ArrayList<Tree>();
        final var known = new HashSet<String>();
        for (final JsonElement element : array) {
            if (!(element instanceof JsonObject object)) {
                throw DocumentException.at(pathOf(name), "has an entry that is no object");
            }
            final var values = new ArrayList<String>();
            final var bare = new Tree(object, pathOf(name));
            for (final String key : keys) {
                values.add(bare.required(key));
            }
            final String id = String.join(",", values);
            if (!known.add(id)) {
                throw DocumentException.at(pathOf(name), "has two entries with the key " + id);
            }
            entries.add(new Tree(object, pathOf(name) + '=' + id));
        }
        return entries;
    }

    /** The value of a leaf, as text; null when there is none. */
    @Nullable String text(final String name) throws DocumentException {
        final JsonElement found = get(name);
        if (found == null) {
            return null;
        }
        if (found instanceof JsonPrimitive value) {
            return value.getAsString();
        }
        throw DocumentException.at(pathOf(name), "is no single value");
    }

    /** The value of a leaf that has to be there. */
    String required(final String name) throws DocumentException {
        final String found = text(name);
        if (found == null) {
            throw DocumentException.at(path, name + " is missing");
        }
        return found;
    }

    /** The name of an identity, without its module; null when there is none. */
    @Nullable String identity(final String name) throws DocumentException {
        final String found = text(name);
        return found == null ? null : found.substring(found.indexOf(':') + 1);
    }

    /** A number from {@code least} to {@code most}; null when there is none. */
    @Nullable Long number(final String name, final long least, final long most) throws DocumentException {
        final String found = text(name);
        if (found == null) {
            return null;
        }
        try {
            final long value = Long.parseLong(found);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw DocumentException.at(pathOf(name), "is no number: " + found).by(e);
        }
        throw DocumentException.at(pathOf(name), found + " is not within " + least + ".." + most);
    }

    /** Writes a member; one that is there keeps its place. */
    void put(final String name, final JsonElement value) {
        json.add(nameOf(name), value);
    }

    /** The name of a member as the document has it, with or without module. */
    private String nameOf(final String name) {
        if (!json.has(name)) {
            for (final String known : json.keySet()) {
                if (known.endsWith(name) && known.length() > name.length()
                    && known.charAt(known.length() - name.length() - 1) == ':') {
                    return known;
                }
            }
        }
        return name;
    }
}

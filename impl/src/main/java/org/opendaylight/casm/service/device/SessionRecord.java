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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.events.Batch;

/**
 * What lasts of a device's session: it is in the event store before the message that made it so is answered.
 *
 * @param lives how often the device was removed from the configuration; what it said before counts for nothing then
 * @param incarnation highest incarnation heard, unsigned; null for none
 * @param startedUp incarnation whose start-up was answered, unsigned; null for none
 * @param abilities what the device said when it registered
 */
public record SessionRecord(int lives, @Nullable Long incarnation, @Nullable Long startedUp, Abilities abilities) {
    /** What the paths of these records in the event store start with. */
    public static final String PREFIX = "casm-device:session=";
    /** Nothing heard. */
    static final SessionRecord NONE = new SessionRecord(0, null, null, Abilities.NONE);

    /**
     * What a device said when it registered.
     *
     * @param capabilities free texts
     * @param mechanisms transition mechanisms
     * @param portAllocation whether it can use a part of the ports of an address; null when it did not say
     */
    public record Abilities(Set<String> capabilities, Set<Identity> mechanisms, @Nullable Boolean portAllocation) {
        /** Nothing said. */
        public static final Abilities NONE = new Abilities(Set.of(), Set.of(), null);

        public Abilities {
            capabilities = Set.copyOf(capabilities);
            mechanisms = Set.copyOf(mechanisms);
        }
    }

    SessionRecord heard(final long other) {
        return new SessionRecord(lives, other, startedUp, abilities);
    }

    SessionRecord started(final @Nullable Long other) {
        return other == null ? this : new SessionRecord(lives, incarnation, other, abilities);
    }

    /** Nothing of it counts any more. */
    SessionRecord anew() {
        return new SessionRecord(lives + 1, null, null, Abilities.NONE);
    }

    SessionRecord able(final Abilities other) {
        return new SessionRecord(lives, incarnation, startedUp, other);
    }

    /** The entry of the event store. */
    Batch.ConfigChange toEntry(final String deviceId) {
        final var json = new JsonObject();
        if (lives > 0) {
            json.addProperty("lives", lives);
        }
        final Long heard = incarnation;
        final Long started = startedUp;
        if (heard != null) {
            json.addProperty("incarnation", Long.toUnsignedString(heard));
        }
        if (started != null) {
            json.addProperty("started-up", Long.toUnsignedString(started));
        }
        json.add("capabilities", array(abilities.capabilities()));
        final var known = new JsonObject();
        abilities.mechanisms().forEach(mechanism -> known.add(mechanism.name(), array(mechanism.bases())));
        json.add("mechanisms", known);
        final Boolean ports = abilities.portAllocation();
        if (ports != null) {
            json.addProperty("port-allocation", ports);
        }
        return new Batch.ConfigChange(path(deviceId), json.toString());
    }

    /**
     * The path of the entry, another one for each incarnation: whichever of two is written last, the higher counts.
     */
    String path(final String deviceId) {
        final Long heard = incarnation;
        final var digits = heard == null ? "0" : Long.toHexString(heard);
        return PREFIX + "0".repeat(16 - digits.length()) + digits + ':' + deviceId;
    }

    /** The device of a path. */
    static String deviceOf(final String path) {
        return path.substring(PREFIX.length() + 17);
    }

    /** The one of the later life and incarnation. */
    SessionRecord later(final SessionRecord other) {
        final Long mine = incarnation;
        final Long others = other.incarnation;
        if (lives != other.lives) {
            return lives < other.lives ? other : this;
        }
        return mine == null || others != null && Long.compareUnsigned(mine, others) < 0 ? other : this;
    }

    /** The record of an entry. */
    static SessionRecord parse(final String text) {
        final var json = JsonParser.parseString(text).getAsJsonObject();
        final var mechanisms = new HashSet<Identity>();
        json.getAsJsonObject("mechanisms").entrySet().forEach(entry ->
            mechanisms.add(new Identity(entry.getKey(), Set.copyOf(texts(entry.getValue().getAsJsonArray())))));
        return new SessionRecord(json.has("lives") ? json.get("lives").getAsInt() : 0,
            number(json, "incarnation"), number(json, "started-up"),
            new Abilities(Set.copyOf(texts(json.getAsJsonArray("capabilities"))), mechanisms,
                json.has("port-allocation") ? json.get("port-allocation").getAsBoolean() : null));
    }

    private static @Nullable Long number(final JsonObject json, final String name) {
        return json.has(name) ? Long.parseUnsignedLong(json.get(name).getAsString()) : null;
    }

    private static JsonArray array(final Set<String> texts) {
        final var array = new JsonArray();
        new TreeSet<>(texts).forEach(array::add);
        return array;
    }

    private static List<String> texts(final JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(one -> one.getAsString()).toList();
    }
}

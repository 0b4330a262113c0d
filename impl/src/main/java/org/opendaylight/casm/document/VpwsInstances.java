/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

/**
 * VPWS service instances (RFC 8214) of the accesses of a service (RFC 9291): each access gets a local one, and has the
 * one of the other access as its remote one.
 */
final class VpwsInstances {
    private static final String LOCAL = "local-vpws-service-instance";
    private static final String REMOTE = "remote-vpws-service-instance";

    private final NeedBook book;
    private final List<End> ends = new ArrayList<>();

    /**
     * An access with such instances.
     *
     * @param at the container with the choices
     * @param key need of the local instance; null when the document gives one
     * @param given the one that it gives; null for none
     */
    private record End(Tree at, @Nullable NeedKey key, @Nullable String given) {
    }

    VpwsInstances(final NeedBook book) {
        this.book = book;
    }

    /** Reads the local instance of an access, if it has one. */
    void read(final Tree access, final Place place) throws DocumentException {
        final Tree at = find(access);
        if (at == null) {
            return;
        }
        final Tree auto = one(at, LOCAL, "local-vsi-auto");
        one(at, REMOTE, "remote-vsi-auto");
        at.number(REMOTE, 1, 0xFF_FFFF);
        final Long given = at.number(LOCAL, 1, 0xFF_FFFF);
        if (auto == null) {
            ends.add(new End(at, null, given == null ? null : given.toString()));
            return;
        }
        final var key = new NeedKey(place, "vsi");
        book.need(key, Purpose.VPWS_INSTANCE, Distinguishers.automatic(auto, "vsi-pool-name"));
        book.slot(key, auto, "auto-local-vsi", Slot.Form.INSTANCE);
        ends.add(new End(at, key, null));
    }

    /** Gives each access that asks for one its remote instance. */
    void connect() throws DocumentException {
        for (final End end : ends) {
            final Tree auto = end.at().child("remote-vsi-auto");
            if (auto == null) {
                continue;
            }
            Distinguishers.automatic(auto, "vsi-pool-name");
            if (ends.size() != 2) {
                throw DocumentException.at(auto.path(), "which instance is the remote one can only be told between two"
                    + " accesses; the service has " + ends.size() + " with instances");
            }
            final End other = ends.get(ends.getFirst() == end ? 1 : 0);
            final NeedKey key = other.key();
            final String given = other.given();
            if (key != null) {
                book.slot(key, auto, "auto-remote-vsi", Slot.Form.INSTANCE);
            } else if (given != null) {
                auto.put("auto-remote-vsi", new JsonPrimitive(Long.valueOf(given)));
                book.wrote(auto.pathOf("auto-remote-vsi"), given);
            } else {
                throw DocumentException.at(auto.path(), "the other access has no local instance");
            }
        }
    }

    private static @Nullable Tree one(final Tree at, final String leaf, final String auto) throws DocumentException {
        if (at.has(leaf) && at.has(auto)) {
            throw DocumentException.at(at.path(), "has " + leaf + " and " + auto + ", of which only one is possible");
        }
        return at.child(auto);
    }

    /** The container below an access that has the choices, wherever the signalling puts it. */
    private static @Nullable Tree find(final Tree at) {
        if (at.has(LOCAL) || at.has("local-vsi-auto") || at.has(REMOTE) || at.has("remote-vsi-auto")) {
            return at;
        }
        for (final var member : at.json().entrySet()) {
            final JsonElement value = member.getValue();
            final Tree found = value instanceof JsonObject object
                ? find(new Tree(object, at.pathOf(member.getKey()))) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}

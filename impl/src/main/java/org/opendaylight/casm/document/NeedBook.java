/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.Use;

/** The needs found in a document so far, as configuration of a service, and the places for their values. */
final class NeedBook {
    private final Map<NeedKey, JsonObject> needs = new LinkedHashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Assignment> told = new ArrayList<>();
    private final Wishes wishes;
    private final Surroundings around;

    /**
     * What is asked for.
     *
     * @param path where in the document
     * @param pool pool that the document names; null for none
     * @param use what for; null for what the purpose says
     * @param prefixLength length of the prefix; null for the usual one
     * @param count how many; null for one
     * @param fixed exactly this; null for any
     */
    record Ask(String path, @Nullable String pool, @Nullable Use use, @Nullable Integer prefixLength,
            @Nullable Long count, @Nullable String fixed) {
        static Ask any(final String path, final @Nullable String pool) {
            return new Ask(path, pool, null, null, null, null);
        }

        static Ask exactly(final String path, final String value) {
            return new Ask(path, null, null, null, null, value);
        }

        Ask usedFor(final Use what) {
            return new Ask(path, pool, what, prefixLength, count, fixed);
        }
    }

    NeedBook(final Wishes wishes, final Surroundings around) {
        this.wishes = wishes;
        this.around = around;
    }

    /** A value goes to a place in the document. */
    void slot(final NeedKey key, final Tree where, final String member, final Slot.Form form) {
        slots.add(new Slot(key, where, member, form));
    }

    /** A value was written that needs no lease. */
    void wrote(final String path, final String value) {
        told.add(new Assignment(path, value, null, null));
    }

    List<Slot> slots() {
        return slots;
    }

    List<Assignment> told() {
        return told;
    }

    boolean has(final NeedKey key) {
        return needs.containsKey(key);
    }

    /** Something is needed. What is given and was assigned before is asked for as it was then. */
    void need(final NeedKey key, final Purpose purpose, final Ask ask) throws DocumentException {
        if (needs.containsKey(key) || ask.fixed() != null && keep(key, ask.fixed())) {
            return;
        }
        final String named = ask.pool() != null ? ask.pool() : wishes.pool(purpose, key.place());
        final ObjectKind kind = named == null ? purpose.kind() : around.kindOf(named);
        if (named != null && kind != null && !purpose.takes(kind)) {
            throw DocumentException.of(Reason.KIND_MISMATCH, named, ask.path(), "pool " + named + " holds "
                + kind.yangName() + "; it takes a pool of " + purpose.wanted());
        }
        if (named != null && kind == null) {
            throw DocumentException.of(Reason.NO_MATCHING_POOL, named, ask.path(), "there is no pool " + named
                + "; create it, or name another one");
        }
        if (named == null && kind == null) {
            throw DocumentException.of(Reason.NO_MATCHING_POOL, null, ask.path(), "it names no pool; name one, there or"
                + " in pool of the request with the purpose " + purpose.yangName());
        }
        final var json = entry(key, ask.use() == null ? purpose.use() : ask.use(), named, kind);
        add(json, ask.prefixLength(), ask.count());
        if (ask.fixed() != null) {
            json.add("fixed", fixed(purpose, ask.fixed()));
        }
        needs.put(key, json);
    }

    /** Part of the link of an access, of addresses for hosts. */
    void range(final NeedKey key, final ObjectKind kind, final long count) {
        final var json = entry(key, Use.DHCP_RANGE, null, kind);
        add(json, null, count);
        needs.put(key, json);
    }

    /** Keeps a need that has this value already; false when there is none. */
    boolean keep(final NeedKey key, final String value) {
        final Surroundings.Met met = around.met(key);
        if (met == null || !met.value().equals(value)) {
            return false;
        }
        final Need need = met.need();
        final var json = entry(key, need.use(), need.pool(), need.kind());
        final Need.Fixed fixed = need.fixed();
        add(json, need.prefixLength(), need.count() == 1 ? null : need.count());
        if (fixed != null) {
            json.add("fixed", fixed(need.use() == Use.LINK ? Purpose.IPV4_LINK : need.use() == Use.OUTER_VLAN
                || need.use() == Use.INNER_VLAN ? Purpose.OUTER_VLAN : Purpose.ROUTE_TARGET, fixed.text()));
        }
        needs.put(key, json);
        return true;
    }

    /** The service as a whole needs something for which there is no place in the document. */
    void whole(final Purpose purpose, final Tree service) throws DocumentException {
        final var key = new NeedKey(Place.SHARED, purpose.yangName());
        need(key, purpose, Ask.any(service.pathOf(purpose.yangName()), null));
        slot(key, service, purpose.yangName(), Slot.Form.NONE);
    }

    /** Whether the request names a pool for it. */
    boolean isWished(final Purpose purpose, final Place place) {
        return wishes.pool(purpose, place) != null;
    }

    /** The needs of a place. */
    JsonArray at(final Place place) {
        final var found = new JsonArray();
        needs.forEach((key, json) -> {
            if (key.place().equals(place)) {
                found.add(json);
            }
        });
        return found;
    }

    boolean isPushed(final Place access) {
        return wishes.provision() || around.isPushed(access);
    }

    private static JsonObject entry(final NeedKey key, final @Nullable Use use, final @Nullable String pool,
            final @Nullable ObjectKind kind) {
        final var json = new JsonObject();
        json.addProperty("name", key.name());
        if (use != null) {
            json.addProperty("use", use.yangName());
        }
        if (pool != null) {
            json.addProperty("pool", pool);
        } else if (kind != null) {
            json.addProperty("kind", "casm-types:" + kind.yangName());
        }
        return json;
    }

    private static void add(final JsonObject json, final @Nullable Integer prefixLength, final @Nullable Long count) {
        if (prefixLength != null) {
            json.addProperty("prefix-length", prefixLength);
        }
        if (count != null) {
            json.addProperty("count", count);
        }
    }

    private static JsonObject fixed(final Purpose purpose, final String value) {
        final var json = new JsonObject();
        switch (purpose) {
            case IPV4_LINK, IPV6_LINK, MULTICAST_GROUP, RENDEZVOUS_POINT -> json.addProperty("prefix", value);
            case OUTER_VLAN, INNER_VLAN, VNI, EVI, AS_NUMBER, VPWS_INSTANCE, DISTINGUISHER_SUFFIX -> {
                json.addProperty("number-start", value);
                json.addProperty("number-end", value);
            }
            case ROUTE_DISTINGUISHER, ROUTE_TARGET, ETHERNET_SEGMENT -> {
                final var values = new JsonArray();
                values.add(value);
                json.add("value", values);
            }
        }
        return json;
    }
}

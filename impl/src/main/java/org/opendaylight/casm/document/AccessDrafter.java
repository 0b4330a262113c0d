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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.VrfCheck;

/** The accesses of a node (RFC 9182 section 7.6, RFC 9291 section 7.6). */
final class AccessDrafter {
    private final NeedBook book;
    private final List<VrfCheck.Part> parts;
    private final Map<String, String> ports = new HashMap<>();

    AccessDrafter(final NeedBook book, final List<VrfCheck.Part> parts) {
        this.book = book;
        this.parts = parts;
    }

    /** The configuration of an access. */
    JsonObject read(final Tree access, final Place place) throws DocumentException {
        final var into = new JsonObject();
        into.addProperty("access-id", access.required("id"));
        final boolean pushed = book.isPushed(place);
        final String port = access.text("interface-id");
        if (port != null) {
            into.addProperty("interface", port);
        } else if (pushed) {
            throw DocumentException.at(access.path(), "interface-id is missing, so that no device can be configured;"
                + " give it, or ask for values only (provision false)");
        }
        into.addProperty("push", pushed);
        final Tree connection = access.child("connection");
        if (connection != null) {
            tags(connection, place);
            tunnel(connection, place);
        }
        new LinkDrafter(book, place, parts).read(access, into);
        final JsonArray needs = book.at(place);
        if (!needs.isEmpty()) {
            into.add("need", needs);
        }
        unique(access, place, port, needs);
        return into;
    }

    /** Frees nobody of a tag that the allocator would find taken only later, and in other words. */
    private void unique(final Tree access, final Place place, final @Nullable String port, final JsonArray needs)
            throws DocumentException {
        if (port == null) {
            return;
        }
        final var tag = new StringBuilder("untagged");
        for (final var need : needs) {
            final JsonObject one = need.getAsJsonObject();
            final String use = one.has("use") ? one.get("use").getAsString() : "";
            if (use.endsWith("-vlan")) {
                if (!one.has("fixed")) {
                    return;
                }
                tag.append(' ').append(use).append(' ').append(one.getAsJsonObject("fixed").get("number-start"));
            }
        }
        final String other = ports.putIfAbsent(place.node() + ' ' + port + ' ' + tag, place.toString());
        if (other != null) {
            throw DocumentException.of(Reason.IN_USE, null, access.path(),
                "has the same tags on interface " + port + " as access " + other + "; give it others");
        }
    }

    private void tags(final Tree connection, final Place place) throws DocumentException {
        final Tree encapsulation = connection.child("encapsulation");
        if (encapsulation == null) {
            return;
        }
        // the leaf is type in RFC 9182 and encap-type in RFC 9291
        final String type = encapsulation.has("type") ? encapsulation.identity("type")
            : encapsulation.identity("encap-type");
        final boolean single = encapsulation.has("dot1q");
        final boolean twice = encapsulation.has("qinq");
        if (single && twice || single && "qinq".equals(type) || twice && "dot1q".equals(type)) {
            throw DocumentException.at(encapsulation.path(), "says both dot1q and qinq");
        }
        if (single || "dot1q".equals(type)) {
            tag(encapsulation.make("dot1q"), "cvlan-id", new NeedKey(place, "vlan"), Purpose.OUTER_VLAN);
        } else if (twice || "qinq".equals(type)) {
            final Tree qinq = encapsulation.make("qinq");
            tag(qinq, "svlan-id", new NeedKey(place, "vlan"), Purpose.OUTER_VLAN);
            tag(qinq, "cvlan-id", new NeedKey(place, "inner-vlan"), Purpose.INNER_VLAN);
        }
    }

    private void tag(final Tree at, final String leaf, final NeedKey key, final Purpose purpose)
            throws DocumentException {
        final Long given = at.number(leaf, 1, 4094);
        if (given == null) {
            book.need(key, purpose, NeedBook.Ask.any(at.pathOf(leaf), null));
            book.slot(key, at, leaf, Slot.Form.NUMBER);
        } else {
            book.need(key, purpose, NeedBook.Ask.exactly(at.pathOf(leaf), given.toString()));
        }
    }

    private void tunnel(final Tree connection, final Place place) throws DocumentException {
        final Tree vxlan = connection.child("l2-tunnel-service", "vxlan");
        if (vxlan != null) {
            final var key = new NeedKey(place, "vni");
            final String given = vxlan.text("vni-id");
            if (given == null) {
                book.need(key, Purpose.VNI, NeedBook.Ask.any(vxlan.pathOf("vni-id"), null));
                book.slot(key, vxlan, "vni-id", Slot.Form.NUMBER);
            } else {
                book.keep(key, given);
            }
        }
    }
}

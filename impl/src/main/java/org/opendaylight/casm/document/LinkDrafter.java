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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.VrfCheck;

/** The IP connection of an access (RFC 9182 section 7.6.2) and the networks behind it (section 7.6.3). */
final class LinkDrafter {
    private static final Set<String> DYNAMIC = Set.of("provider-dhcp", "provider-dhcp-slaac", "provider-dhcp-relay",
        "slaac");
    private static final int MOST_HOSTS = 65_536;
    private static final String LOCAL = "local-address";
    private static final String LENGTH = "prefix-length";

    private final NeedBook book;
    private final Place place;
    private final List<VrfCheck.Part> parts;
    private final Map<AddressFamily, NeedKey> links = new HashMap<>();
    private final Map<AddressFamily, String> customers = new HashMap<>();
    private int dynamic;
    private boolean loopback;

    /**
     * The IP connection of an access.
     *
     * @param parts gets the subnets and networks that the document gives
     */
    LinkDrafter(final NeedBook book, final Place place, final List<VrfCheck.Part> parts) {
        this.book = book;
        this.place = place;
        this.parts = parts;
    }

    /** Reads it, and adds to the configuration of the access. */
    void read(final Tree access, final JsonObject into) throws DocumentException {
        loopback = "loopback".equals(access.identity("vpn-network-access-type"));
        final Tree connection = access.child("ip-connection");
        if (connection != null) {
            read(connection.child("ipv4"), AddressFamily.IPV4, "ipv4");
            read(connection.child("ipv6"), AddressFamily.IPV6, "ipv6");
        }
        final var lans = new JsonArray();
        final Tree protocols = access.child("routing-protocols");
        if (protocols != null) {
            for (final Tree protocol : protocols.list("routing-protocol", "id")) {
                routes(protocol, lans);
            }
        }
        if (loopback || dynamic > 0 && dynamic == links.size()) {
            into.addProperty("link-model", "lan");
        }
        if (!customers.isEmpty()) {
            final var agreed = new JsonArray();
            customers.values().stream().sorted().forEach(agreed::add);
            into.add("ce-address", agreed);
        }
        if (!lans.isEmpty()) {
            into.add("lan-prefix", lans);
        }
    }

    private void read(final @Nullable Tree ip, final AddressFamily family, final String name)
            throws DocumentException {
        if (ip == null) {
            return;
        }
        if (ip.has("static-addresses")) {
            throw DocumentException.at(ip.pathOf("static-addresses"), "is a case of the model and no node; put what is"
                + " in it directly into " + name);
        }
        final String type = ip.identity("address-allocation-type");
        final var key = new NeedKey(place, name);
        final Long length = ip.number(LENGTH, 1, family.width());
        final Tree dhcp = ip.has("provider-dhcp") ? ip.make("provider-dhcp") : ip;
        final Tree open = openPool(dhcp);
        final String local = ip.text(LOCAL);
        if (local != null && length == null) {
            throw DocumentException.at(ip.path(), "has " + LOCAL + " without " + LENGTH + "; give both or none");
        }
        final String given = local == null || length == null ? null : subnet(ip, family, local, length.intValue());
        book.need(key, family == AddressFamily.IPV4 ? Purpose.IPV4_LINK : Purpose.IPV6_LINK, new NeedBook.Ask(
            ip.pathOf(LOCAL), open == null ? null : open.required("pool-id"), null,
            given != null ? null : length != null ? Integer.valueOf(length.intValue())
                : loopback ? Integer.valueOf(family.width()) : null, null, given));
        links.put(family, key);
        book.slot(key, ip, LOCAL, local == null ? Slot.Form.LOCAL : Slot.Form.LOCAL_GIVEN);
        if (length == null) {
            book.slot(key, ip, LENGTH, Slot.Form.LENGTH);
        }
        if (type != null && DYNAMIC.contains(type)) {
            dynamic++;
        }
        if (!loopback) {
            customers(ip, key, family, type);
        }
        hosts(dhcp, open, key, family, length);
    }

    private String subnet(final Tree ip, final AddressFamily family, final String local, final int length)
            throws DocumentException {
        final Prefix subnet;
        try {
            subnet = Prefix.around(family, family.parse(local), length);
        } catch (IllegalArgumentException e) {
            throw DocumentException.at(ip.pathOf(LOCAL), String.valueOf(e.getMessage())).by(e);
        }
        parts.add(new VrfCheck.Part(AddressRange.of(subnet), "link " + subnet + " of access " + place));
        return subnet.toString();
    }

    /** Customer addresses that are given, or a place for the one that is not. */
    private void customers(final Tree ip, final NeedKey key, final AddressFamily family, final @Nullable String type)
            throws DocumentException {
        final List<Tree> all = ip.list("address", "address-id");
        final String primary = ip.text("primary-address");
        if (all.isEmpty()) {
            if ("static-address".equals(type)) {
                book.slot(key, ip, "address", Slot.Form.CUSTOMER_LIST);
            }
            return;
        }
        Tree first = all.getFirst();
        for (final Tree one : all) {
            if (one.required("address-id").equals(primary)) {
                first = one;
            }
        }
        for (final Tree one : all) {
            if (one != first && !one.has("customer-address")) {
                throw DocumentException.at(one.path(), "has no customer-address; CASM assigns that of the primary"
                    + " address only");
            }
        }
        final String given = first.text("customer-address");
        if (given == null) {
            book.slot(key, first, "customer-address", Slot.Form.CUSTOMER);
        } else {
            agree(first, "customer-address", family, given);
        }
    }

    private void agree(final Tree at, final String leaf, final AddressFamily family, final String given)
            throws DocumentException {
        final String text;
        try {
            text = family.format(family.parse(given));
        } catch (IllegalArgumentException e) {
            throw DocumentException.at(at.pathOf(leaf), String.valueOf(e.getMessage())).by(e);
        }
        final String other = customers.putIfAbsent(family, text);
        if (other != null && !other.equals(text)) {
            throw DocumentException.at(at.pathOf(leaf), given + " is not the address of the customer on the link, which"
                + " is " + other);
        }
        final NeedKey key = links.get(family);
        if (key != null) {
            book.slot(key, at, leaf, Slot.Form.CUSTOMER_GIVEN);
        }
    }

    /** The pool of addresses for hosts that has no addresses yet; null for none. */
    private static @Nullable Tree openPool(final Tree dhcp) throws DocumentException {
        final Tree explicit = dhcp.child("customer-addresses");
        if (explicit == null) {
            return null;
        }
        if (dhcp.has("number-of-dynamic-address")) {
            throw DocumentException.at(dhcp.path(), "has number-of-dynamic-address and customer-addresses, of which"
                + " only one is possible");
        }
        Tree open = null;
        for (final Tree pool : explicit.list("address-pool", "pool-id")) {
            if (!pool.has("start-address")) {
                if (pool.has("end-address")) {
                    throw DocumentException.at(pool.path(), "has end-address without start-address");
                }
                if (open != null) {
                    throw DocumentException.at(pool.path(), "a second pool is to get its addresses; a link has"
                        + " addresses of one pool");
                }
                open = pool;
            }
        }
        return open;
    }

    private void hosts(final Tree dhcp, final @Nullable Tree open, final NeedKey link, final AddressFamily family,
            final @Nullable Long length) throws DocumentException {
        final var key = new NeedKey(place, link.name() + " hosts");
        final ObjectKind kind = family == AddressFamily.IPV4 ? ObjectKind.IPV4_UNICAST : ObjectKind.IPV6_UNICAST;
        final Long number = dhcp.number("number-of-dynamic-address", 1, 0xFFFF);
        if (open != null) {
            if (length == null) {
                throw DocumentException.at(open.path(), "how many addresses it gets follows from " + LENGTH + ", which"
                    + " is missing");
            }
            final int bits = family.width() - length.intValue();
            // without network, provider edge and broadcast
            final long count = bits > 16 ? MOST_HOSTS : (1L << bits) - (family == AddressFamily.IPV4 ? 3 : 2);
            if (count < 1) {
                throw DocumentException.at(open.path(), "a link of " + LENGTH + ' ' + length + " has no addresses for"
                    + " hosts");
            }
            book.range(key, kind, count);
            book.slot(key, open, "start-address", Slot.Form.FIRST);
            book.slot(key, open, "end-address", Slot.Form.LAST);
        } else if (number != null) {
            book.range(key, kind, number);
            book.slot(key, dhcp, "number-of-dynamic-address", Slot.Form.NONE);
        }
    }

    /** Networks behind the access by static routes, and the AS of the customer. */
    private void routes(final Tree protocol, final JsonArray lans) throws DocumentException {
        final Tree bgp = protocol.child("bgp");
        if (bgp != null) {
            final var key = new NeedKey(place, "as " + protocol.required("id"));
            final String given = bgp.text("peer-as");
            if (given == null) {
                book.need(key, Purpose.AS_NUMBER, NeedBook.Ask.any(bgp.pathOf("peer-as"), null));
                book.slot(key, bgp, "peer-as", Slot.Form.NUMBER);
            } else {
                book.keep(key, given);
            }
        }
        final Tree cascaded = protocol.child("static", "cascaded-lan-prefixes");
        if (cascaded != null) {
            final var routes = new ArrayList<Tree>();
            routes.addAll(cascaded.list("ipv4-lan-prefixes", "lan"));
            routes.addAll(cascaded.list("ipv6-lan-prefixes", "lan"));
            for (final Tree route : routes) {
                lans.add(lan(route));
            }
        }
    }

    private String lan(final Tree route) throws DocumentException {
        final Prefix lan;
        try {
            lan = Prefix.parse(route.required("lan"));
        } catch (IllegalArgumentException e) {
            throw DocumentException.at(route.pathOf("lan"), String.valueOf(e.getMessage())).by(e);
        }
        parts.add(new VrfCheck.Part(AddressRange.of(lan), "lan " + lan + " of access " + place));
        final NeedKey key = links.get(lan.family());
        if (key == null) {
            throw DocumentException.at(route.path(), "the access has no link of that IP version, so that nobody can"
                + " reach it");
        }
        final String hop = route.text("next-hop");
        if (hop == null) {
            book.slot(key, route, "next-hop", Slot.Form.CUSTOMER);
        } else {
            agree(route, "next-hop", lan.family(), hop);
        }
        return lan.toString();
    }
}

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
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.vpn.Link;
import org.opendaylight.casm.core.vpn.NeedKey;

/**
 * A place in a document for a value that is assigned.
 *
 * @param key need that gives the value
 * @param where part of the document that holds it
 * @param member its name
 * @param form what of the value goes there, and how
 */
record Slot(NeedKey key, Tree where, String member, Form form) {
    /** What of a value goes into a document. */
    enum Form {
        /** Its text. */
        TEXT,
        /** A number of up to 32 bits. */
        NUMBER,
        /** A number of up to 16 bits. */
        SHORT,
        /** A number from 1 to 24 bits (RFC 8214 section 3). */
        INSTANCE,
        /** A prefix, or the one of a single address. */
        PREFIX,
        /** Address of the provider edge. */
        LOCAL,
        /** Nothing, but the address of the provider edge has to be the one that is there. */
        LOCAL_GIVEN,
        /** Address of the customer. */
        CUSTOMER,
        /** Nothing, but the address of the customer has to be the one that is there. */
        CUSTOMER_GIVEN,
        /** A list with the address of the customer as its only entry. */
        CUSTOMER_LIST,
        /** Length of the subnet. */
        LENGTH,
        /** First address of a range. */
        FIRST,
        /** Last address of a range. */
        LAST,
        /** A list with a route target as its only entry. */
        TARGETS,
        /** Nothing: there is no place for it. */
        NONE
    }

    private static final String ADDRESS_ID = "casm";

    /** Writes the value; what was written, or null when nothing was to be. */
    @Nullable Assignment fill(final Assigned assigned) throws DocumentException {
        final Lease lease = assigned.leases().get(key);
        final String value = assigned.values().get(key);
        if (value == null) {
            throw DocumentException.at(where.pathOf(member), "nothing is assigned for it; hand the document in anew");
        }
        final String text = switch (form) {
            case TEXT, NONE, TARGETS -> value;
            case NUMBER -> number(value, 0, 0xFFFF_FFFFL);
            case SHORT -> number(value, 0, 0xFFFF);
            case INSTANCE -> number(value, 1, 0xFF_FFFF);
            case PREFIX -> prefix(value);
            case LOCAL, LOCAL_GIVEN -> link(assigned).peText();
            case CUSTOMER, CUSTOMER_GIVEN, CUSTOMER_LIST -> customer(link(assigned));
            case LENGTH -> Integer.toString(link(assigned).prefix().length());
            case FIRST -> value.substring(0, value.indexOf('-') < 0 ? value.length() : value.indexOf('-'));
            case LAST -> value.substring(value.indexOf('-') + 1);
        };
        final JsonElement element = switch (form) {
            case TEXT, PREFIX, LOCAL, CUSTOMER, FIRST, LAST -> new JsonPrimitive(text);
            case NUMBER, SHORT, INSTANCE, LENGTH -> new JsonPrimitive(Long.valueOf(text));
            case TARGETS -> only("route-target", text);
            case CUSTOMER_LIST -> customers(text);
            case LOCAL_GIVEN, CUSTOMER_GIVEN -> {
                compare(text, link(assigned));
                yield null;
            }
            case NONE -> null;
        };
        if (element != null) {
            where.put(member, element);
        }
        return form == Form.LOCAL_GIVEN || form == Form.CUSTOMER_GIVEN ? null : new Assignment(where.pathOf(member),
            text, lease == null ? null : lease.id(), lease == null ? null : lease.pool());
    }

    private Link link(final Assigned assigned) throws DocumentException {
        final Link link = assigned.link(key);
        if (link == null) {
            throw DocumentException.at(where.pathOf(member), "there is no link for it");
        }
        return link;
    }

    private String customer(final Link link) throws DocumentException {
        final String text = link.ceText();
        if (text == null) {
            throw DocumentException.at(where.pathOf(member), "the customer has no address on the link "
                + link.prefix() + ", which is for hosts; give one, or another address-allocation-type");
        }
        return text;
    }

    private void compare(final String text, final Link link) throws DocumentException {
        final var family = link.prefix().family();
        final String given = where.required(member);
        try {
            if (family.format(family.parse(given)).equals(text)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            throw DocumentException.at(where.pathOf(member), "is no address: " + given).by(e);
        }
        throw DocumentException.at(where.pathOf(member), given + " cannot be: on the link " + link.prefix()
            + " it would be " + text + "; the provider edge has the first host address, or the other one of two when"
            + " the customer has that");
    }

    private String number(final String value, final long least, final long most) throws DocumentException {
        try {
            final long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw unfit(value, "number", least + " to " + most).by(e);
        }
        throw unfit(value, "number", least + " to " + most);
    }

    private String prefix(final String value) throws DocumentException {
        try {
            return prefixOf(value);
        } catch (IllegalArgumentException e) {
            throw unfit(value, "prefix", "multicast groups whose unit is a prefix").by(e);
        }
    }

    private static String prefixOf(final String value) {
        return value.indexOf('/') >= 0 ? Prefix.parse(value).toString()
            : Prefix.parse(value + '/' + AddressFamily.guess(value).width()).toString();
    }

    private DocumentException unfit(final String value, final String what, final String pool) {
        return DocumentException.of(Reason.KIND_MISMATCH, null, where.pathOf(member), "the pool gives " + value
            + ", which is no " + what + " that fits there; name a pool of "
            + ("number".equals(what) ? "numbers from " : "") + pool);
    }

    private JsonArray customers(final String text) {
        where.put("primary-address", new JsonPrimitive(ADDRESS_ID));
        final JsonArray list = only("address-id", ADDRESS_ID);
        list.get(0).getAsJsonObject().addProperty("customer-address", text);
        return list;
    }

    private static JsonArray only(final String leaf, final String value) {
        final var entry = new JsonObject();
        entry.addProperty(leaf, value);
        final var list = new JsonArray();
        list.add(entry);
        return list;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.List;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

/** Multicast groups of a profile and the rendezvous points that serve them (RFC 9182 section 7.4). */
final class Groups {
    private static final String ADDRESS = "group-address";

    private final NeedBook book;
    private final Place place;

    /**
     * Multicast groups.
     *
     * @param place where their needs belong
     */
    Groups(final NeedBook book, final Place place) {
        this.book = book;
        this.place = place;
    }

    /** Reads a profile. */
    void read(final Tree profile) throws DocumentException {
        final Tree all = profile.child("multicast", "rp", "rp-group-mappings");
        final List<Tree> mappings = all == null ? List.of() : all.list("rp-group-mapping", "id");
        for (final Tree mapping : mappings) {
            point(mapping);
            final Tree groups = mapping.child("groups");
            final String name = "group " + profile.required("profile-id") + ' ' + mapping.required("id") + ' ';
            for (final Tree group : groups == null ? List.<Tree>of() : groups.list("group", "id")) {
                group(group, new NeedKey(place, name + group.required("id")));
            }
        }
    }

    /** The model has a leaf for the address of a point only if the customer has the point. */
    private void point(final Tree mapping) throws DocumentException {
        final Tree managed = mapping.child("provider-managed");
        if (managed == null || !"true".equals(managed.text("enabled"))) {
            if (!mapping.has("rp-address")) {
                throw DocumentException.at(mapping.path(), "rp-address is missing: the rendezvous point is the"
                    + " customer's, as provider-managed is not enabled; give its address, or enable that");
            }
        } else if (book.isWished(Purpose.RENDEZVOUS_POINT, place)) {
            final var key = new NeedKey(place, "rp");
            book.need(key, Purpose.RENDEZVOUS_POINT, NeedBook.Ask.any(managed.path(), null));
            book.slot(key, managed, "enabled", Slot.Form.NONE);
        }
    }

    private void group(final Tree group, final NeedKey key) throws DocumentException {
        final String given = group.text(ADDRESS);
        final boolean range = group.has("group-start") || group.has("group-end");
        if (given != null && range) {
            throw DocumentException.at(group.path(), "has " + ADDRESS + " and group-start or group-end, of which only"
                + " one is possible");
        }
        if (given == null && !range) {
            book.need(key, Purpose.MULTICAST_GROUP, NeedBook.Ask.any(group.pathOf(ADDRESS), null));
            book.slot(key, group, ADDRESS, Slot.Form.PREFIX);
        } else if (given != null && !book.keep(key, given)) {
            // a lease of one address is told without its length
            book.keep(key, given.replaceFirst("/(32|128)$", ""));
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.Use;

/** Route targets of a profile (RFC 9181): an entry that has none gets one. */
final class Targets {
    private static final String TYPE = "route-target-type";

    private final NeedBook book;
    private final Place place;
    /** Null when all import and export the same. */
    private final @Nullable Boolean hub;

    /**
     * Route targets.
     *
     * @param place where their needs belong
     * @param hub whether they are of a hub or of a spoke; null when there are none such
     */
    Targets(final NeedBook book, final Place place, final @Nullable Boolean hub) {
        this.book = book;
        this.place = place;
        this.hub = hub;
    }

    /** Reads a profile, as a whole and by address family; true when it has any. */
    boolean read(final Tree profile) throws DocumentException {
        final var families = new ArrayList<Tree>();
        families.add(profile);
        families.addAll(profile.list("address-family", "address-family"));
        final Map<String, Set<String>> given = new HashMap<>();
        boolean any = false;
        for (final Tree family : families) {
            final Tree targets = family.child("vpn-targets");
            final List<Tree> entries = targets != null ? targets.list("vpn-target", "id")
                : family.get("vpn-target") == null ? List.of() : family.list("vpn-target", "id");
            for (final Tree entry : entries) {
                read(entry, given);
                any = true;
            }
        }
        for (final var one : given.entrySet()) {
            if (hub == null && one.getValue().size() < 2) {
                throw DocumentException.at(profile.path(), "route target " + one.getKey() + " is only "
                    + one.getValue().iterator().next() + "ed; outside of hub and spoke CASM configures targets that all"
                    + " nodes import and export");
            }
        }
        return any;
    }

    private void read(final Tree entry, final Map<String, Set<String>> given) throws DocumentException {
        final String type = entry.required(TYPE);
        final List<Tree> values = entry.list("route-targets", "route-target");
        final Set<String> ways = switch (type) {
            case "both" -> Set.of("import", "export");
            case "import", "export" -> Set.of(type);
            default -> throw DocumentException.at(entry.pathOf(TYPE), type + " is none of import, export and both");
        };
        if (hub != null && ways.size() > 1) {
            throw DocumentException.at(entry.pathOf(TYPE), "both is not for hubs and spokes: what hubs export, spokes"
                + " import, and the other way round");
        }
        final Use use = hub == null ? Use.ROUTE_TARGET : hub == ways.contains("export") ? Use.HUB_TARGET
            : Use.SPOKE_TARGET;
        final String name = use == Use.ROUTE_TARGET ? "rt" : use.yangName();
        if (values.isEmpty()) {
            final var key = new NeedKey(place, name);
            book.need(key, Purpose.ROUTE_TARGET, NeedBook.Ask.any(entry.pathOf("route-targets"), null).usedFor(use));
            book.slot(key, entry, "route-targets", Slot.Form.TARGETS);
        }
        for (final Tree value : values) {
            final String target = value.required("route-target");
            Distinguishers.check(AddressFamily.ROUTE_TARGET, value.path(), target);
            final var assigned = new NeedKey(place, name);
            if (!book.keep(assigned, target)) {
                given.computeIfAbsent(target, key -> new HashSet<>()).addAll(ways);
                book.need(new NeedKey(place, name + ' ' + target), Purpose.ROUTE_TARGET,
                    NeedBook.Ask.exactly(value.path(), target).usedFor(use));
            }
        }
    }
}

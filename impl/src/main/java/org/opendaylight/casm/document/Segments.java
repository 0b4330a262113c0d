/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

/** Ethernet segments beside an L2VPN (RFC 9291 section 7.3.1). */
final class Segments {
    private static final String GIVEN = "ethernet-segment-identifier";

    /** Types whose identifier comes from a protocol with the customer. */
    private static final Set<String> DERIVED = Set.of("esi-type-1-lacp", "esi-type-2-bridge");

    /** Names of types tell their numbers. */
    private static final Pattern NUMBERED = Pattern.compile("esi-type-([0-9])-.*");

    private Segments() {
        // functions only
    }

    /** Reads the container of segments. */
    static void read(final Tree segments, final NeedBook book) throws DocumentException {
        for (final Tree segment : segments.list("ethernet-segment", "name")) {
            final Tree auto = segment.child("esi-auto");
            final String given = segment.text(GIVEN);
            if (auto != null && given != null) {
                throw DocumentException.at(segment.path(), "has " + GIVEN + " and esi-auto, of which only one is"
                    + " possible");
            }
            final String type = segment.identity("esi-type");
            if (auto != null && type != null && DERIVED.contains(type)) {
                throw DocumentException.at(segment.path(), "devices make an identifier of " + type + " themselves"
                    + " (RFC 7432 section 5), so that none of a pool fits; leave out esi-auto, or take another"
                    + " esi-type");
            }
            if (auto != null) {
                final var key = new NeedKey(Place.SHARED, "esi " + segment.required("name"));
                book.need(key, Purpose.ETHERNET_SEGMENT, Distinguishers.automatic(auto, "esi-pool-name"));
                book.slot(key, auto, "auto-ethernet-segment-identifier", Slot.Form.TEXT);
            } else if (given != null) {
                Distinguishers.check(AddressFamily.ETHERNET_SEGMENT_ID, segment.pathOf(GIVEN), given);
                checkType(segment, given, type);
            }
        }
    }

    /** The first octet of an identifier is its type (RFC 7432 section 5). */
    private static void checkType(final Tree segment, final String given, final @Nullable String type)
            throws DocumentException {
        final var numbered = type == null ? null : NUMBERED.matcher(type);
        if (numbered != null && numbered.matches() && !given.startsWith("0" + numbered.group(1))) {
            throw DocumentException.at(segment.pathOf(GIVEN), "is " + given + ", whose first octet is not the number"
                + " of " + type + " (RFC 7432 section 5); write 0" + numbered.group(1) + ", or take another esi-type");
        }
    }
}

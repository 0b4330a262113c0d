/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

/** The choice of a route distinguisher in a profile or node (RFC 9181). */
final class Distinguishers {
    private static final List<String> CASES = List.of("rd", "rd-suffix", "rd-auto", "rd-auto-suffix", "no-rd");

    private Distinguishers() {
        // functions only
    }

    /** Whether a part of a document says anything on it. */
    static boolean isSaid(final Tree at) {
        return CASES.stream().anyMatch(at::has);
    }

    /**
     * Reads the choice.
     *
     * @param name name of the need if one is found
     * @return the distinguisher that the document gives; null when it gives none
     */
    static @Nullable String read(final Tree at, final Place place, final String name, final NeedBook book)
            throws DocumentException {
        final var said = new ArrayList<String>();
        CASES.stream().filter(at::has).forEach(said::add);
        if (said.size() > 1) {
            throw DocumentException.at(at.path(), "has " + String.join(" and ", said)
                + ", of which only one is possible");
        }
        final String given = at.text("rd");
        if (given != null) {
            check(AddressFamily.ROUTE_DISTINGUISHER, at.pathOf("rd"), given);
            return given;
        }
        final Tree auto = at.child("rd-auto");
        final Tree suffix = at.child("rd-auto-suffix");
        final var key = new NeedKey(place, name);
        if (auto != null) {
            book.need(key, Purpose.ROUTE_DISTINGUISHER, automatic(auto, "rd-pool-name"));
            book.slot(key, auto, "auto-assigned-rd", Slot.Form.TEXT);
        } else if (suffix != null) {
            refusePushed(book.isPushed(place), suffix.path());
            book.need(key, Purpose.DISTINGUISHER_SUFFIX, automatic(suffix, "rd-pool-name"));
            book.slot(key, suffix, "auto-assigned-rd-suffix", Slot.Form.SHORT);
        } else if (at.number("rd-suffix", 0, 0xFFFF) != null) {
            refusePushed(book.isPushed(place), at.pathOf("rd-suffix"));
        }
        return null;
    }

    /** What a container asks for that names a pool or says {@code auto}. */
    static NeedBook.Ask automatic(final Tree auto, final String leaf) throws DocumentException {
        final String pool = auto.text(leaf);
        if (pool != null && auto.has("auto")) {
            throw DocumentException.at(auto.path(), "has " + leaf + " and auto, of which only one is possible");
        }
        if (pool == null && !auto.has("auto")) {
            throw DocumentException.at(auto.path(), "has neither " + leaf + " nor auto; give one of them");
        }
        return NeedBook.Ask.any(auto.pathOf(pool == null ? "auto" : leaf), pool);
    }

    /** Refuses a distinguisher or route target that is none (RFC 8294 section 3). */
    static void check(final AddressFamily family, final String path, final String text) throws DocumentException {
        try {
            family.parse(text);
        } catch (IllegalArgumentException e) {
            throw DocumentException.at(path, String.valueOf(e.getMessage())).by(e);
        }
    }

    private static void refusePushed(final boolean pushed, final String path) throws DocumentException {
        if (pushed) {
            throw DocumentException.at(path, "CASM configures no distinguisher that the device makes of a suffix; use"
                + " rd-auto, or ask for values only (provision false)");
        }
    }
}

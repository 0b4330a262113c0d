/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceItem;

/** Tags of static routes in openconfig-local-routing: a number, or the same as octets in hexadecimal. */
final class OpenConfigTag {
    private static final String LEAF = "set-tag";
    private static final int HEX = 16;
    private static final int LONGEST = 8;

    private OpenConfigTag() {
        // static only
    }

    /** The tag of a route as configured; null for none, or for one that CASM never gives. */
    static @Nullable Long read(final XmlTree route) {
        final var texts = route.path("config", LEAF);
        return texts.isEmpty() ? null : parse(texts.getFirst().value());
    }

    private static @Nullable Long parse(final String text) {
        if (text.matches("[0-9]{1,10}")) {
            return Long.valueOf(text);
        }
        final var digits = text.replace(":", "");
        return text.matches("[0-9a-fA-F]{2}(:[0-9a-fA-F]{2})*") && digits.length() <= LONGEST
            ? Long.valueOf(digits, HEX) : null;
    }

    /** Gives a route its tag, and takes away one that is too much. */
    static void write(final DeviceItem.Route wanted, final @Nullable DeviceItem present, final XmlTree config) {
        final var tag = wanted.tag();
        if (tag != null) {
            config.leaf(LEAF, tag.toString());
        } else if (present instanceof DeviceItem.Route route && route.tag() != null) {
            config.leaf(LEAF, String.valueOf(route.tag())).children().getLast().delete();
        }
    }
}

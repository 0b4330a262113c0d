/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.Optional;

/** The AS numbers that are not for networks; private ones (RFC 6996) are not in the list. */
public enum SpecialNumbers {
    /** RFC 7607. */
    ZERO("0", "no AS", true),
    /** RFC 6793. */
    AS_TRANS("23456", "AS_TRANS", false),
    /** RFC 5398. */
    DOCUMENTATION_16("64496-64511", "documentation", false),
    /** RFC 7300. */
    LAST_16("65535", "last of 16 bits", true),
    /** RFC 5398. */
    DOCUMENTATION_32("65536-65551", "documentation", false),
    /** Reserved by IANA. */
    RESERVED("65552-131071", "reserved", false),
    /** RFC 7300. */
    LAST_32("4294967295", "last of 32 bits", true);

    private final AddressRange range;
    private final String text;
    private final boolean never;

    SpecialNumbers(final String range, final String text, final boolean never) {
        this.range = AddressRange.parse(range);
        this.text = text;
        this.never = never;
    }

    /** The first that has an AS number in common with the range, of those that nobody can allow if so wished. */
    public static Optional<SpecialNumbers> touching(final AddressRange numbers, final boolean neverOnly) {
        for (final SpecialNumbers one : values()) {
            if ((one.never || !neverOnly) && one.range.overlaps(numbers)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** Numbers and purpose, for messages. */
    @Override
    public String toString() {
        return range + " (" + text + ")";
    }
}

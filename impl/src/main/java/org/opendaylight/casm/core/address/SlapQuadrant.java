/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.Optional;

/** The quadrants of the structured local address plan for unicast MAC addresses, RFC 8948 and IEEE 802c. */
public enum SlapQuadrant {
    /** Administratively assigned. */
    AAI('2'),
    /** Extended local, by company id. */
    ELI('a'),
    /** Reserved for future use. */
    RESERVED('6'),
    /** Standard assigned. */
    SAI('e');

    private final char digit;

    SlapQuadrant(final char digit) {
        this.digit = digit;
    }

    /** The second hexadecimal digit of its addresses. */
    public char digit() {
        return digit;
    }

    /** The quadrant in which all of a range lies; empty when there is none. */
    public static Optional<SlapQuadrant> of(final AddressRange range) {
        final long first = range.start().lo() >>> 40;
        if (range.family() != AddressFamily.MAC || first != range.end().lo() >>> 40) {
            return Optional.empty();
        }
        final char digit = Character.forDigit((int) first & 0xF, 16);
        for (final SlapQuadrant quadrant : values()) {
            if (quadrant.digit == digit) {
                return Optional.of(quadrant);
            }
        }
        return Optional.empty();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.HexFormat;

/** The text form of MAC addresses. */
final class MacText {
    private static final int LENGTH = 17;

    private MacText() {
    }

    static boolean looksLike(final String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        final char separator = text.charAt(2);
        if (separator != ':' && separator != '-') {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            final char ch = text.charAt(i);
            if (i % 3 == 2 ? ch != separator : !HexFormat.isHexDigit(ch)) {
                return false;
            }
        }
        return true;
    }

    static long parse(final String text) {
        if (!looksLike(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a MAC address");
        }
        long value = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (i % 3 != 2) {
                value = value << 4 | HexFormat.fromHexDigit(text.charAt(i));
            }
        }
        return value;
    }

    static String format(final long value) {
        final var text = new StringBuilder(LENGTH);
        for (int shift = 44; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((int) (value >>> shift) & 0xF, 16));
            if (shift % 8 == 0 && shift > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }
}

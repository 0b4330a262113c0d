/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.PortSets.Layout;

/**
 * How ports of IPv4 addresses are written: {@code 192.0.2.1#1024-2047}, and {@code 192.0.2.1#psid=52/8+6} for the set
 * with identifier 52 of 8 bits behind 6 bits; of more addresses, the first and the last with a hyphen.
 */
final class PortText {
    private static final Pattern FORM = Pattern.compile("([0-9.]+)(?:-([0-9.]+))?#(psid=)?([0-9]+)(?:-([0-9]+))?"
        + "(?:/([0-9]+)\\+([0-9]+))?");

    private PortText() {
        // functions only
    }

    static boolean looksLike(final String text) {
        return text.indexOf('#') >= 0;
    }

    static AddressRange parse(final String text) {
        final Matcher form = FORM.matcher(text);
        if (!form.matches() || form.group(3) == null != (form.group(6) == null)) {
            throw new IllegalArgumentException("'" + text + "' is not an IPv4 address, #, and ports or psid=");
        }
        final UInt128 first = AddressFamily.IPV4.parse(form.group(1));
        final UInt128 last = form.group(2) == null ? first : AddressFamily.IPV4.parse(form.group(2));
        final int from = number(form.group(4), 0);
        final int to = number(form.group(5), from);
        if (form.group(3) == null) {
            return new AddressRange(AddressFamily.PORT, PortSets.ports(first, from, from).start(),
                PortSets.ports(last, to, to).end());
        }
        final Layout layout = new Layout(number(form.group(7), 0), number(form.group(6), 0));
        return new AddressRange(AddressFamily.PORT, PortSets.set(first, layout, from).start(),
            PortSets.set(last, layout, to).end());
    }

    private static int number(final @Nullable String digits, final int absent) {
        if (digits == null) {
            return absent;
        }
        final UInt128 value = UInt128.parse(digits);
        if (value.compareTo(UInt128.of(PortSets.MAX_PORT)) > 0) {
            throw new IllegalArgumentException(digits + " is above 65535");
        }
        return (int) value.lo();
    }

    static String format(final AddressRange range) {
        final UInt128 first = PortSets.address(range.start());
        final UInt128 last = PortSets.address(range.end());
        final Layout layout = PortSets.layout(range.start());
        final var text = new StringBuilder(AddressFamily.IPV4.format(first));
        if (!first.equals(last)) {
            text.append('-').append(AddressFamily.IPV4.format(last));
        }
        final boolean plain = layout.offset() == 0;
        final int from = plain ? PortSets.position(range.start()) : PortSets.psid(range.start());
        final int to = plain ? PortSets.position(range.end()) : PortSets.psid(range.end());
        text.append(plain ? "#" : "#psid=").append(from);
        if (from != to) {
            text.append('-').append(to);
        }
        return plain ? text.toString() : text.append('/').append(layout.length()).append('+').append(layout.offset())
            .toString();
    }
}

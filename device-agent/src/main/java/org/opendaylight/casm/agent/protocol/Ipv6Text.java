/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.util.ArrayList;
import java.util.List;

/** IPv6 addresses as people write them (RFC 5952, section 4). */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {
        // functions only
    }

    /** The text of an address of 16 octets. */
    static String of(final byte[] octets) {
        final List<String> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(Integer.toHexString((octets[2 * i] & 0xff) << Byte.SIZE | octets[2 * i + 1] & 0xff));
        }
        int from = 0;
        int longest = 0;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && "0".equals(groups.get(end))) {
                end++;
            }
            if (end - i > longest) {
                longest = end - i;
                from = i;
            }
        }
        return longest < 2 ? String.join(":", groups)
            : String.join(":", groups.subList(0, from)) + "::"
                + String.join(":", groups.subList(from + longest, GROUPS));
    }
}

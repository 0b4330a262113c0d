/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.ArrayList;
import java.util.List;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;

/** Which addresses of segments the rules for usable addresses leave out. */
final class UsableRule {
    /** Segments under RFC 6164 rules have at most 2^16 subnets of /64. */
    static final int SHORTEST_RFC6164 = 48;

    private static final UInt128 SUBNET = UInt128.ONE.shiftLeft(64);
    private static final UInt128 LAST_128 = UInt128.lowMask(7);

    private UsableRule() {
    }

    static List<AddressRange> excluded(final FragmentationRules.Usable rule, final List<AddressRange> segments) {
        final var excluded = new ArrayList<AddressRange>();
        for (final AddressRange segment : segments) {
            if (segment.end().subtract(segment.start()).compareTo(UInt128.ONE) <= 0) {
                continue;
            }
            excluded.addAll(switch (rule) {
                case ALL -> List.<AddressRange>of();
                case EXCLUDE_NETWORK_BROADCAST -> segment.family() == AddressFamily.IPV4
                    ? List.of(single(segment.start()), single(segment.end())) : List.of();
                case EXCLUDE_SUBNET_ROUTER -> segment.family() == AddressFamily.IPV6
                    ? List.of(AddressRange.of(AddressFamily.IPV6, segment.start())) : List.of();
                case RFC6164 -> segment.family() == AddressFamily.IPV6 ? rfc6164(segment) : List.of();
            });
        }
        return excluded;
    }

    private static AddressRange single(final UInt128 address) {
        return AddressRange.of(AddressFamily.IPV4, address);
    }

    private static List<AddressRange> rfc6164(final AddressRange segment) {
        final var excluded = new ArrayList<AddressRange>();
        final UInt128 mask = UInt128.lowMask(64);
        UInt128 subnet = segment.start().and(mask.not());
        while (true) {
            final UInt128 last = subnet.or(mask);
            if (segment.contains(subnet)) {
                excluded.add(AddressRange.of(segment.family(), subnet));
            }
            final AddressRange high = new AddressRange(segment.family(), last.and(LAST_128.not()), last);
            if (high.overlaps(segment)) {
                excluded.add(high);
            }
            if (last.compareTo(segment.end()) >= 0) {
                return excluded;
            }
            subnet = subnet.add(SUBNET);
        }
    }
}

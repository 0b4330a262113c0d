/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;

/** A pool of each published scheme, with what it gives worked out in another way than the product does. */
final class Schemes {
    static final int COUNT = 5;
    private static final PortSets.Layout SETS = new PortSets.Layout(6, 4);

    final Pool pool;
    final int grain;
    /** What it can give. */
    final List<AddressRange> interesting = new ArrayList<>();
    private final int which;

    Schemes(final int which) {
        this.which = which;
        grain = which == 3 ? 90 : 0;
        pool = switch (which) {
            case 0 -> make(ObjectKind.PORT_SET, Algorithm.DETERMINISTIC_NAT, 4032, new MappingRules(
                Prefix.parse("198.51.100.0/28"), Prefix.parse("192.0.2.1/32"), 2, null, "0-1023", null, null, null,
                null, null, ""), new Segment("s", PortSets.all(AddressRange.parse("192.0.2.1/32"),
                    PortSets.Layout.PLAIN), 1024, 65535));
            case 1 -> make(ObjectKind.PORT_SET, Algorithm.MAP_BMR, null, new MappingRules(null, null, 0, null, null, 6,
                6, 4, Prefix.parse("2001:db8:ff:ff00::/58"), Prefix.parse("192.0.2.4/30"), ""), new Segment("s",
                    PortSets.all(AddressRange.parse("192.0.2.4/30"), SETS)));
            case 2 -> make(ObjectKind.IPV6_GUA, Algorithm.IPV4_EMBEDDED, null, new MappingRules(
                Prefix.parse("192.0.2.0/28"), Prefix.parse("2001:db8:122:344::/96"), 0, null, null, null, null, null,
                null, null, ""), new Segment("s", AddressRange.parse("2001:db8:122:344::/96")));
            case 3 -> make(ObjectKind.IPV6_GUA, Algorithm.SIX_RD, null, new MappingRules(null, null, 0, null, null,
                null, null, null, Prefix.parse("2001:db9::/32"), Prefix.parse("10.1.1.64/26"), ""), new Segment("s",
                    AddressRange.parse("2001:db9::/32")));
            default -> make(ObjectKind.IPV6_GUA, Algorithm.EUI64, null, new MappingRules(null,
                Prefix.parse("2001:db8:0:1::/64"), 0, null, null, null, null, null, null, null, ""), new Segment("s",
                    AddressRange.parse("2001:db8:0:1::/64")));
        };
        if (which == 2 || which == 4) {
            for (int i = 0; i < 16; i++) {
                interesting.add(computed(from(i)));
            }
        }
    }

    private static Pool make(final ObjectKind kind, final Algorithm algorithm, final @Nullable Integer count,
            final MappingRules mapping, final Segment segment) {
        final Pool plain = Pool.of("scheme", kind, "default", List.of(segment));
        return new Pool("scheme", kind, "default", null, plain.adminState(), 70, plain.segments(), List.of(),
            plain.selector(), count == null ? UnitRules.DEFAULT : new UnitRules(null, BigInteger.valueOf(count), 1,
                null, null), plain.fragmentation(), algorithm, plain.leaseRules(), plain.thresholds(), mapping);
    }

    /** One who may ask, or for the first and last of some schemes may not. */
    AddressRange from(final Random random) {
        return from(random.nextInt(which == 1 || which == 3 ? 64 : 16));
    }

    private AddressRange from(final int user) {
        return switch (which) {
            case 0 -> AddressRange.parse("198.51.100." + user);
            case 1 -> AddressRange.parse("2001:db8:ff:ff" + String.format("%02x", user) + "::/64");
            case 2 -> AddressRange.parse("192.0.2." + user);
            case 3 -> AddressRange.parse("10.1.1." + (64 + user));
            default -> AddressRange.parse(AddressFamily.MAC, "34:56:78:9a:bc:" + String.format("%02x", user));
        };
    }

    /** What that one gets; null for nothing. */
    @Nullable AddressRange computed(final AddressRange from) {
        final int user = (int) from.start().lo() & 0xFF;
        return switch (which) {
            // RFC 7422 section 2.3: 14 users of 64512 ports, two shares of which are dynamic
            case 0 -> user < 1 || user > 14 ? null : AddressRange.parse("192.0.2.1#" + (1024 + (user - 1) * 4032) + "-"
                + (1023 + user * 4032));
            case 1 -> {
                final int bits = (int) (from.start().hi() & 0x3F);
                yield PortSets.set(AddressFamily.IPV4.parse("192.0.2." + (4 + bits / 16)), SETS, bits % 16);
            }
            case 2 -> AddressRange.parse("2001:db8:122:344::192.0.2." + user);
            case 3 -> {
                final UInt128 start = AddressFamily.IPV6.parse("2001:db9::")
                    .add(UInt128.of(user - 64).shiftLeft(90));
                yield new AddressRange(AddressFamily.IPV6, start, start.or(UInt128.lowMask(90)));
            }
            default -> AddressRange.parse("2001:db8:0:1:3656:78ff:fe9a:bc" + String.format("%02x", user));
        };
    }
}

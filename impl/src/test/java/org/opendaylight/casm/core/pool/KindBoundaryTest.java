/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;

/** Scopes that a segment may not straddle, and what is only for spaces that allow special-purpose blocks. */
class KindBoundaryTest {
    private static String judge(final ObjectKind kind, final String segment, final boolean special) {
        return kind.objection(AddressRange.parse(kind.family().orElseThrow(), segment), special)
            .map(refusal -> refusal.reason().name()).orElse("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "IPV4_MULTICAST, 239.255.0.0/16", "IPV4_MULTICAST, 239.192.0.0/14", "IPV4_MULTICAST, 239.130.0.0/15",
        "IPV4_MULTICAST, 239.0.0.0/10", "IPV4_MULTICAST, 239.254.0.0/16", "IPV4_MULTICAST, 239.196.0.0/16",
        "IPV4_MULTICAST, 232.0.1.0/24", "IPV4_MULTICAST, 232.128.0.0/9", "IPV4_MULTICAST, 233.64.7.0/24",
        "IPV4_MULTICAST, 234.192.0.0/16", "IPV4_MULTICAST, 224.2.0.0/16", "IPV4_MULTICAST, 224.0.2.0/24",
        "IPV4_MULTICAST, 224.4.0.0/16", "IPV4_MULTICAST, 233.252.1.0/24",
        "IPV6_MULTICAST, ff3e::8000:0/97", "IPV6_MULTICAST, ff15::8000:0-ff15::8000:ffff",
        "IPV6_MULTICAST, ff3e:30:2001:db8::ffff:0/112",
        "MAC_GLOBAL, 00:00:5e:10:00:00", "MAC_LOCAL, 02:00:00:00:00:00-02:ff:ff:ff:ff:ff",
        "MAC_LOCAL, 0a:00:00:00:00:00", "MAC_LOCAL, 0e:00:00:00:00:00", "MAC_LOCAL, 06:00:00:00:00:00",
        "MAC_GLOBAL, 00:00:5e:00:03:00", "AS_NUMBER, 64512-65534", "AS_NUMBER, 4200000000-4294967294",
        "AS_NUMBER, 1-23455", "AS_NUMBER, 131072", "VLAN_ID, 1-4094", "VNI, 16777215", "EVI, 1-4294967295",
        "MPLS_LABEL, 16-1048575", "VC_ID, 4294967295"
    })
    void permits(final ObjectKind kind, final String segment) {
        assertEquals("ok", judge(kind, segment, false));
        assertEquals("ok", judge(kind, segment, true));
    }

    @ParameterizedTest
    @CsvSource({
        "IPV4_MULTICAST, 239.0.0.0/8", "IPV4_MULTICAST, 239.254.0.0/15", "IPV4_MULTICAST, 239.192.0.0/13",
        "IPV4_MULTICAST, 224.0.0.255-224.0.1.0", "IPV4_MULTICAST, 224.0.0.0/4", "IPV4_MULTICAST, 232.0.0.0/7",
        "IPV4_MULTICAST, 232.0.0.0/8", "IPV4_MULTICAST, 239.64.0.0-239.128.0.0",
        "IPV6_MULTICAST, ff00::/8", "IPV6_MULTICAST, ff04::-ff05::", "IPV6_MULTICAST, ff0e::-ff1e::",
        "MAC_LOCAL, 02:00:00:00:00:00-06:00:00:00:00:00", "MAC_LOCAL, 00:00:00:00:00:00",
        "MAC_LOCAL, 03:00:00:00:00:00", "MAC_GLOBAL, 02:00:00:00:00:00", "MAC_GLOBAL, 01:00:5e:00:00:00",
        "AS_NUMBER, 4294967296", "VLAN_ID, 0", "VLAN_ID, 4095", "VNI, 16777216", "EVI, 0", "MPLS_LABEL, 15",
        "MPLS_LABEL, 1048576", "VC_ID, 0", "VC_ID, 4294967296"
    })
    void refusesWhatIsNotOfOneKindAndScope(final ObjectKind kind, final String segment) {
        assertEquals("KIND_MISMATCH", judge(kind, segment, false));
        assertEquals("KIND_MISMATCH", judge(kind, segment, true));
    }

    @ParameterizedTest
    @CsvSource({
        "IPV4_MULTICAST, 224.0.0.5", "IPV4_MULTICAST, 224.0.1.0/24", "IPV4_MULTICAST, 224.1.0.0/16",
        "IPV4_MULTICAST, 224.252.0.0/14", "IPV4_MULTICAST, 225.0.0.0/8", "IPV4_MULTICAST, 232.0.0.0/24",
        "IPV4_MULTICAST, 233.252.0.0/24", "IPV4_MULTICAST, 238.0.0.0/8", "IPV4_MULTICAST, 239.255.255.0/24",
        "IPV4_MULTICAST, 239.195.255.7", "IPV6_MULTICAST, ff05::/16", "IPV6_MULTICAST, ff3e::/96",
        "IPV6_MULTICAST, ff3e::4000:0/98", "IPV6_MULTICAST, ff02::1", "IPV6_MULTICAST, ff10::8000:0/97",
        "IPV6_MULTICAST, ff1f::8000:0/97", "MAC_GLOBAL, 00:00:5e:00:01:07",
        "MAC_GLOBAL, 00:00:5e:00:00:00-00:00:5e:00:02:00", "MAC_GLOBAL, 00:00:5e:00:53:00-00:00:5e:00:53:ff",
        "MAC_ADDRESS, 01:00:5e:90:10:00", "AS_NUMBER, 23456", "AS_NUMBER, 64496-64511", "AS_NUMBER, 65536-65551",
        "AS_NUMBER, 131071", "IPV4_UNICAST, 192.31.196.0/24", "IPV4_UNICAST, 192.52.193.0/24",
        "IPV4_UNICAST, 192.175.48.0/24", "IPV6_GUA, 2620:4f:8000::/48", "IPV6_GUA, 3fff::/20",
        "IPV6_UNICAST, 5f00::/16", "IPV6_UNICAST, 64:ff9b:1::/48", "IPV6_UNICAST, 100:0:0:1::/64",
        "IPV6_GUA, 2001:20::/28", "IPV6_GUA, 2001:30::/28"
    })
    void refusesSpecialPurposeUnlessAllowed(final ObjectKind kind, final String segment) {
        assertEquals("SPECIAL_PURPOSE", judge(kind, segment, false));
        assertEquals("ok", judge(kind, segment, true));
    }

    @ParameterizedTest
    @CsvSource({"AS_NUMBER, 0", "AS_NUMBER, 65535", "AS_NUMBER, 4294967295", "AS_NUMBER, 1-4294967294",
        "IPV6_UNICAST, ::ffff:0:0/96"})
    void refusesSomeAlways(final ObjectKind kind, final String segment) {
        assertEquals("SPECIAL_PURPOSE", judge(kind, segment, false));
        assertEquals("SPECIAL_PURPOSE", judge(kind, segment, true));
    }
}

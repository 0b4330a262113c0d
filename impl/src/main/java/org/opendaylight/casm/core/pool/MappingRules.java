/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.Prefix;

/**
 * Parameters of algorithms that compute where an object lies. Which of them an algorithm needs, and what they must
 * fit, is checked with the pool.
 *
 * @param insidePrefix addresses that are mapped from; null when not given
 * @param outsidePrefix addresses that are mapped to; null when not given
 * @param dynamicFactor users' shares of ports kept back for dynamic assignment, D of RFC 7422 section 2
 * @param maxPorts most ports of one user, M of RFC 7422 section 2; null for no limit
 * @param reservedPorts ports that are not mapped, as numbers and ranges with commas between; null for none
 * @param eaBits length of the embedded address bits; null when not given
 * @param psidOffset bits in front of the port-set identifier; null when not given
 * @param psidLength length of the port-set identifier; null when not given
 * @param ruleIpv6Prefix IPv6 prefix of the mapping rule; null when not given
 * @param ruleIpv4Prefix IPv4 prefix of the mapping rule; null when not given
 * @param salt mixed into computed positions; not a secret
 */
public record MappingRules(@Nullable Prefix insidePrefix, @Nullable Prefix outsidePrefix, int dynamicFactor,
        @Nullable Integer maxPorts, @Nullable String reservedPorts, @Nullable Integer eaBits,
        @Nullable Integer psidOffset, @Nullable Integer psidLength, @Nullable Prefix ruleIpv6Prefix,
        @Nullable Prefix ruleIpv4Prefix, String salt) {
    /** Nothing given. */
    public static final MappingRules NONE = new MappingRules(null, null, 0, null, null, null, null, null, null, null,
        "");

    /** Names of what is given, as in YANG. */
    public Set<String> given() {
        final var names = new TreeSet<String>();
        add(names, "inside-prefix", insidePrefix);
        add(names, "outside-prefix", outsidePrefix);
        add(names, "dynamic-factor", dynamicFactor == 0 ? null : dynamicFactor);
        add(names, "max-ports", maxPorts);
        add(names, "reserved-ports", reservedPorts);
        add(names, "ea-bits", eaBits);
        add(names, "psid-offset", psidOffset);
        add(names, "psid-len", psidLength);
        add(names, "rule-ipv6-prefix", ruleIpv6Prefix);
        add(names, "rule-ipv4-prefix", ruleIpv4Prefix);
        add(names, "salt", salt.isEmpty() ? null : salt);
        return names;
    }

    private static void add(final Set<String> names, final String name, final @Nullable Object value) {
        if (value != null) {
            names.add(name);
        }
    }
}

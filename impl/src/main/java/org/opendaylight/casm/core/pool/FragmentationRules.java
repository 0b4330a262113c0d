/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which blocks a pool may be cut into.
 *
 * @param shortestPrefix shortest prefix length, so largest block; null for no limit
 * @param longestPrefix longest prefix length, so smallest block; null for no limit
 * @param allowedPrefixes the only lengths allowed; empty for all between the limits
 * @param contiguousOnly true when a request is met by one block or not at all
 * @param maxBlocksPerRequest most blocks one request gets, from 1
 * @param preferAggregation true to prefer the block that aggregates with one of the same holder
 * @param usable which addresses at the edges are left out
 */
public record FragmentationRules(@Nullable Integer shortestPrefix, @Nullable Integer longestPrefix,
        Set<Integer> allowedPrefixes, boolean contiguousOnly, int maxBlocksPerRequest, boolean preferAggregation,
        Usable usable) {
    /** No rules but at most 8 blocks a request, aggregation preferred. */
    public static final FragmentationRules DEFAULT = new FragmentationRules(null, null, Set.of(), false, 8, true,
        Usable.ALL);

    /** Which addresses at the edges of segments are left out. */
    public enum Usable {
        /** None. */
        ALL,
        /** First and last of each IPv4 segment of more than two addresses (RFC 3021 for the exception). */
        EXCLUDE_NETWORK_BROADCAST,
        /** First of each IPv6 segment of more than two addresses, the subnet-router anycast (RFC 4291, 2.6.1). */
        EXCLUDE_SUBNET_ROUTER,
        /** What RFC 6164 section 6 rules out in each /64: the all-zero host part and the highest 128. */
        RFC6164;

        /** The YANG enum name. */
        public String yangName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public FragmentationRules {
        allowedPrefixes = Set.copyOf(allowedPrefixes);
    }
}

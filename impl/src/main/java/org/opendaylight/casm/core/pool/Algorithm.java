/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Locale;

/** How a candidate is chosen among the free blocks that fit. */
public enum Algorithm {
    /** The lowest address. */
    LOWEST_FIRST,
    /** The next one after the last grant, starting over at the end. */
    NEXT_FIT,
    /** Out of the smallest free block. */
    BEST_FIT,
    /** The start of the largest free block, so that holders have room to grow (RFC 3531). */
    SPARSE,
    /** Unpredictable. */
    RANDOM,
    /** What was never used, then what was released longest ago. */
    LEAST_RECENTLY_USED,
    /** What the client had before, else a place computed from the client. */
    STICKY_HASH,
    /** Computed as in RFC 7422. */
    DETERMINISTIC_NAT,
    /** Computed as in RFC 7597. */
    MAP_BMR,
    /** Computed as in RFC 6052. */
    IPV4_EMBEDDED,
    /** Computed as in RFC 5969. */
    SIX_RD,
    /** Computed as in RFC 4291 appendix A. */
    EUI64,
    /** Named by the requester. */
    EXTERNAL;

    /** The YANG identity name without module. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The algorithm with this YANG identity name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Algorithm ofYangName(final String name) {
        for (final Algorithm algorithm : values()) {
            if (algorithm.yangName().equals(name)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException("allocation algorithm " + name + " is not supported");
    }
}

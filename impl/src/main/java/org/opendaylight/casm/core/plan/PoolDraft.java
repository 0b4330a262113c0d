/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.math.BigInteger;
import java.util.List;
import org.opendaylight.casm.core.address.AddressRange;

/**
 * What can be said of a pool that is not there.
 *
 * @param name its name
 * @param total members of its segments
 * @param usable total without what is never given out
 * @param overlaps pools that have some of the same members
 */
public record PoolDraft(String name, BigInteger total, BigInteger usable, List<Overlap> overlaps) {
    /** Most overlaps that are named. */
    public static final int MOST_OVERLAPS = 100;

    /**
     * A pool that has some of the same members. Whether that is legal the rules say: it is between a pool and its
     * parent, and may be between address spaces.
     *
     * @param pool its name
     * @param addressSpace its address space
     * @param common the first members that both have
     * @param text these in the notation of the pool
     */
    public record Overlap(String pool, String addressSpace, AddressRange common, String text) {
    }

    public PoolDraft {
        overlaps = List.copyOf(overlaps);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Collection;
import java.util.TreeSet;
import org.opendaylight.casm.core.address.UInt128;

/** Values before which a free range ends even if the value before is free too. Immutable. */
public final class Borders {
    /** No borders. */
    public static final Borders NONE = new Borders(new long[0]);

    private final long[] halves;

    private Borders(final long[] halves) {
        this.halves = halves;
    }

    /** Borders in front of these values. */
    public static Borders before(final Collection<UInt128> starts) {
        final var sorted = new TreeSet<>(starts);
        final long[] halves = new long[2 * sorted.size()];
        int at = 0;
        for (final UInt128 start : sorted) {
            halves[at++] = start.hi();
            halves[at++] = start.lo();
        }
        return new Borders(halves);
    }

    /** True when there is a border in front of the value. */
    public boolean startAt(final long hi, final long lo) {
        int low = 0;
        int high = halves.length / 2 - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            final int order = UInt128.compare(halves[2 * mid], halves[2 * mid + 1], hi, lo);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return false;
    }
}

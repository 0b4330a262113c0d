/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import org.opendaylight.casm.core.address.UInt128;

/**
 * The shape of a wanted piece of free space: a length and a power of two on which it must start.
 *
 * @param exponent the piece starts on a multiple of 2^exponent, 0..128
 * @param lastHi upper half of its length minus one
 * @param lastLo lower half of its length minus one
 */
public record Demand(int exponent, long lastHi, long lastLo) {
    /** An aligned block of 2^exponent values. */
    public static Demand block(final int exponent) {
        return new Demand(exponent, UInt128.lowMaskHi(exponent), UInt128.lowMaskLo(exponent));
    }

    /** A run of {@code last + 1} values that starts on a multiple of 2^exponent. */
    public static Demand run(final int exponent, final UInt128 last) {
        return new Demand(exponent, last.hi(), last.lo());
    }

    /** True when the length is that of the alignment, so that it is a block as prefixes are. */
    public boolean isBlock() {
        return lastLo == UInt128.lowMaskLo(exponent) && lastHi == UInt128.lowMaskHi(exponent);
    }
}

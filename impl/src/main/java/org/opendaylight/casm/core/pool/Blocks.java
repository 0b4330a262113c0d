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
 * How a range falls into aligned blocks, without enumerating them.
 *
 * <p>The range from s to before e is cut at m, the most aligned value between them: e with all bits below the highest
 * in which it differs from s cleared. The one bits of m-s are the blocks before the cut, ascending in size, those of
 * e-m the blocks after it, descending.
 */
final class Blocks {
    private Blocks() {
    }

    /** The exponent of the largest aligned block in the range, minus one. */
    static byte rank(final long startHi, final long startLo, final long endHi, final long endLo) {
        if (startHi == endHi && endLo != -1L) {
            final long end = endLo + 1;
            final long below = -1L >>> Long.numberOfLeadingZeros(startLo ^ end) >>> 1;
            return (byte) (62 - Long.numberOfLeadingZeros((end & ~below) - startLo | end & below));
        }
        if ((startHi | startLo) == 0 && (endHi & endLo) == -1L) {
            return 127;
        }
        return (byte) (126 - of(startHi, startLo, endHi, endLo).numberOfLeadingZeros());
    }

    /** The exponents of the blocks as bits; all 2^128 values count as two blocks of 2^127. */
    static UInt128 of(final long startHi, final long startLo, final long endHi, final long endLo) {
        return before(startHi, startLo, endHi, endLo).or(behind(startHi, startLo, endHi, endLo));
    }

    /** Where the first block of that size starts, one being there. */
    static UInt128 locate(final long startHi, final long startLo, final long endHi, final long endLo,
            final int exponent) {
        final UInt128 before = before(startHi, startLo, endHi, endLo);
        final UInt128 smaller = UInt128.lowMask(exponent);
        if (!before.shiftRight(exponent).and(UInt128.ONE).equals(UInt128.ZERO)) {
            return new UInt128(startHi, startLo).add(before.and(smaller));
        }
        return new UInt128(endHi, endLo).next().and(UInt128.lowMask(exponent + 1).not());
    }

    /** Blocks before the cut. */
    private static UInt128 before(final long startHi, final long startLo, final long endHi, final long endLo) {
        if ((endHi & endLo) == -1L) {
            return (startHi | startLo) == 0 ? new UInt128(Long.MIN_VALUE, 0)
                : new UInt128(~startHi + (startLo == 0 ? 1 : 0), -startLo);
        }
        final long beyondLo = endLo + 1;
        final long beyondHi = endHi + (beyondLo == 0 ? 1 : 0);
        final long cutLo = beyondLo & ~belowLo(startHi, startLo, beyondHi, beyondLo);
        final long cutHi = beyondHi & ~belowHi(startHi, beyondHi);
        return new UInt128(cutHi - startHi - (Long.compareUnsigned(cutLo, startLo) < 0 ? 1 : 0), cutLo - startLo);
    }

    /** Blocks behind the cut. */
    private static UInt128 behind(final long startHi, final long startLo, final long endHi, final long endLo) {
        final long beyondLo = endLo + 1;
        final long beyondHi = endHi + (beyondLo == 0 ? 1 : 0);
        if ((beyondHi | beyondLo) == 0) {
            return UInt128.ZERO;
        }
        return new UInt128(beyondHi & belowHi(startHi, beyondHi),
            beyondLo & belowLo(startHi, startLo, beyondHi, beyondLo));
    }

    private static long belowHi(final long startHi, final long beyondHi) {
        return startHi == beyondHi ? 0 : -1L >>> Long.numberOfLeadingZeros(startHi ^ beyondHi) >>> 1;
    }

    private static long belowLo(final long startHi, final long startLo, final long beyondHi, final long beyondLo) {
        return startHi == beyondHi ? -1L >>> Long.numberOfLeadingZeros(startLo ^ beyondLo) >>> 1 : -1L;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.math.BigInteger;

/**
 * An unsigned integer of 128 bits.
 *
 * @param hi upper 64 bits, unsigned
 * @param lo lower 64 bits, unsigned
 */
public record UInt128(long hi, long lo) implements Comparable<UInt128> {
    /** 0. */
    public static final UInt128 ZERO = new UInt128(0, 0);
    /** 1. */
    public static final UInt128 ONE = new UInt128(0, 1);
    /** 2^128 - 1. */
    public static final UInt128 MAX = new UInt128(-1, -1);

    /** A value of up to 64 bits, read as unsigned. */
    public static UInt128 of(final long unsigned) {
        return new UInt128(0, unsigned);
    }

    /**
     * A value of up to 128 bits.
     *
     * @throws IllegalArgumentException when negative or above 2^128 - 1
     */
    public static UInt128 of(final BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 128) {
            throw new IllegalArgumentException(value + " is not in 0..2^128-1");
        }
        return new UInt128(value.shiftRight(64).longValue(), value.longValue());
    }

    /**
     * Reads decimal digits, without sign, space or leading zero.
     *
     * @throws IllegalArgumentException when it is anything else or above 2^128 - 1
     */
    public static UInt128 parse(final String decimal) {
        final int length = decimal.length();
        if (length == 0 || length > 39 || length > 1 && decimal.charAt(0) == '0') {
            throw new IllegalArgumentException("'" + decimal + "' is not a decimal number without leading zeros");
        }
        for (int i = 0; i < length; i++) {
            if (decimal.charAt(i) < '0' || decimal.charAt(i) > '9') {
                throw new IllegalArgumentException("'" + decimal + "' is not a decimal number");
            }
        }
        return of(new BigInteger(decimal));
    }

    /** The value with the lowest {@code bits} bits set, 0..128. */
    public static UInt128 lowMask(final int bits) {
        return new UInt128(lowMaskHi(bits), lowMaskLo(bits));
    }

    /** Upper half of {@link #lowMask(int)}. */
    public static long lowMaskHi(final int bits) {
        return bits <= 64 ? 0 : -1L >>> 128 - bits;
    }

    /** Lower half of {@link #lowMask(int)}. */
    public static long lowMaskLo(final int bits) {
        return bits == 0 ? 0 : bits >= 64 ? -1L : -1L >>> 64 - bits;
    }

    /** Compares two values given as halves. */
    public static int compare(final long hi1, final long lo1, final long hi2, final long lo2) {
        return hi1 == hi2 ? Long.compareUnsigned(lo1, lo2) : Long.compareUnsigned(hi1, hi2);
    }

    @Override
    public int compareTo(final UInt128 other) {
        return compare(hi, lo, other.hi, other.lo);
    }

    /**
     * Sum.
     *
     * @throws ArithmeticException above 2^128 - 1
     */
    public UInt128 add(final UInt128 other) {
        final UInt128 sum = plus(other.hi, other.lo);
        if (sum.compareTo(this) < 0) {
            throw new ArithmeticException(this + " + " + other + " is above 2^128-1");
        }
        return sum;
    }

    /**
     * Difference.
     *
     * @throws ArithmeticException below 0
     */
    public UInt128 subtract(final UInt128 other) {
        if (compareTo(other) < 0) {
            throw new ArithmeticException(this + " - " + other + " is below 0");
        }
        return new UInt128(hi - other.hi - (Long.compareUnsigned(lo, other.lo) < 0 ? 1 : 0), lo - other.lo);
    }

    private UInt128 plus(final long otherHi, final long otherLo) {
        final long sumLo = lo + otherLo;
        return new UInt128(hi + otherHi + (Long.compareUnsigned(sumLo, lo) < 0 ? 1 : 0), sumLo);
    }

    /**
     * The following value.
     *
     * @throws ArithmeticException above 2^128 - 1
     */
    public UInt128 next() {
        return add(ONE);
    }

    /**
     * The preceding value.
     *
     * @throws ArithmeticException below 0
     */
    public UInt128 previous() {
        return subtract(ONE);
    }

    /** Bitwise and. */
    public UInt128 and(final UInt128 other) {
        return new UInt128(hi & other.hi, lo & other.lo);
    }

    /** Bitwise or. */
    public UInt128 or(final UInt128 other) {
        return new UInt128(hi | other.hi, lo | other.lo);
    }

    /** Bitwise exclusive or. */
    public UInt128 xor(final UInt128 other) {
        return new UInt128(hi ^ other.hi, lo ^ other.lo);
    }

    /** Bitwise complement. */
    public UInt128 not() {
        return new UInt128(~hi, ~lo);
    }

    /** Shifted left by 0..128 bits; what leaves on the left is lost. */
    public UInt128 shiftLeft(final int bits) {
        if (bits >= 128) {
            return ZERO;
        }
        if (bits >= 64) {
            return new UInt128(lo << bits - 64, 0);
        }
        return bits == 0 ? this : new UInt128(hi << bits | lo >>> 64 - bits, lo << bits);
    }

    /** Shifted right by 0..128 bits. */
    public UInt128 shiftRight(final int bits) {
        if (bits >= 128) {
            return ZERO;
        }
        if (bits >= 64) {
            return new UInt128(0, hi >>> bits - 64);
        }
        return bits == 0 ? this : new UInt128(hi >>> bits, hi << 64 - bits | lo >>> bits);
    }

    /** Number of zero bits above the highest one bit; 128 for zero. */
    public int numberOfLeadingZeros() {
        return hi != 0 ? Long.numberOfLeadingZeros(hi) : 64 + Long.numberOfLeadingZeros(lo);
    }

    /** Number of zero bits below the lowest one bit; 128 for zero. */
    public int numberOfTrailingZeros() {
        return lo != 0 ? Long.numberOfTrailingZeros(lo) : 64 + Long.numberOfTrailingZeros(hi);
    }

    /** The same value without bounds. */
    public BigInteger toBigInteger() {
        return unsigned(hi).shiftLeft(64).or(unsigned(lo));
    }

    private static BigInteger unsigned(final long value) {
        final BigInteger low = BigInteger.valueOf(value & Long.MAX_VALUE);
        return value < 0 ? low.setBit(63) : low;
    }

    /** Decimal digits. */
    @Override
    public String toString() {
        return hi == 0 ? Long.toUnsignedString(lo) : toBigInteger().toString();
    }
}

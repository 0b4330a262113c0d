/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;

/** A number of objects, up to 2^128, and of the leases that hold them. Not thread-safe. */
final class Amount {
    private long hi;
    private long lo;
    private int leases;

    void clear() {
        hi = 0;
        lo = 0;
        leases = 0;
    }

    int leases() {
        return leases;
    }

    void add(final AddressRange range) {
        leases++;
        final long lastLo = range.end().lo() - range.start().lo();
        final long old = lo;
        lo += lastLo + 1;
        hi += lastHi(range) + (lastLo == -1 ? 1 : 0) + (Long.compareUnsigned(lo, old) < 0 ? 1 : 0);
    }

    void subtract(final AddressRange range) {
        leases--;
        final long lastLo = range.end().lo() - range.start().lo();
        final long size = lastLo + 1;
        hi -= lastHi(range) + (size == 0 ? 1 : 0) + (Long.compareUnsigned(lo, size) < 0 ? 1 : 0);
        lo -= size;
    }

    private static long lastHi(final AddressRange range) {
        return range.end().hi() - range.start().hi()
            - (Long.compareUnsigned(range.end().lo(), range.start().lo()) < 0 ? 1 : 0);
    }

    /** The sum; all values of the widest family when it is 0 modulo 2^128 and yet there are leases. */
    BigInteger toBigInteger() {
        return bigInteger(hi, lo, leases == 0);
    }

    static BigInteger bigInteger(final long hi, final long lo, final boolean empty) {
        if ((hi | lo) == 0) {
            return empty ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(128);
        }
        return new UInt128(hi, lo).toBigInteger();
    }
}

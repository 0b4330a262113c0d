/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.math.BigInteger;
import java.util.Locale;
import org.opendaylight.casm.core.address.AddressRange;

/**
 * A range of values in the form the store indexes, so that the log can be asked who held an address.
 *
 * @param family family of the values; ranges of different families never meet
 * @param first first value, 0..2^128-1
 * @param last last value, not below {@code first}
 */
public record RangeKey(String family, BigInteger first, BigInteger last) {
    public RangeKey {
        if (first.signum() < 0 || last.bitLength() > 128 || first.compareTo(last) > 0) {
            throw new IllegalArgumentException("no range of 128-bit values: " + first + ".." + last);
        }
    }

    /** The key of a range. */
    public static RangeKey of(final AddressRange range) {
        return new RangeKey(range.family().name().toLowerCase(Locale.ROOT), range.start().toBigInteger(),
            range.end().toBigInteger());
    }
}

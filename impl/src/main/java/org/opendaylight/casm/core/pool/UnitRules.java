/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.math.BigInteger;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The addressing unit of a pool and limits counted in it. At most one of {@code prefixLength} and {@code count} is
 * given; with neither, the unit is one object.
 *
 * @param prefixLength the unit is an aligned block of this length; null when not given
 * @param count the unit is this many objects, from 1, counted from the start of a segment; null when not given
 * @param defaultUnits units granted when the request names no size, from 1
 * @param maxUnitsPerRequest most units one request gets; null for no limit
 * @param maxUnitsPerHolder most units one holder may hold of this pool; null for no limit
 */
public record UnitRules(@Nullable Integer prefixLength, @Nullable BigInteger count, long defaultUnits,
        @Nullable Long maxUnitsPerRequest, @Nullable Long maxUnitsPerHolder) {
    /** Single objects without limits. */
    public static final UnitRules DEFAULT = new UnitRules(null, null, 1, null, null);

    /** Aligned blocks without limits. */
    public static UnitRules ofPrefixLength(final int length) {
        return new UnitRules(length, null, 1, null, null);
    }
}

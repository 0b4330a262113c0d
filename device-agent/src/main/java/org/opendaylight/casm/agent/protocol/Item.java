/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One thing that a device asks for. Sizes are hints: the Coordinator decides.
 *
 * @param name name of the item in its message
 * @param kind kind of the members, without module; null for that of the pool
 * @param pool pool wished for; null for any that fits
 * @param hint size wished for; null for the default of the pool
 * @param service service that the members are for, without module; null for any
 * @param mechanism transition mechanism that uses them, without module; null for none
 * @param lifetime lifetime wished for; null for the default of the pool
 */
public record Item(String name, @Nullable String kind, @Nullable String pool, @Nullable Hint hint,
        @Nullable String service, @Nullable String mechanism, @Nullable Duration lifetime) {
    /**
     * How much is wished for; only one of the three is given.
     *
     * @param units addressing units, 0 when not given
     * @param prefixLength length of a prefix, -1 when not given
     * @param count members, 0 when not given
     */
    public record Hint(int units, int prefixLength, long count) {
        /** So many addressing units. */
        public static Hint units(final int units) {
            return new Hint(units, -1, 0);
        }

        /** A prefix of this length. */
        public static Hint prefixLength(final int length) {
            return new Hint(0, length, 0);
        }
    }
}

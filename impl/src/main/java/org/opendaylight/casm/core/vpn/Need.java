/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * Members of a pool that a part of a service needs; one of kind and pool is given.
 *
 * @param name unique within its part
 * @param use what for; null for what follows from the kind
 * @param kind kind of the members; null for that of the pool
 * @param pool pool to take them from; null for the first that fits
 * @param prefixLength length of the prefix, 0..128; null for what follows from the use
 * @param count how many members, from 1
 * @param fixed exactly these; null for any
 */
public record Need(String name, @Nullable Use use, @Nullable ObjectKind kind, @Nullable String pool,
        @Nullable Integer prefixLength, long count, @Nullable Fixed fixed) {

    /**
     * Exactly these members.
     *
     * @param family their family; null when the text means something in its pool only
     * @param text the members: of a family as {@link AddressRange#parse(AddressFamily, String)} reads it, else as the
     *             pool does
     */
    public record Fixed(@Nullable AddressFamily family, String text) {
        /** These members. */
        public static Fixed of(final AddressRange range) {
            return new Fixed(range.family(), range.toString());
        }

        /** What to ask for. */
        Size size() {
            return family == null ? new Size.Value(text) : new Size.Specific(AddressRange.parse(family, text));
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

/** One row of an inventory: something that is in use, something that is not, or something that cannot be read. */
public sealed interface Row {
    /** Where the row is: of CSV its line as a spreadsheet counts, else its place in the list, from 1. */
    int number();

    /** Name of the row in reports, unique within the inventory. */
    String id();

    /** What the row is about, as it was read. */
    String text();

    /**
     * Something in use.
     *
     * @param range what
     * @param place where it belongs
     * @param owner who uses it, as far as the row says
     * @param terms what else the row says
     * @param lifetime how long from now; null when it does not say
     */
    record Block(int number, String id, AddressRange range, Place place, Owner owner, Lease.Terms terms,
            @Nullable Lifetime lifetime) implements Row {
        @Override
        public String text() {
            return range.toString();
        }

        /** The same, with what another row of the same range knows and this one does not. */
        Block with(final Block other) {
            return new Block(number, id, range, place, owner.orElse(other.owner), terms, lifetime);
        }
    }

    /**
     * Not an allocation.
     *
     * @param reason why not
     */
    record Skipped(int number, String id, String text, String reason) implements Row {
    }

    /**
     * A row that cannot be read.
     *
     * @param column column at fault; null when it is not one
     * @param reason what is wrong with it
     */
    record Malformed(int number, String id, String text, @Nullable String column, String reason) implements Row {
    }

    /**
     * Where something belongs, as far as the row says.
     *
     * @param pool name of its pool; null when it does not say
     * @param addressSpace name of its address space; null when it does not say
     * @param vrf name or route distinguisher of its VRF, null for none
     * @param kind its kind; null when it does not say
     */
    record Place(@Nullable String pool, @Nullable String addressSpace, @Nullable String vrf,
            @Nullable ObjectKind kind) {
        /** Nothing said. */
        public static final Place UNKNOWN = new Place(null, null, null, null);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.List;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.inventory.PlacingRules;
import org.opendaylight.casm.inventory.Row;

/**
 * A request to make leases of an inventory.
 *
 * @param requestId unique per request; the same on every repetition
 * @param content text by which a repetition is recognised
 * @param rows the inventory; numbers and ids are unique
 * @param rules how rows find their places
 * @param defaults what holds for rows that do not say
 * @param mode what to do
 */
public record ImportRequest(String requestId, String content, List<Row> rows, PlacingRules rules, Defaults defaults,
        Mode mode) {
    /** What to do. */
    public enum Mode {
        /** Import the rows without conflict. */
        REPORT,
        /** Import all rows or, when one is in conflict, none. */
        REJECT,
        /** Only say what would be imported. */
        DRY_RUN
    }

    /**
     * What holds for rows that do not say.
     *
     * @param owner owner
     * @param lifetime lifetime
     */
    public record Defaults(Owner owner, Lifetime lifetime) {
        /** Nobody, for ever. */
        public static final Defaults NONE = new Defaults(Owner.NONE, Lifetime.INFINITE);
    }

    public ImportRequest {
        rows = List.copyOf(rows);
    }

    /** Owner of what a row is about. */
    Owner ownerOf(final Row.Block row) {
        return row.owner().orElse(defaults.owner());
    }
}

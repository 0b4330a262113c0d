/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;

/** Where a row goes, before anything is taken. */
public sealed interface Placement {
    /** The row. */
    Row row();

    /**
     * To be taken.
     *
     * @param row of a range that lies in the pool
     * @param pool its pool
     */
    record Wanted(Row.Block row, String pool) implements Placement {
    }

    /**
     * Part of another row, or the same.
     *
     * @param pool its pool
     * @param by the other row
     */
    record Covered(Row.Block row, String pool, Row.Block by) implements Placement {
    }

    /**
     * Not to be taken.
     *
     * @param pool its pool; null when none was looked for
     * @param reason why not
     */
    record Skipped(Row row, @Nullable String pool, String reason) implements Placement {
    }

    /**
     * In conflict with the configuration or another row, or malformed.
     *
     * @param column column at fault; null when it is not one
     * @param kind kind of conflict
     * @param reason why, and what can be done
     */
    record Unfit(Row row, @Nullable String column, Refusal.Reason kind, String reason) implements Placement {
    }
}

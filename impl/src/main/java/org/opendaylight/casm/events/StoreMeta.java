/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

/**
 * Where a store stands.
 *
 * @param storeId identity of the store, made when it was created; a backup keeps it
 * @param ledgerVersion ledger version of the last batch; 0 in a new store
 * @param epoch epoch of the last batch; 0 in a new store
 * @param changesKnownAfter {@link LedgerState#forEachLeaseChangedAfter} knows every removal for ledger versions from
 *        this on; a reader further behind compares everything; 0 until something is pruned
 * @param firstSequence sequence of the oldest entry kept; above {@code lastSequence} when the log is empty
 * @param lastSequence sequence of the newest entry; 0 in a new store
 */
public record StoreMeta(String storeId, long ledgerVersion, long epoch, long changesKnownAfter, long firstSequence,
        long lastSequence) {
}

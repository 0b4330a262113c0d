/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/**
 * The replicated copy of the leases that clients read. There is one writer, which numbers its batches; the event store
 * is written first, so a ledger can always be made equal to it.
 */
public interface Ledger {
    /**
     * A lease and when it was written.
     *
     * @param lease the lease
     * @param version version of the batch that made it so
     */
    record Entry(Lease lease, long version) {
    }

    /**
     * What one commit changes.
     *
     * @param version the ledger's version after this batch, not below the one before
     * @param puts leases to write, each as a whole
     * @param deletes ids of leases to remove; unknown ones are ignored
     */
    record Batch(long version, List<Entry> puts, List<String> deletes) {
        public Batch {
            puts = List.copyOf(puts);
            deletes = List.copyOf(deletes);
        }
    }

    /**
     * Where a ledger stands.
     *
     * @param epoch epoch of the owner that wrote last; 0 for an empty ledger
     * @param version version of the last batch; 0 for an empty ledger
     */
    record Position(long epoch, long version) {
        /** True when this one was written later than {@code other}. */
        public boolean isAfter(final Position other) {
            return epoch != other.epoch ? epoch > other.epoch : version > other.version;
        }
    }

    /**
     * Writes one batch, all or nothing, provided that the epoch is still that of {@link #open}. Batches commit in the
     * order of the calls.
     *
     * @return done when durable; fails with {@link LedgerException} when nothing was written or when that is not known
     */
    CompletionStage<@Nullable Void> write(Batch batch);

    /**
     * Makes this owner the only one that can write: stores the epoch and the version.
     *
     * @return done when durable; fails with {@link LedgerException}
     */
    CompletionStage<@Nullable Void> open(Position position);

    /** Where the ledger stands. */
    Position position() throws LedgerException;

    /** Tells each entry: its lease id and the version of the batch that wrote it. */
    void forEach(ObjLongConsumer<String> consumer) throws LedgerException;

    /** The entries as leases, for a ledger that is ahead of the event store. */
    void forEachLease(Consumer<Entry> consumer) throws LedgerException;
}

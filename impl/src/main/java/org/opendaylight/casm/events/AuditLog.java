/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.time.Instant;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The log: events in the order of their sequence, from 1 without gaps, each bound to the one before by a digest
 * ({@link HashChain}).
 *
 * <p>The chain shows that an entry was changed, removed or moved, and that entries are missing at the end. It cannot
 * show that somebody with write access computed all digests anew: for that, keep {@link #anchor()} elsewhere and
 * compare with {@link #matches}.
 */
public interface AuditLog {
    /**
     * A page of the log. The cost of a page does not depend on the number of entries before or after it.
     *
     * @param filter which entries
     * @param cursor {@link LogPage#nextCursor()} of the page before; null for the first page
     * @param limit most entries wanted, 1..10000
     * @param newestFirst whether the newest comes first
     */
    LogPage query(LogFilter filter, @Nullable Long cursor, int limit, boolean newestFirst) throws EventStoreException;

    /**
     * Recomputes the chain.
     *
     * @param fromSequence first entry to check; what is below the first kept entry is left out
     * @param toSequence last entry to check; {@link Long#MAX_VALUE} for the end, and then the end itself is checked
     */
    Verification verify(long fromSequence, long toSequence) throws EventStoreException;

    /** The newest entry's place and digest. */
    Anchor anchor() throws EventStoreException;

    /** True when the entry at the anchor's sequence is in the log, or the last one pruned, with the same digest. */
    boolean matches(Anchor anchor) throws EventStoreException;

    /**
     * Removes the oldest entries by {@code retention}; the rest stays verifiable, and the removal is itself logged.
     *
     * @param now time of the entry that tells of it
     * @param actor on whose behalf
     * @return how many were removed; with 0 nothing is logged
     */
    long prune(Retention retention, Instant now, String actor) throws EventStoreException;

    /**
     * Gives every matching entry, oldest first, to {@code line} as one line of JSON without its line end.
     *
     * @return how many lines
     */
    long export(LogFilter filter, Consumer<String> line) throws EventStoreException;

    /**
     * A place in the log that can be kept elsewhere.
     *
     * @param sequence of an entry; 0 is the beginning
     * @param digest its digest, 64 hexadecimal digits
     */
    record Anchor(long sequence, String digest) {
    }

    /**
     * What may go: an entry goes when either bound says so.
     *
     * @param keepFrom entries before this instant go; null for no bound by time
     * @param maxEntries newest entries to keep, at least 1; {@link Long#MAX_VALUE} for no bound
     */
    record Retention(@Nullable Instant keepFrom, long maxEntries) {
        public Retention {
            if (maxEntries < 1) {
                throw new IllegalArgumentException("a log keeps at least one entry, not " + maxEntries);
            }
        }
    }

    /**
     * Outcome of a verification.
     *
     * @param valid whether every entry checked is as it was written
     * @param checked number of entries checked
     * @param firstInvalid sequence of the first entry that is wrong or missing; 0 when valid
     * @param reason what is wrong with it; null when valid
     */
    record Verification(boolean valid, long checked, long firstInvalid, @Nullable String reason) {
    }
}

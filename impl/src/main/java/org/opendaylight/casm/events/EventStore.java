/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.nio.file.Path;
import java.time.Instant;

/**
 * The Coordinator's own durable memory, written before the datastore of the platform: write-ahead journal, audit log,
 * request memory and history in one transactional store (D2, D6).
 *
 * <p>One thread at a time appends; reads may run beside it from any thread, see whole batches only and do not hold
 * the writer up. One process has a store open at a time.
 */
public interface EventStore extends AuditLog, LedgerState, LeaseHistory, AutoCloseable {
    /**
     * Stores a batch: all of it or, when this throws, nothing of it. When it returns, the batch survives a crash of
     * the process, of the operating system and a loss of power.
     *
     * @return sequence of the last event stored; that of the event before the batch when it has no events
     * @throws EventStoreException when it could not be stored; after
     *         {@link EventStoreException.Kind#NO_SPACE} the store works on as soon as there is space
     * @throws IllegalArgumentException when the ledger version of the batch is below the stored one
     */
    long append(Batch batch) throws EventStoreException;

    /**
     * Forgets the requests recorded before {@code before}, except those that created a lease still in the ledger.
     *
     * @return how many were forgotten
     */
    long purgeRequests(Instant before) throws EventStoreException;

    /**
     * Writes a consistent copy of the whole store into a new file while the store is in use. The copy can be opened
     * as a store.
     *
     * @param target a file that does not exist
     */
    void backup(Path target) throws EventStoreException;

    /** Closes the store; a second call does nothing. Every other method then fails with {@code CLOSED}. */
    @Override
    void close() throws EventStoreException;
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is true now, without reading the log: leases, answered requests, the operator's configuration.
 *
 * <p>The {@code forEach} methods stream: they hold a page in memory, never all. A batch appended meanwhile may be seen
 * in part; call them when nothing is appended, as at start-up, for one consistent view.
 */
public interface LedgerState {
    /** Where the store stands. */
    StoreMeta meta() throws EventStoreException;

    /** Visits each lease in the ledger, in the order of lease-ids. */
    void forEachLease(LeaseVisitor visitor) throws EventStoreException;

    /**
     * Visits what changed after a ledger version, in the order of lease-ids: the lease as it is now, or without a text
     * when it left the ledger. This is what a datastore at that version is missing; see
     * {@link StoreMeta#changesKnownAfter()}.
     *
     * @param ledgerVersion version the reader has; 0 visits all
     */
    void forEachLeaseChangedAfter(long ledgerVersion, LeaseVisitor visitor) throws EventStoreException;

    /** The text of a lease in the ledger; empty when it is not, or no longer, there. */
    Optional<String> findLease(String leaseId) throws EventStoreException;

    /**
     * True when the lease is in the ledger or was, as far back as the log is kept. Costs one look-up at any age of the
     * store.
     */
    boolean existsLeaseEver(String leaseId) throws EventStoreException;

    /** The recorded answer to a request; empty when it was never answered or is forgotten. */
    Optional<RequestRecord> findRequest(String requestId) throws EventStoreException;

    /** Visits the operator's configuration, in the order of paths. */
    void forEachConfig(ConfigVisitor visitor) throws EventStoreException;

    /** Visits what devices reported of the use of their leases, in no order. */
    void forEachSample(SampleVisitor visitor) throws EventStoreException;

    /** Receives leases. */
    @FunctionalInterface
    interface LeaseVisitor {
        /**
         * One lease.
         *
         * @param leaseId its id
         * @param ledgerVersion version of the ledger that put it in this state
         * @param json its text as given to the store; null when it left the ledger
         */
        void lease(String leaseId, long ledgerVersion, @Nullable String json);
    }

    /** Receives usage samples. */
    @FunctionalInterface
    interface SampleVisitor {
        /**
         * One sample.
         *
         * @param deviceId device that reported it
         * @param json its text as given to the store
         */
        void sample(String deviceId, String json);
    }

    /** Receives configuration entries. */
    @FunctionalInterface
    interface ConfigVisitor {
        /**
         * One entry.
         *
         * @param path its path
         * @param json its text as given to the store
         */
        void config(String path, String json);
    }
}

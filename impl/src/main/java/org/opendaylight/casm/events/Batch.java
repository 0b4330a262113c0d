/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Everything that becomes true together.
 *
 * @param ledgerVersion version of the ledger after this batch; equal to the stored one when no lease changes
 * @param epoch epoch of the owner that writes
 * @param events entries for the log, in order
 * @param upserts leases that are new or changed
 * @param removals ids of leases that leave the ledger; unknown ids are remembered as having been there
 * @param requests answers to remember; one recorded earlier with the same id is replaced
 * @param config changes of the operator's configuration, in order
 * @param samples changes of what devices reported, in order
 */
public record Batch(long ledgerVersion, long epoch, List<Event> events, List<LeaseUpsert> upserts,
        List<String> removals, List<RequestRecord> requests, List<ConfigChange> config, List<SampleChange> samples) {
    public Batch {
        events = List.copyOf(events);
        upserts = List.copyOf(upserts);
        removals = List.copyOf(removals);
        requests = List.copyOf(requests);
        config = List.copyOf(config);
        samples = List.copyOf(samples);
    }

    /** Starts a batch that takes the ledger to {@code ledgerVersion} in {@code epoch}. */
    public static Builder at(final long ledgerVersion, final long epoch) {
        return new Builder(ledgerVersion, epoch);
    }

    /**
     * A change of one top-level entry of the operator's configuration.
     *
     * @param path the entry, such as {@code casm-pool:pools/pool=foo}
     * @param json its text after the change; null when it was deleted
     */
    public record ConfigChange(String path, @Nullable String json) {
    }

    /**
     * A change of one usage sample. A sample is not replaced by one that was measured until earlier.
     *
     * @param deviceId device that reported it
     * @param key what tells it from the others of the device
     * @param until until when it was measured
     * @param json its text after the change; null when it was deleted
     */
    public record SampleChange(String deviceId, String key, Instant until, @Nullable String json) {
    }

    /** Collects a batch; not thread-safe. */
    public static final class Builder {
        private final List<Event> events = new ArrayList<>();
        private final List<LeaseUpsert> upserts = new ArrayList<>();
        private final List<String> removals = new ArrayList<>();
        private final List<RequestRecord> requests = new ArrayList<>();
        private final List<ConfigChange> config = new ArrayList<>();
        private final List<SampleChange> samples = new ArrayList<>();
        private final long ledgerVersion;
        private final long epoch;

        Builder(final long ledgerVersion, final long epoch) {
            this.ledgerVersion = ledgerVersion;
            this.epoch = epoch;
        }

        /** Adds a log entry. */
        public Builder event(final Event event) {
            events.add(event);
            return this;
        }

        /** Adds a new or changed lease; the last state of a lease within the batch is the one that stays. */
        public Builder upsert(final LeaseUpsert upsert) {
            upserts.add(upsert);
            return this;
        }

        /** Takes a lease out of the ledger, after all upserts of the batch. */
        public Builder remove(final String leaseId) {
            removals.add(leaseId);
            return this;
        }

        /** Remembers an answer. */
        public Builder request(final RequestRecord request) {
            requests.add(request);
            return this;
        }

        /** Records a change of the operator's configuration; without a text the entry is deleted. */
        public Builder config(final String path, final @Nullable String json) {
            config.add(new ConfigChange(path, json));
            return this;
        }

        /** Records a change of a usage sample. */
        public Builder sample(final SampleChange change) {
            samples.add(change);
            return this;
        }

        /** The batch. */
        public Batch build() {
            return new Batch(ledgerVersion, epoch, events, upserts, removals, requests, config, samples);
        }
    }
}

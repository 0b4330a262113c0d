/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.LeaseUpsert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event store and the ledger as one: writes go to the event store first, and when they differ the event store is
 * right. Not thread-safe; the committer owns it once it has started.
 */
public final class LedgerPair {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerPair.class);
    /** Leases per transaction when the ledger is made equal: many enough to be quick, few enough for one message. */
    private static final int CHUNK = 1000;

    private final EventStore store;
    private final Ledger ledger;
    private final InstantSource clock;
    private final long epoch;
    private long version;

    /**
     * The pair of an owner.
     *
     * @param epoch the owner's epoch, above that of every owner before
     * @param version ledger version the event store stands at
     */
    public LedgerPair(final EventStore store, final Ledger ledger, final InstantSource clock, final long epoch,
            final long version) {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
        this.epoch = epoch;
        this.version = version;
    }

    /**
     * Stores changes in the event store, durable when this returns, and starts the same in the ledger.
     *
     * @return done when the ledger has them, too; fails with {@link LedgerException}
     * @throws EventStoreException when the event store did not take them; nothing has changed then
     */
    CompletionStage<@Nullable Void> write(final List<Change> changes) throws EventStoreException {
        final var leases = changes.stream().flatMap(change -> change.leaseChanges().stream()).toList();
        final long next = leases.isEmpty() ? version : version + 1;
        final var batch = Batch.at(next, epoch);
        for (var change : changes) {
            change.events().forEach(batch::event);
            change.config().forEach(config -> batch.config(config.path(), config.json()));
            change.samples().forEach(batch::sample);
            final var request = change.request();
            if (request != null) {
                batch.request(request);
            }
            change.leaseChanges().forEach(lease -> apply(batch, lease.before(), lease.after(), change.texts()));
        }
        final var whole = batch.build();
        if (!isEmpty(whole)) {
            store.append(whole);
            version = next;
        }
        // what the ledger throws is a failure of the ledger like any other
        return leases.isEmpty() ? CompletableFuture.completedStage(null) : CompletableFuture.completedStage(null)
            .thenCompose(nothing -> ledger.write(ledgerBatch(next, leases)));
    }

    /**
     * Undoes in the event store what {@link #write} stored there and the ledger refused, last to first, so that a lease
     * that changed twice is as it was before the first change.
     */
    void reverse(final List<Change> changes) throws EventStoreException {
        final long next = version + 1;
        final var batch = Batch.at(next, epoch);
        final var now = clock.instant();
        for (var change : changes.reversed()) {
            for (var lease : change.leaseChanges().reversed()) {
                apply(batch, lease.after(), lease.before(), change.texts());
                batch.event(AuditTrail.ofUndo(lease, change.texts(), now));
            }
            final var request = change.request();
            if (request != null) {
                batch.request(RequestRecords.undone(request));
            }
        }
        final var whole = batch.build();
        if (!isEmpty(whole)) {
            store.append(whole);
            version = next;
        }
    }

    /**
     * Makes the ledger equal to the event store, entry by entry.
     *
     * @return number of entries that differed
     */
    int equalise() throws EventStoreException, LedgerException {
        // before anything is read: from now on nobody else's transaction can get in between
        await(ledger.open(new Ledger.Position(epoch, version)));
        final Map<String, Long> there = new HashMap<>();
        ledger.forEach(there::put);
        final var wrong = new ArrayList<String>();
        final var versions = new HashMap<String, Long>();
        store.forEachLease((id, leaseVersion, json) -> {
            final Long has = there.remove(id);
            if (has == null || has != leaseVersion) {
                wrong.add(id);
                versions.put(id, leaseVersion);
            }
        });
        final var surplus = List.copyOf(there.keySet());
        for (int from = 0; from < wrong.size(); from += CHUNK) {
            final var puts = new ArrayList<Ledger.Entry>();
            for (var id : wrong.subList(from, Math.min(from + CHUNK, wrong.size()))) {
                final var json = store.findLease(id);
                json.ifPresent(text -> puts.add(new Ledger.Entry(LeaseJson.parse(text), versions.get(id))));
            }
            await(ledger.write(new Ledger.Batch(version, puts, List.of())));
        }
        for (int from = 0; from < surplus.size(); from += CHUNK) {
            await(ledger.write(new Ledger.Batch(version, List.of(),
                surplus.subList(from, Math.min(from + CHUNK, surplus.size())))));
        }
        final int differences = wrong.size() + surplus.size();
        if (differences > 0) {
            LOG.warn("Repaired the ledger from the event store: {} entries were missing or old, {} were surplus",
                wrong.size(), surplus.size());
        }
        return differences;
    }

    /** Where the event store stands. */
    public long version() {
        return version;
    }

    private static boolean isEmpty(final Batch batch) {
        return batch.events().isEmpty() && batch.upserts().isEmpty() && batch.removals().isEmpty()
            && batch.requests().isEmpty() && batch.config().isEmpty() && batch.samples().isEmpty();
    }

    private static void apply(final Batch.Builder batch, final @Nullable Lease from, final @Nullable Lease to,
            final LeaseTexts texts) {
        if (to != null) {
            batch.upsert(LeaseUpsert.of(to, texts.of(to)));
        } else if (from != null) {
            batch.remove(from.id());
        }
    }

    private static Ledger.Batch ledgerBatch(final long version, final List<LeaseChange> changes) {
        final var puts = new LinkedHashMap<String, Ledger.Entry>();
        final var deletes = new ArrayList<String>();
        for (var change : changes) {
            final var after = change.after();
            if (after != null) {
                puts.put(after.id(), new Ledger.Entry(after, version));
            } else {
                puts.remove(change.lease().id());
                deletes.add(change.lease().id());
            }
        }
        return new Ledger.Batch(version, List.copyOf(puts.values()), deletes);
    }

    private static void await(final CompletionStage<@Nullable Void> stage) throws LedgerException {
        try {
            stage.toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LedgerException failure ? failure
                : new LedgerException("the ledger cannot be written", e);
        }
    }
}

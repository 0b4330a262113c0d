/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.strategy.Past;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.LogFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens between becoming owner and serving (D1, D2): a new epoch begins, the event store and the ledger are made
 * equal, and the engine is rebuilt from them.
 *
 * <p>The event store is right where the two differ, because it is written first. Only when the ledger was written
 * later, by another member of the cluster or before a backup of the event store was put back, the ledger is right.
 */
public final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int CHUNK = 1000;

    private final EventStore store;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Ledger.Position stored;
    private final Ledger.Position replicated;

    /** Looks where both stand; changes nothing yet. */
    public Recovery(final EventStore store, final Ledger ledger, final InstantSource clock)
            throws EventStoreException, LedgerException {
        this.store = store;
        this.ledger = ledger;
        this.clock = clock;
        final var meta = store.meta();
        stored = new Ledger.Position(meta.epoch(), meta.ledgerVersion());
        replicated = ledger.position();
    }

    /** True when the datastore was written later than the event store. */
    public boolean isLedgerAhead() {
        return replicated.isAfter(stored);
    }

    /** The epoch that begins: above that of every owner before. */
    public long epoch() {
        return Math.max(stored.epoch(), replicated.epoch()) + 1;
    }

    /**
     * Begins the epoch, durably, and brings the event store up to a ledger that is ahead of it.
     *
     * @return both stores, equal from now on
     */
    public LedgerPair begin() throws EventStoreException, LedgerException {
        final Instant now = clock.instant();
        if (isLedgerAhead()) {
            adoptLedger(now);
        }
        // not before the event store has everything: its new epoch is what makes it right from now on
        final long version = Math.max(stored.version(), replicated.version());
        store.append(Batch.at(version, epoch()).event(Event.of(now, Event.Category.SYSTEM, "start", "coordinator")
            .detail("epoch " + epoch() + ", event store at " + stored + ", ledger at " + replicated).build()).build());
        final var pair = new LedgerPair(store, ledger, clock, epoch(), version);
        pair.equalise();
        return pair;
    }

    /** Rebuilds the engine. Timers go on where they were; what became due meanwhile is ended by the sweeper. */
    public void restore(final AllocationEngine engine, final PoolCatalog catalog) throws EventStoreException {
        final var leases = new ArrayList<Lease>();
        store.forEachLease((id, version, json) -> {
            if (json != null) {
                leases.add(LeaseJson.parse(json));
            }
        });
        engine.apply(catalog);
        final List<Lease> orphans = engine.restore(leases);
        if (!orphans.isEmpty()) {
            LOG.warn("{} leases belong to no configured pool, such as {}; they are kept until they end", orphans.size(),
                orphans.getFirst());
        }
        for (var pool : engine.remembering()) {
            engine.recall(pool, gone(pool));
        }
        LOG.info("Restored {} leases in {} pools", leases.size(), catalog.pools().size());
    }

    /** The leases of a pool that left the ledger, as far as the last entries of the log tell, earliest first. */
    private List<Lease> gone(final String pool) throws EventStoreException {
        final var filter = LogFilter.where().categories(Set.of(Event.Category.LEASE))
            .outcomes(Set.of(Event.Outcome.SUCCESS)).pool(pool).build();
        final var gone = new ArrayList<Lease>();
        Long cursor = null;
        int read = 0;
        do {
            final var page = store.query(filter, cursor, CHUNK, true);
            for (var entry : page.entries()) {
                final String last = entry.event().before();
                if (entry.event().after() == null && last != null) {
                    gone.add(LeaseJson.parse(last));
                }
            }
            cursor = page.nextCursor();
            read += CHUNK;
        } while (cursor != null && read < Past.MOST);
        Collections.reverse(gone);
        return gone;
    }

    /** Leaves the event store where it stands, so that this begins anew when it is interrupted. */
    private void adoptLedger(final Instant now) throws EventStoreException, LedgerException {
        LOG.warn("The ledger, at {}, is ahead of the event store, at {}; taking it over", replicated, stored);
        final var known = new HashMap<String, Long>();
        store.forEachLease((id, leaseVersion, json) -> known.put(id, leaseVersion));
        final var newer = new ArrayList<Lease>();
        ledger.forEachLease(entry -> {
            final Long has = known.remove(entry.lease().id());
            if (has == null || has != entry.version()) {
                newer.add(entry.lease());
            }
        });
        final var gone = List.copyOf(known.keySet());
        for (int from = 0; from < newer.size(); from += CHUNK) {
            final var batch = Batch.at(stored.version(), stored.epoch());
            for (var lease : newer.subList(from, Math.min(from + CHUNK, newer.size()))) {
                batch.upsert(LeaseUpsert.of(lease)).event(adopted(lease.id(), lease.pool(), now));
            }
            store.append(batch.build());
        }
        for (int from = 0; from < gone.size(); from += CHUNK) {
            final var batch = Batch.at(stored.version(), stored.epoch());
            for (var id : gone.subList(from, Math.min(from + CHUNK, gone.size()))) {
                batch.remove(id).event(adopted(id, null, now));
            }
            store.append(batch.build());
        }
    }

    /** With the lease as it was known, so that the history tells of it until now. */
    private Event adopted(final String leaseId, final @Nullable String pool, final Instant now)
            throws EventStoreException {
        return Event.of(now, Event.Category.LEASE, "adopt", "coordinator").leaseId(leaseId).pool(pool)
            .before(store.findLease(leaseId).orElse(null))
            .detail("from a ledger that is ahead of the event store").build();
    }
}

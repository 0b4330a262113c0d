/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.InMemoryEventStore;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.mdsal.map.Leases;

/** What the event store holds after a batch that the ledger refused. */
class LedgerPairTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final LedgerPair pair = new LedgerPair(store, mock(Ledger.class), () -> NOW, 1, 0);
    private final Lease first = Leases.active("l1", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24");
    private final Lease second = next(first, LeaseState.EXPIRED);
    private final Lease third = next(second, LeaseState.QUARANTINED);

    private static Lease next(final Lease lease, final LeaseState state) {
        return lease.next(state, Lifetime.INFINITE, null, null, NOW);
    }

    private static Change change(final @Nullable Lease... states) {
        final var changes = new ArrayList<LeaseChange>();
        for (int i = 1; i < states.length; i++) {
            changes.add(new LeaseChange(states[i - 1], states[i], "renew"));
        }
        return new Change(new Decision.Granted(changes, List.of(), false), List.of(), null, List.of(),
            new LeaseTexts());
    }

    private Map<String, Lease> leases() throws EventStoreException {
        final var leases = new TreeMap<String, Lease>();
        store.forEachLease((id, version, json) -> leases.put(id, LeaseJson.parse(json)));
        return leases;
    }

    @Test
    void undoesLastToFirstWhatChangedTwice() throws EventStoreException {
        final Lease other = Leases.active("l2", ObjectKind.IPV4_PRIVATE, "10.0.1.0/24");
        pair.write(List.of(change(null, first), change(null, other)));
        final var before = leases();
        final var batch = List.of(change(first, second), change(second, third), change(other, null));

        pair.write(batch);
        assertEquals(Map.of("l1", third), leases());
        pair.reverse(batch);

        assertEquals(before, leases());
        assertEquals(3, pair.version());
        final var undone = store.query(LogFilter.ALL, null, 10, false).entries().stream()
            .map(entry -> entry.event().leaseId()).toList();
        assertEquals(List.of("l2", "l1", "l1"), undone);
    }

    @Test
    void undoesTwoChangesOfOneDecision() throws EventStoreException {
        pair.write(List.of(change(null, first)));

        final var batch = List.of(change(first, second, third, null));
        pair.write(batch);
        pair.reverse(batch);

        assertEquals(Map.of("l1", first), leases());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** Tells who held what by going through all that ever was: slow, and simple enough to be right. */
@NonNullByDefault
final class HistoryOracle {
    private final Map<String, List<State>> leases = new TreeMap<>();

    /** How a lease was from a time on, null text when it was not there; {@code sequence} tells of it. */
    private record State(Instant since, @Nullable String text, RangeKey range, String space, long sequence) {
    }

    /** Takes over a batch, the first entry of which follows {@code before}. */
    void append(final Batch batch, final long before) {
        final Map<String, LeaseUpsert> upserts = new TreeMap<>();
        batch.upserts().forEach(lease -> upserts.put(lease.leaseId(), lease));
        long sequence = before;
        for (final Event event : batch.events()) {
            sequence++;
            final String id = event.leaseId();
            final LeaseUpsert upsert = id == null ? null : upserts.get(id);
            if (id == null || event.category() != Event.Category.LEASE || upsert == null && !leases.containsKey(id)) {
                continue;
            }
            final List<State> states = leases.computeIfAbsent(id, ignored -> new ArrayList<>());
            if (event.outcome() != Event.Outcome.SUCCESS) {
                if (!states.isEmpty()) {
                    states.removeLast();
                }
                continue;
            }
            final State last = states.isEmpty() ? null : states.getLast();
            final Instant since = last == null || event.at().isAfter(last.since) ? event.at() : last.since;
            final RangeKey range = upsert == null ? last.range : upsert.range();
            // what is taken over has no entry that tells how it is
            final String text = upsert != null && event.after() == null && !batch.removals().contains(id)
                ? upsert.json() : event.after();
            states.add(new State(since, text, range, upsert == null ? last.space : upsert.addressSpace(),
                sequence));
        }
        for (final LeaseUpsert lease : batch.upserts()) {
            leases.computeIfAbsent(lease.leaseId(), id -> new ArrayList<>(List.of(new State(Instant.MIN, lease.json(),
                lease.range(), lease.addressSpace(), 0))));
        }
    }

    /** Forgets what was ended by an entry up to {@code last}. */
    void prune(final long last) {
        for (final List<State> states : leases.values()) {
            while (states.size() > 1 && states.get(1).sequence <= last
                    || states.size() == 1 && states.getFirst().text == null && states.getFirst().sequence <= last) {
                states.removeFirst();
            }
        }
    }

    /** See {@link LeaseHistory#leasesAt}. */
    List<String> leasesAt(final @Nullable String space, final RangeKey wanted, final Instant at) {
        final Instant micros = at.truncatedTo(ChronoUnit.MICROS);
        final List<State> found = new ArrayList<>();
        for (final List<State> states : leases.values()) {
            State current = null;
            for (final State state : states) {
                if (!state.since.isAfter(micros)) {
                    current = state;
                }
            }
            if (current != null && current.text != null && (space == null || space.equals(current.space))
                    && current.range.family().equals(wanted.family())
                    && current.range.first().compareTo(wanted.last()) <= 0
                    && current.range.last().compareTo(wanted.first()) >= 0) {
                found.add(current);
            }
        }
        return found.stream().sorted((one, other) -> other.since.compareTo(one.since)).map(State::text).toList();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.RangeKey;
import org.opendaylight.casm.events.sqlite.SqliteEventStore;

/** P10: who held an address at a time, asked of an event store with millions of changes. No controller. */
final class HistoryPart {
    private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final String SPACE = "bench";
    private static final String LEASE = "{\"lease-id\":\"%s\",\"pool\":\"bench\",\"address-space\":\"bench\",\"kind\":"
        + "\"ipv4-private\",\"range\":\"10.0.0.1/32\",\"state\":\"active\",\"lifetime\":86400,\"generation\":1,"
        + "\"owner\":{\"tenant\":\"acme\",\"device-id\":\"pe-17\",\"service-id\":\"vpn-4711\"},\"request-id\":\"%s\"}";
    private static final int BUSY = 0;
    private static final int ADDRESSES = 50_000;
    private static final int HELD = 20_000;
    private static final int BATCH = 1000;
    private static final int WARM_UP = 2_000;

    private final Report report;
    private final int changes;
    private final int busy;
    private final int lookups;
    private final Random random = new Random(1);
    private final Deque<Holder> live = new ArrayDeque<>();
    private final boolean[] taken = new boolean[ADDRESSES];
    private Batch.Builder batch = Batch.at(1, 1);
    private long entries;
    private long seconds;
    private long wrong;

    HistoryPart(final Report report, final boolean quick) {
        this.report = report;
        changes = quick ? 400_000 : 2_000_000;
        busy = quick ? 20_000 : 100_000;
        lookups = quick ? 5_000 : 20_000;
    }

    private record Holder(String id, int address) {
    }

    /** Writes, opens again, asks. */
    void run() throws IOException {
        final Path folder = Files.createTempDirectory("casm-bench-history");
        try {
            measure(folder.resolve("events.db"));
        } catch (EventStoreException e) {
            throw new IOException(e);
        } finally {
            try (var files = Files.walk(folder)) {
                for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void measure(final Path file) throws IOException, EventStoreException {
        report.progress("P10: writing %,d changes of leases into an event store", changes);
        final long begin = System.nanoTime();
        try (EventStore store = SqliteEventStore.open(file)) {
            fill(store);
        }
        report.progress("  %,d entries, %.0f MB, %.0f s", entries, Files.size(file) / 1e6,
            (System.nanoTime() - begin) / 1e9);
        try (EventStore store = SqliteEventStore.open(file)) {
            final String log = String.format(Locale.ROOT, "among %,d changes", entries);
            tell("who held any address at any time, " + log,
                ask(store, ignored -> 1 + random.nextInt(ADDRESSES - 1)));
            tell(String.format(Locale.ROOT, "who held an address with %,d past leases, %s", busy, log),
                ask(store, ignored -> BUSY));
        }
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " lookups named not exactly the holder");
        }
    }

    private void tell(final String what, final Latencies times) {
        report.add(Figure.of("P10", what, "median " + Report.millis(times.millis(0.5)) + ", p99 "
            + Report.millis(times.millis(0.99)), "no more than 10 ms", times.millis(0.99) <= 10));
    }

    /** One lease of the busy address after the other, between leases of others that are held longer. */
    private void fill(final EventStore store) throws EventStoreException {
        final int others = (changes - 2 * busy) / 2 / busy;
        for (int round = 0; round < busy; round++) {
            seconds++;
            final var holder = new Holder("busy-" + round, BUSY);
            begin(holder);
            for (int i = 0; i < others; i++) {
                live.add(begin(other()));
                if (live.size() > HELD) {
                    final Holder oldest = live.remove();
                    end(oldest);
                    taken[oldest.address] = false;
                }
            }
            seconds++;
            end(holder);
            if (round % Math.max(1, BATCH / (2 * others + 2)) == 0 || round == busy - 1) {
                store.append(batch.build());
                batch = Batch.at(2 + round, 1);
            }
        }
    }

    private Holder other() {
        int address;
        do {
            address = 1 + random.nextInt(ADDRESSES - 1);
        } while (taken[address]);
        taken[address] = true;
        return new Holder(String.format(Locale.ROOT, "lease-%09d", entries), address);
    }

    private Holder begin(final Holder holder) {
        final String text = text(holder);
        batch.event(event("allocate", holder).after(text).build())
            .upsert(new LeaseUpsert(holder.id, "r-" + holder.id, SPACE, key(holder.address), text));
        return holder;
    }

    private void end(final Holder holder) {
        batch.event(event("release", holder).before(text(holder)).build()).remove(holder.id);
    }

    private Event.Builder event(final String action, final Holder holder) {
        entries++;
        return Event.of(START.plusSeconds(seconds), Event.Category.LEASE, action, "admin").addressSpace(SPACE)
            .pool("bench").tenant("acme").leaseId(holder.id).requestId("r-" + holder.id);
    }

    private static String text(final Holder holder) {
        return String.format(Locale.ROOT, LEASE, holder.id, "r-" + holder.id);
    }

    private static RangeKey key(final int address) {
        final var value = BigInteger.valueOf(0x0a00_0000L + address);
        return new RangeKey("ipv4", value, value);
    }

    private Latencies ask(final EventStore store, final IntUnaryOperator address) throws EventStoreException {
        final long[] nanos = new long[lookups];
        long begin = 0;
        for (int i = -WARM_UP; i < lookups; i++) {
            final int which = address.applyAsInt(i);
            // each round of the busy address is of two seconds, from the first on
            final int round = random.nextInt(busy);
            final Instant at = START.plusSeconds(1 + 2L * round);
            final long before = System.nanoTime();
            final List<String> found = store.leasesAt(SPACE, key(which), at);
            if (i == 0) {
                begin = before;
            }
            if (i >= 0) {
                nanos[i] = System.nanoTime() - before;
            }
            if (which == BUSY ? found.size() != 1 || !found.getFirst().contains("\"busy-" + round + '"')
                    : found.size() > 1) {
                wrong++;
            }
        }
        return new Latencies((System.nanoTime() - begin) / 1e9, nanos);
    }
}

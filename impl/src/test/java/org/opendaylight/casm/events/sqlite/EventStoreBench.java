/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.RangeKey;
import org.opendaylight.casm.events.RequestRecord;

/**
 * Measures the store: {@code EventStoreBench FOLDER}. Not a test, and not run as one: figures are for
 * docs/decisions/0002-event-store.md.
 */
final class EventStoreBench {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456Z");
    private static final String JSON = "{\"id\":\"%s\",\"pool\":\"pe-loopbacks\",\"space\":\"internet\",\"kind\":"
        + "\"ipv4-unicast\",\"range\":\"10.%d.%d.%d/32\",\"state\":\"active\",\"lifetime\":86400,\"expires\":"
        + "\"2026-11-23T12:00:00.123456Z\",\"generation\":1,\"owner\":{\"tenant\":\"acme\",\"device-id\":\"pe-17\","
        + "\"service-id\":\"vpn-4711\"},\"binding\":{\"node-id\":\"pe-17\",\"interface\":\"eth0\",\"push\":true},"
        + "\"request\":\"%s\",\"created\":\"2026-11-22T12:00:00.123456Z\",\"changed\":"
        + "\"2026-11-22T12:00:00.123456Z\"}";

    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
        StandardCharsets.UTF_8);

    /** Ids that requesters make up at random are the worst case for the index on them. */
    private static final boolean RANDOM_IDS = !Boolean.getBoolean("rising-request-ids");

    private int number;
    private long version;

    private EventStoreBench() {
        // by main
    }

    public static void main(final String[] args) throws EventStoreException {
        final EventStoreBench bench = new EventStoreBench();
        final Path folder = Path.of(args[0]);
        for (final int size : new int[] {1, 16, 64, 256, 1000}) {
            try (EventStore store = SqliteEventStore.open(folder.resolve("batch-" + size + ".db"))) {
                bench.run(store, size, 20, "warm-up");
                bench.run(store, size, Math.max(40, Math.min(1000, 30_000 / size)), "batch " + size);
            }
        }
        try (EventStore store = SqliteEventStore.open(folder.resolve("growth.db"))) {
            for (int leases = 0; leases < 300_000; leases += 30_000) {
                bench.run(store, 64, 30_000 / 64, "at " + leases + " leases");
            }
            bench.reads(store);
        }
        final long start = System.nanoTime();
        try (EventStore store = SqliteEventStore.open(folder.resolve("growth.db"))) {
            print("open again", start, 1);
            bench.reads(store);
        }
    }

    private void reads(final EventStore store) throws EventStoreException {
        final long[] seen = new long[1];
        long start = System.nanoTime();
        store.forEachLease((id, at, json) -> seen[0]++);
        print("read leases", start, seen[0]);
        start = System.nanoTime();
        print("verify " + store.verify(1, Long.MAX_VALUE).valid(), start, store.meta().lastSequence());
        for (int round = 0; round < 2; round++) {
            start = System.nanoTime();
            store.query(LogFilter.ALL, 150_000L, 100, true);
            print("page in the middle", start, 1);
            start = System.nanoTime();
            store.query(LogFilter.where().pool("pool-3").build(), 150_000L, 100, true);
            print("page of a pool", start, 1);
            start = System.nanoTime();
            store.query(LogFilter.where().actor("nobody").build(), null, 100, true);
            print("page that nothing matches, not indexed", start, 1);
            start = System.nanoTime();
            final BigInteger address = BigInteger.valueOf(0x0a00_0000L + 200_000);
            store.query(LogFilter.where().range(new RangeKey("ipv4", address, address)).build(), null, 100, true);
            print("who held an address", start, 1);
        }
    }

    private void run(final EventStore store, final int size, final int batches, final String what)
            throws EventStoreException {
        final long[] nanos = new long[batches];
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final long cpuBefore = threads.getCurrentThreadCpuTime();
        long cpuMaking = 0;
        for (int i = 0; i < batches; i++) {
            final long cpuMake = threads.getCurrentThreadCpuTime();
            final Batch batch = batch(size);
            cpuMaking += threads.getCurrentThreadCpuTime() - cpuMake;
            final long before = System.nanoTime();
            store.append(batch);
            nanos[i] = System.nanoTime() - before;
        }
        final long cpu = threads.getCurrentThreadCpuTime() - cpuBefore - cpuMaking;
        final long sum = Arrays.stream(nanos).sum();
        Arrays.sort(nanos);
        OUT.printf("%-24s %8.0f ops/s, batch p50 %.2f ms, p99 %.2f ms, max %.2f ms; %.1f us CPU/op%n", what,
            1e9 * size * batches / sum, nanos[batches / 2] / 1e6, nanos[batches * 99 / 100] / 1e6,
            nanos[batches - 1] / 1e6, cpu / 1e3 / size / batches);
    }

    private Batch batch(final int size) {
        final Batch.Builder batch = Batch.at(++version, 1);
        for (int i = 0; i < size; i++) {
            number++;
            final String id = String.format("L-%012x-%06x", version, i);
            final String request = RANDOM_IDS ? UUID.randomUUID().toString() : String.format("client-7-%024d", number);
            final String json = String.format(JSON, id, number >> 16 & 255, number >> 8 & 255, number & 255, request);
            final BigInteger address = BigInteger.valueOf(0x0a00_0000L + number);
            batch.event(Event.of(NOW, Event.Category.LEASE, "allocate", "admin").source("127.0.0.1")
                .addressSpace("internet").pool("pool-" + number % 7).tenant("acme").leaseId(id)
                .resource("10.0.0.1/32").requestId(request).after(json).build());
            batch.upsert(new LeaseUpsert(id, request, "internet", new RangeKey("ipv4", address, address), json));
            batch.request(new RequestRecord(request, "allocate",
                "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "{\"leases\":[" + json + "]}",
                NOW));
        }
        return batch.build();
    }

    private static void print(final String what, final long start, final long count) {
        final double millis = (System.nanoTime() - start) / 1e6;
        OUT.printf("%-40s %10.2f ms %12.0f /s%n", what, millis, count * 1000 / millis);
    }
}

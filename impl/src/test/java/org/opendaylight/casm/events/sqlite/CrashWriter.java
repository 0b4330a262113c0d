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
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.RangeKey;
import org.opendaylight.casm.events.RequestRecord;

/** Appends for ever and writes the number of each batch on standard output after it was acknowledged. */
final class CrashWriter {
    /** Operations in a batch. */
    static final int SIZE = 10;

    private CrashWriter() {
        // by main
    }

    public static void main(final String[] args) throws EventStoreException, IOException {
        try (EventStore store = SqliteEventStore.open(Path.of(args[0]));
             FileOutputStream answers = new FileOutputStream(FileDescriptor.out)) {
            final long batches = args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE;
            long version = store.meta().ledgerVersion();
            for (long i = 0; i < batches; i++) {
                version++;
                store.append(batch(version));
                answers.write((version + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** Batch {@code version}, with operations (version - 1) * SIZE + 1 to version * SIZE. */
    static Batch batch(final long version) {
        final Batch.Builder batch = Batch.at(version, 1);
        for (long number = (version - 1) * SIZE + 1; number <= version * SIZE; number++) {
            final String id = String.format("L-%012d", number);
            final String request = "r-" + number;
            final String json = "{\"lease-id\":\"" + id + "\",\"padding\":\"" + "x".repeat(400) + "\"}";
            final BigInteger value = BigInteger.valueOf(number);
            batch.event(Event.of(Instant.ofEpochSecond(version), Event.Category.LEASE, "allocate", "admin").pool("p")
                .leaseId(id).requestId(request).after(json).build());
            batch.upsert(new LeaseUpsert(id, request, "default", new RangeKey("ipv4", value, value), json));
            batch.request(new RequestRecord(request, "allocate", "0".repeat(64), "{}", Instant.ofEpochSecond(version)));
        }
        return batch.build();
    }
}

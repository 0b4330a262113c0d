/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/** A ledger in memory that fails and waits as a test wants it. Thread-safe. */
final class FakeLedger implements Ledger {
    private final TreeMap<String, Entry> entries = new TreeMap<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final List<Batch> batches = new ArrayList<>();
    private Position position = new Position(0, 0);
    private boolean hold;
    private Supplier<@Nullable Throwable> failures = () -> null;

    /** From now on each write fails with what this gives, unless that is null; a RuntimeException is thrown. */
    synchronized void failWith(final Supplier<@Nullable Throwable> next) {
        failures = next;
    }

    /** From now on writes wait for {@link #releaseNext}. */
    synchronized void hold() {
        hold = true;
    }

    /** Ends the waiting of all writes, in order, and of those to come. */
    void releaseAll() {
        synchronized (this) {
            hold = false;
        }
        while (heldCount() > 0) {
            releaseNext();
        }
    }

    /** Ends the waiting of the oldest write. */
    void releaseNext() {
        final Runnable next;
        synchronized (this) {
            next = held.remove();
        }
        next.run();
    }

    synchronized int heldCount() {
        return held.size();
    }

    synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    /** A foreign or later write. */
    synchronized void put(final Entry entry, final Position now) {
        entries.put(entry.lease().id(), entry);
        position = now;
    }

    @Override
    public synchronized CompletionStage<@Nullable Void> write(final Batch batch) {
        final var done = new CompletableFuture<@Nullable Void>();
        final var failure = failures.get();
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        final Runnable commit = () -> {
            if (failure != null) {
                done.completeExceptionally(failure);
                return;
            }
            synchronized (this) {
                batches.add(batch);
                batch.puts().forEach(entry -> entries.put(entry.lease().id(), entry));
                batch.deletes().forEach(entries::remove);
                position = new Position(position.epoch(), batch.version());
            }
            done.complete(null);
        };
        if (hold) {
            held.add(commit);
        } else {
            commit.run();
        }
        return done;
    }

    @Override
    public synchronized CompletionStage<@Nullable Void> open(final Position next) {
        final var failure = failures.get();
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        if (failure != null) {
            return CompletableFuture.failedStage(failure);
        }
        position = next;
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized Position position() {
        return position;
    }

    @Override
    public synchronized void forEach(final ObjLongConsumer<String> consumer) {
        entries.forEach((id, entry) -> consumer.accept(id, entry.version()));
    }

    @Override
    public synchronized void forEachLease(final Consumer<Entry> consumer) {
        entries.values().forEach(consumer);
    }
}

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Changes that wait to be committed. Anyone may add; all else is the committer's. What the ledger has to take keeps its
 * order, and what only the event store takes may overtake it.
 */
final class CommitQueue {
    /** Bounds of a batch, so that the first one in it does not wait long for the last. */
    private static final int MAX_CHANGES = 512;
    private static final int MAX_WEIGHT = 4096;

    /** A change and who waits for it. */
    record Item(Change change, CompletableFuture<@Nullable Void> done) {
        static Item of(final Change change) {
            return new Item(change, new CompletableFuture<>());
        }
    }

    private final LinkedBlockingQueue<Item> arrivals = new LinkedBlockingQueue<>();
    private final Item wake = Item.of(Change.NOTHING);
    private final Deque<Item> forLedger = new ArrayDeque<>();
    private final Deque<Item> forStore = new ArrayDeque<>();

    void add(final Item item) {
        arrivals.add(item);
    }

    /** Makes {@link #await} return. */
    void wake() {
        arrivals.add(wake);
    }

    /** Waits until something arrives, or the time is over. */
    void await(final long nanos) throws InterruptedException {
        final var first = arrivals.poll(nanos, TimeUnit.NANOSECONDS);
        if (first != null) {
            sort(first);
        }
    }

    /**
     * The next batch; empty when there is nothing to commit now.
     *
     * @param ledgerIsFree whether the ledger can take something now
     */
    List<Item> next(final boolean ledgerIsFree) {
        sortArrivals();
        final var items = new ArrayList<Item>();
        final int room = fill(items, forStore, MAX_WEIGHT);
        if (ledgerIsFree) {
            fill(items, forLedger, room);
        }
        return items;
    }

    /** Everything that waits; nothing waits then. */
    List<Item> clear() {
        sortArrivals();
        final var all = new ArrayList<>(forStore);
        all.addAll(forLedger);
        forStore.clear();
        forLedger.clear();
        return all;
    }

    /** What has arrived since the committer looked last; for any thread, once the committer has ended. */
    List<Item> clearArrivals() {
        final var late = new ArrayList<Item>();
        arrivals.drainTo(late);
        late.remove(wake);
        return late;
    }

    private void sortArrivals() {
        for (var next = arrivals.poll(); next != null; next = arrivals.poll()) {
            sort(next);
        }
    }

    private void sort(final Item item) {
        if (item != wake) {
            (item.change().isForLedger() ? forLedger : forStore).add(item);
        }
    }

    private static int fill(final List<Item> items, final Deque<Item> from, final int room) {
        int left = room;
        while (left > 0 && items.size() < MAX_CHANGES && !from.isEmpty()) {
            final var next = from.remove();
            left -= next.change().weight();
            items.add(next);
        }
        return left;
    }
}

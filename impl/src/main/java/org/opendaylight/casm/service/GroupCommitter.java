/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.events.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes decisions durable, many at a time (D1, D2): one transaction in the event store, then one in the ledger, and
 * only then are the decisions settled and their requesters answered. While the ledger commits one batch, the event
 * store takes the next.
 *
 * <p>When the event store refuses a batch nothing has happened, and its decisions are taken back. When the ledger
 * refuses one, the event store gets the reverse of it, so that again nothing has happened, and the ledger is made equal
 * to the event store before anything else is committed.
 */
public final class GroupCommitter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    /** Bounds of a batch, so that the first one in it does not wait long for the last. */
    private static final int MAX_CHANGES = 512;
    private static final int MAX_WEIGHT = 4096;
    /** Batches that may wait for the ledger while the event store takes the next. */
    private static final int IN_FLIGHT = 2;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private record Item(Change change, CompletableFuture<@Nullable Void> done) {
        static Item of(final Change change) {
            return new Item(change, new CompletableFuture<>());
        }
    }

    private record Failed(List<Item> items, Throwable cause) {
    }

    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedQueue<Failed> failed = new ConcurrentLinkedQueue<>();
    private final Semaphore slots = new Semaphore(IN_FLIGHT);
    private final AllocationEngine engine;
    private final LedgerPair stores;
    private final Thread thread;

    private volatile boolean degraded;
    private volatile boolean closed;

    /**
     * A committer; {@link #start} makes it work.
     *
     * @param engine whose decisions are settled or taken back
     * @param stores where they are stored
     */
    public GroupCommitter(final AllocationEngine engine, final LedgerPair stores) {
        this.engine = engine;
        this.stores = stores;
        thread = Thread.ofPlatform().name("casm-committer").unstarted(this::run);
    }

    /** Starts committing. */
    public void start() {
        thread.start();
    }

    /**
     * Queues a change.
     *
     * @return done when it is durable and settled; fails with {@link NotStoredException} when nothing of it is true
     */
    public CompletionStage<@Nullable Void> submit(final Change change) {
        final var item = Item.of(change);
        queue.add(item);
        if (closed) {
            takeBackQueued();
        }
        return item.done();
    }

    /** True while the ledger cannot be written; changes are refused then. */
    public boolean isDegraded() {
        return degraded;
    }

    /** Commits what is under way and refuses the rest. */
    @Override
    public void close() {
        closed = true;
        queue.add(Item.of(new Change(null, List.of(), null, List.of())));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        takeBackQueued();
    }

    private void takeBackQueued() {
        final var rest = new ArrayList<Item>();
        queue.drainTo(rest);
        takeBack(rest, new IllegalStateException("the Coordinator is stopping"));
    }

    private void run() {
        final var items = new ArrayList<Item>(MAX_CHANGES);
        try {
            while (!closed) {
                items.clear();
                collect(items);
                slots.acquire();
                if (!failed.isEmpty()) {
                    slots.acquire(IN_FLIGHT - 1);
                    recover();
                    slots.release(IN_FLIGHT - 1);
                }
                commit(List.copyOf(items));
            }
            slots.acquire(IN_FLIGHT);
        } catch (InterruptedException e) {
            takeBack(items, e);
            Thread.currentThread().interrupt();
        }
    }

    private void collect(final List<Item> items) throws InterruptedException {
        Item next = queue.take();
        int weight = 0;
        while (next != null) {
            items.add(next);
            weight += next.change().weight();
            next = items.size() < MAX_CHANGES && weight < MAX_WEIGHT ? queue.poll() : null;
        }
    }

    private void commit(final List<Item> items) {
        final CompletionStage<@Nullable Void> written;
        try {
            written = stores.write(items.stream().map(Item::change).toList());
        } catch (EventStoreException e) {
            LOG.error("The event store refused a batch of {}; nothing of it is true", items.size(), e);
            slots.release();
            takeBack(items, e);
            return;
        }
        written.whenComplete((ok, failure) -> {
            if (failure == null) {
                settle(items);
            } else {
                LOG.error("The ledger refused a batch of {}; reversing it", items.size(), failure);
                failed.add(new Failed(items, failure));
                // wakes the committer, which may have nothing else to do
                queue.add(Item.of(new Change(null, List.of(), null, List.of())));
            }
            slots.release();
        });
    }

    /** Reverses what the ledger refused; nothing is under way when this is called, nothing starts before it ends. */
    private void recover() throws InterruptedException {
        degraded = true;
        final var batches = new ArrayList<Failed>();
        for (var next = failed.poll(); next != null; next = failed.poll()) {
            batches.add(next);
        }
        final var changes = batches.stream().flatMap(batch -> batch.items().stream()).map(Item::change).toList();
        boolean reversed = false;
        boolean equal = false;
        while (!equal && !closed) {
            try {
                if (!reversed) {
                    stores.reverse(changes);
                    reversed = true;
                    batches.forEach(batch -> takeBack(batch.items(), batch.cause()));
                }
                stores.equalise();
                equal = true;
            } catch (EventStoreException | LedgerException e) {
                LOG.error("The ledger is still not equal to the event store; trying again in {}", RETRY, e);
                Thread.sleep(RETRY);
            }
        }
        degraded = !equal;
        LOG.info("The ledger is equal to the event store again");
    }

    private void settle(final List<Item> items) {
        for (var item : items) {
            final var decision = item.change().decision();
            if (decision != null) {
                engine.settle(decision);
            }
        }
        items.forEach(item -> item.done().complete(null));
    }

    private void takeBack(final List<Item> items, final Throwable cause) {
        for (var item : items) {
            final var decision = item.change().decision();
            if (decision != null) {
                engine.takeBack(decision);
            }
            item.done().completeExceptionally(
                new NotStoredException("not stored, nothing was changed: " + cause.getMessage(), cause));
        }
    }
}

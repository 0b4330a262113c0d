/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.CommitQueue.Item;
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
 *
 * <p>What changes no lease, such as configuration, is done when the event store has it. It never waits for the ledger:
 * a datastore may hold the ledger back until it has finished the very transaction that wants its configuration
 * recorded.
 */
public final class GroupCommitter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitter.class);
    /** Batches that may wait for the ledger while the event store takes the next. */
    private static final int IN_FLIGHT = 2;
    private static final Duration RETRY = Duration.ofSeconds(1);
    /** How long closing waits for the ledger to finish what is under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Throwable STOPPING = new IllegalStateException("the Coordinator is stopping");

    private record Failed(List<Item> items, Throwable cause) {
    }

    private final CommitQueue queue = new CommitQueue();
    private final ConcurrentLinkedQueue<Failed> failed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AllocationEngine engine;
    private final LedgerPair stores;
    private final Duration retry;
    private final Thread thread;
    /** Done when the ledger has finished all batches so far, well or not. */
    private CompletionStage<@Nullable Void> last = CompletableFuture.completedStage(null);

    private volatile boolean degraded;
    private volatile boolean closed;
    private volatile boolean ended;

    /**
     * A committer; {@link #start} makes it work.
     *
     * @param engine whose decisions are settled or taken back
     * @param stores where they are stored
     */
    public GroupCommitter(final AllocationEngine engine, final LedgerPair stores) {
        this(engine, stores, RETRY);
    }

    GroupCommitter(final AllocationEngine engine, final LedgerPair stores, final Duration retry) {
        this.engine = engine;
        this.stores = stores;
        this.retry = retry;
        thread = Thread.ofPlatform().name("casm-committer").unstarted(this::run);
    }

    /** Starts committing. */
    public void start() {
        thread.start();
    }

    /**
     * Queues a change. {@link Change#NOTHING} is done when all changes of leases submitted before it are done.
     *
     * @return done when it is durable and settled; fails with {@link NotStoredException} when nothing of it is true
     */
    public CompletionStage<@Nullable Void> submit(final Change change) {
        final var item = Item.of(change);
        queue.add(item);
        if (ended) {
            takeBack(queue.clearArrivals(), STOPPING);
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
        closing.countDown();
        queue.wake();
        if (thread.getState() == Thread.State.NEW) {
            end();
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                queue.await(Long.MAX_VALUE);
                while (!closed && advance()) {
                    LOG.trace("committed what there was; looking for more");
                }
            }
            finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // also after what nobody foresaw: nobody may wait for a thread that is gone
            end();
        }
    }

    /** Does the next thing that can be done now; false when there is none. */
    private boolean advance() throws InterruptedException {
        if (!failed.isEmpty() && inFlight.get() == 0) {
            recover();
            return true;
        }
        final var items = queue.next(failed.isEmpty() && inFlight.get() < IN_FLIGHT);
        if (items.isEmpty()) {
            return false;
        }
        commit(items);
        return true;
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void commit(final List<Item> items) {
        final CompletionStage<@Nullable Void> written;
        try {
            written = stores.write(items.stream().map(Item::change).toList());
        } catch (EventStoreException e) {
            LOG.error("The event store refused a batch of {}; nothing of it is true", items.size(), e);
            takeBack(items, e);
            return;
        } catch (RuntimeException e) {
            // a fault of ours; what it left behind is not known, and is reversed
            LOG.error("A batch of {} failed in a way it cannot; reversing it", items.size(), e);
            failed.add(new Failed(items, e));
            return;
        }
        items.stream().filter(item -> !item.change().isForLedger()).forEach(item -> item.done().complete(null));
        final var rest = items.stream().filter(item -> item.change().isForLedger()).toList();
        if (!rest.isEmpty()) {
            inFlight.incrementAndGet();
            // the next batch waits for the end of this one, not beside it: a future runs its latest dependent first
            last = last.exceptionally(failure -> null).thenCompose(nothing -> written).handle((ok, failure) -> {
                written(rest, failure);
                return null;
            });
        }
    }

    private void written(final List<Item> items, final @Nullable Throwable failure) {
        if (failure == null) {
            items.forEach(this::settle);
        } else {
            LOG.error("The ledger refused a batch of {}; reversing it", items.size(), failure);
            failed.add(new Failed(items, failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure));
        }
        inFlight.decrementAndGet();
        queue.wake();
        if (failure == null) {
            items.forEach(item -> item.done().complete(null));
        } else if (ended) {
            abandonFailed();
        }
    }

    /** Reverses what the ledger refused; nothing is under way when this is called, nothing starts before it ends. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    private void recover() throws InterruptedException {
        degraded = true;
        while (!closed) {
            try {
                reverseFailed();
                stores.equalise();
                degraded = false;
                LOG.info("The ledger is equal to the event store again");
                return;
            } catch (EventStoreException | LedgerException | RuntimeException e) {
                // whatever it is, nothing may be committed before it is over
                LOG.error("The ledger is still not equal to the event store; trying again in {}", retry, e);
                takeBack(queue.clear(), e);
                failed.forEach(GroupCommitter::leaveOpen);
            }
            if (closing.await(retry.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Closing before the ledger is equal to the event store; the next start makes it so");
            }
        }
    }

    private void reverseFailed() throws EventStoreException {
        for (var next = failed.peek(); next != null; next = failed.peek()) {
            stores.reverse(next.items().stream().map(Item::change).toList());
            failed.remove();
            takeBack(next.items(), next.cause());
        }
    }

    /** Lets the ledger finish what it is writing, and reverses what it refuses. */
    private void finish() throws InterruptedException {
        final long end = System.nanoTime() + PATIENCE.toNanos();
        while (inFlight.get() > 0 && System.nanoTime() < end) {
            queue.await(end - System.nanoTime());
        }
        try {
            reverseFailed();
        } catch (EventStoreException e) {
            LOG.error("What the ledger refused last stays in the event store; the next start repairs the ledger", e);
        }
    }

    private void end() {
        closed = true;
        degraded = true;
        ended = true;
        takeBack(queue.clear(), STOPPING);
        abandonFailed();
    }

    /** Nobody is left to reverse these: the event store has them, and so will the ledger after the next start. */
    private void abandonFailed() {
        for (var next = failed.poll(); next != null; next = failed.poll()) {
            leaveOpen(next);
        }
    }

    /** Answers those who wait for what is not decided yet; the resources stay claimed. */
    private static void leaveOpen(final Failed batch) {
        batch.items().forEach(item -> item.done().completeExceptionally(new NotStoredException(
            "it is not known whether this was stored: " + batch.cause().getMessage(), batch.cause())));
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void settle(final Item item) {
        final var decision = item.change().decision();
        if (decision != null) {
            try {
                engine.settle(decision);
            } catch (RuntimeException e) {
                // it is durable and stays so; the others of its batch are not to suffer
                LOG.error("A stored decision cannot be settled: {}", decision, e);
            }
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void takeBack(final List<Item> items, final Throwable cause) {
        for (var item : items) {
            final var decision = item.change().decision();
            if (decision != null) {
                try {
                    engine.takeBack(decision);
                } catch (RuntimeException e) {
                    LOG.error("A decision cannot be taken back: {}", decision, e);
                }
            }
            item.done().completeExceptionally(new NotStoredException("not stored, nothing was changed: "
                + cause.getMessage(), cause));
        }
    }
}

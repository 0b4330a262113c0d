/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.ObjLongConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadWriteTransaction;
import org.opendaylight.mdsal.binding.api.TransactionChain;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OnCommitCallback;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Ledger;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.LedgerBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger as configuration data of casm-allocation (D2). Each transaction reads the epoch and puts the version, so
 * that an owner that lost its place cannot commit (D3). Not thread-safe: the committer is its only user.
 */
public final class MdsalLedger implements org.opendaylight.casm.service.Ledger, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MdsalLedger.class);
    private static final DataObjectIdentifier<Allocations> ALLOCATIONS =
        DataObjectIdentifier.builder(Allocations.class).build();
    private static final DataObjectIdentifier<Ledger> LEDGER = DataObjectIdentifier.builder(Ledger.class).build();

    private final DataBroker broker;
    private final LedgerGuard guard;
    private final InstantSource clock;
    private @Nullable TransactionChain chain;
    private volatile boolean chainFailed;
    private long epoch;

    /** A ledger in {@code broker} whose writes {@code guard} lets through. */
    public MdsalLedger(final DataBroker broker, final LedgerGuard guard, final InstantSource clock) {
        this.broker = broker;
        this.guard = guard;
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * <p>An owner opens the ledger with an epoch above the one there, and may open it again as long as that is so; a
     * later owner is never pushed aside.
     */
    @Override
    public CompletionStage<@Nullable Void> open(final Position position) {
        final long next = position.epoch();
        final boolean again = next == epoch;
        return transact(new Batch(position.version(), List.of(), List.of()), next,
            found -> again ? found <= next : found < next);
    }

    @Override
    public CompletionStage<@Nullable Void> write(final Batch batch) {
        return transact(batch, epoch, found -> found == epoch);
    }

    private CompletionStage<@Nullable Void> transact(final Batch batch, final long newEpoch,
            final LongPredicate mayWrite) {
        boolean underWay = false;
        ReadWriteTransaction tx = null;
        try {
            tx = chain().newReadWriteTransaction();
            final long found = tx.read(LogicalDatastoreType.CONFIGURATION, LEDGER).get()
                .map(ledger -> number(ledger.getEpoch())).orElse(0L);
            if (!mayWrite.test(found)) {
                return CompletableFuture.failedStage(new LedgerException("another owner, of epoch " + found
                    + ", has taken the ledger over", null));
            }
            epoch = newEpoch;
            for (var entry : batch.puts()) {
                final var allocation = LeaseMapper.toAllocation(entry.lease(), entry.version());
                tx.put(LogicalDatastoreType.CONFIGURATION, path(entry.lease().id()), allocation);
            }
            for (var id : batch.deletes()) {
                tx.delete(LogicalDatastoreType.CONFIGURATION, path(id));
            }
            putPosition(tx, batch.version());
            final var done = commit(tx, batch);
            underWay = true;
            return done;
        } catch (ExecutionException e) {
            return CompletableFuture.failedStage(new LedgerException("the ledger cannot be read", e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedStage(new LedgerException("interrupted", e));
        } finally {
            if (!underWay) {
                chainFailed = true;
                if (tx != null) {
                    tx.cancel();
                }
            }
        }
    }

    private CompletionStage<@Nullable Void> commit(final ReadWriteTransaction tx, final Batch batch) {
        final var done = new CompletableFuture<@Nullable Void>();
        final var expected = guard.expect(batch);
        tx.commit(new OnCommitCallback() {
            @Override
            public void onSuccess(final CommitInfo info) {
                expected.close();
                done.complete(null);
            }

            @Override
            public void onFailure(final TransactionCommitFailedException cause) {
                expected.close();
                chainFailed = true;
                done.completeExceptionally(new LedgerException("the datastore did not commit version "
                    + batch.version(), cause));
            }
        }, Runnable::run);
        return done;
    }

    @Override
    public Position position() throws LedgerException {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, LEDGER).get()
                .map(ledger -> new Position(number(ledger.getEpoch()), number(ledger.getVersion())))
                .orElse(new Position(0, 0));
        } catch (ExecutionException e) {
            throw new LedgerException("the ledger cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        }
    }

    @Override
    public void forEach(final ObjLongConsumer<String> consumer) throws LedgerException {
        forEachAllocation(allocation -> consumer.accept(allocation.requireLeaseId().getValue(),
            number(allocation.getLedgerVersion())));
    }

    @Override
    public void forEachLease(final Consumer<Entry> consumer) throws LedgerException {
        forEachAllocation(allocation -> consumer.accept(
            new Entry(LeaseMapper.fromAllocation(allocation), number(allocation.getLedgerVersion()))));
    }

    @Override
    public void close() {
        final var open = chain;
        if (open != null) {
            open.close();
            chain = null;
        }
    }

    private void forEachAllocation(final Consumer<Allocation> consumer) throws LedgerException {
        try (var tx = broker.newReadOnlyTransaction()) {
            final var all = tx.read(LogicalDatastoreType.CONFIGURATION, ALLOCATIONS).get();
            all.ifPresent(allocations -> allocations.nonnullAllocation().values().forEach(consumer));
        } catch (ExecutionException e) {
            throw new LedgerException("the ledger cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        }
    }

    /** On a chain, a transaction sees the one before it, so that two may be under way. A failure ends the chain. */
    private TransactionChain chain() {
        var current = chain;
        if (current != null && chainFailed) {
            LOG.info("Opening the ledger anew after a failed transaction");
            current.close();
            current = null;
        }
        if (current == null) {
            current = broker.createTransactionChain();
            chainFailed = false;
            chain = current;
        }
        return current;
    }

    private void putPosition(final ReadWriteTransaction tx, final long version) {
        tx.put(LogicalDatastoreType.CONFIGURATION, LEDGER, new LedgerBuilder().setEpoch(Uint64.valueOf(epoch))
            .setVersion(Uint64.valueOf(version)).setChanged(Times.toYang(clock.instant())).build());
    }

    private static DataObjectIdentifier<Allocation> path(final String leaseId) {
        return ALLOCATIONS.toBuilder().child(Allocation.class, new AllocationKey(new LeaseId(leaseId))).build();
    }

    private static long number(final @Nullable Uint64 value) {
        return value == null ? 0 : value.longValue();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.service.ThresholdBand;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OnCommitCallback;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Percent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Quantity;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Decimal64;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * Publishes pools' counters as operational state.
 */
public final class UsagePublisher {
    /** Everything about a pool that its state shows; empty when the pool is gone. */
    public interface Source extends Function<String, Optional<Reading>> {
    }

    /**
     * A reading.
     *
     * @param usage the counters
     * @param band where the utilisation lies, by the pool's thresholds
     * @param exhaustion when the pool is used up if use goes on as lately; null when that is not foreseen
     */
    public record Reading(PoolUsage usage, State.ThresholdState band, @Nullable Instant exhaustion) {
        /** The reading of a pool that stands there by its thresholds, with this forecast. */
        public static Reading of(final PoolUsage usage, final ThresholdBand band,
                final @Nullable Instant exhaustion) {
            return new Reading(usage, usage.free().signum() == 0 ? State.ThresholdState.Exhausted : stateOf(band),
                exhaustion);
        }

        private static State.ThresholdState stateOf(final ThresholdBand band) {
            return switch (band) {
                case CRITICAL -> State.ThresholdState.Critical;
                case HIGH -> State.ThresholdState.High;
                case NORMAL -> State.ThresholdState.Normal;
                case LOW -> State.ThresholdState.Low;
            };
        }
    }

    private final DataBroker broker;
    private final Source source;
    private final @Nullable ReservationStatus reservations;
    /** Pools that have an entry to put their state into. */
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private final Coalescer coalescer = new Coalescer("pools", this::write);

    /** A publisher that asks {@code source} at the moment of publishing. */
    public UsagePublisher(final DataBroker broker, final Source source) {
        this(broker, source, null);
    }

    /** A publisher that publishes the status of reservations, too. */
    public UsagePublisher(final DataBroker broker, final Source source,
            final @Nullable ReservationStatus reservations) {
        this.broker = broker;
        this.source = source;
        this.reservations = reservations;
    }

    @Nullable ReservationStatus reservations() {
        return reservations;
    }

    /** Publishes these pools' state as it is now or a little later; done when readers see it or it failed. */
    public CompletionStage<@Nullable Void> publish(final Set<String> pools) {
        return coalescer.publish(pools);
    }

    private CompletionStage<@Nullable Void> write(final Set<String> pools) {
        final var readings = new HashMap<String, Optional<Reading>>();
        pools.forEach(pool -> readings.put(pool, source.apply(pool)));
        final var tx = broker.newWriteOnlyTransaction();
        readings.forEach((pool, now) -> {
            final var path = DataObjectIdentifier.builder(Pools.class).child(Pool.class, new PoolKey(new Name(pool)))
                .child(State.class).build();
            now.ifPresentOrElse(
                reading -> put(tx, pool, path, toState(reading)),
                () -> {
                    shown.remove(pool);
                    tx.delete(LogicalDatastoreType.OPERATIONAL, path.trimTo(Pool.class));
                });
        });
        final var status = reservations;
        if (status != null) {
            status.write(tx);
        }
        final var written = new CompletableFuture<@Nullable Void>();
        tx.commit(new OnCommitCallback() {
            @Override
            public void onSuccess(final CommitInfo info) {
                readings.forEach((pool, now) -> now.ifPresent(reading -> shown.add(pool)));
                written.complete(null);
            }

            @Override
            public void onFailure(final TransactionCommitFailedException cause) {
                shown.removeAll(readings.keySet());
                written.completeExceptionally(cause);
            }
        }, Runnable::run);
        return written;
    }

    /** The list entry around the state is made with the first state only; making it again costs as much again. */
    private void put(final WriteTransaction tx, final String pool, final DataObjectIdentifier<State> path,
            final State state) {
        if (shown.contains(pool)) {
            tx.put(LogicalDatastoreType.OPERATIONAL, path, state);
        } else {
            tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path, state);
        }
    }

    private static State toState(final Reading reading) {
        final var usage = reading.usage();
        final var largest = usage.largestFreeBlock();
        return new StateBuilder().setTotal(quantity(usage.total())).setUsable(quantity(usage.usable()))
            .setReserved(quantity(usage.reserved())).setOffered(quantity(usage.offered()))
            .setAllocated(quantity(usage.allocated())).setQuarantined(quantity(usage.quarantined()))
            .setFree(quantity(usage.free())).setUtilization(percent(usage.utilization()))
            .setLargestFreeBlock(largest.isEmpty() ? null : largest)
            .setFragments(Uint32.saturatedOf(usage.fragments()))
            .setThresholdState(reading.band()).setLastChange(Times.toYangOrNull(usage.lastChange()))
            .setProjectedExhaustion(Times.toYangOrNull(reading.exhaustion()))
            .setVersion(Uint64.valueOf(usage.version())).build();
    }

    /** A number of members. */
    public static Quantity quantity(final BigInteger value) {
        return new Quantity(value.toString());
    }

    /** A percentage with the two digits of ct:percent. */
    public static Percent percent(final double value) {
        return new Percent(Decimal64.of(2, Math.round(Math.clamp(value, 0, 100) * 100)));
    }
}

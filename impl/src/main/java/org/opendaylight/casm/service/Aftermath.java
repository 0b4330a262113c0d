/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.inventory.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from a durable change: notifications, published counters, threshold crossings. */
public final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    /** Most conflicts of one import that are told. */
    private static final int MOST_CONFLICTS = 1000;

    /** Pools that are draining and have live leases yet. */
    private final Set<String> inUse = ConcurrentHashMap.newKeySet();
    private final ThresholdWatch thresholds;
    private final AllocationEngine engine;
    private final Announcer announcer;
    private final InstantSource clock;
    private volatile Watcher watcher = Watcher.NONE;

    /** An aftermath that tells {@code announcer}. */
    public Aftermath(final AllocationEngine engine, final Announcer announcer, final InstantSource clock) {
        this(engine, announcer, clock, Standings.NONE);
    }

    /** One that tells no crossing of a threshold again that was told before a restart. */
    public Aftermath(final AllocationEngine engine, final Announcer announcer, final InstantSource clock,
            final Standings standings) {
        thresholds = new ThresholdWatch(standings);
        this.engine = engine;
        this.announcer = announcer;
        this.clock = clock;
    }

    /** From now on {@code other}, and nobody else, is told of changes. */
    public void watch(final Watcher other) {
        watcher = other;
    }

    /** Devices are configured otherwise. */
    public void devicesChanged(final Set<String> devices) {
        devices.forEach(device -> quietly(() -> watcher.deviceChanged(device)));
    }

    /**
     * Leases changed.
     *
     * @return done when readers see the new counters, or cannot be told; never fails, because the change is durable
     */
    CompletionStage<@Nullable Void> changed(final List<LeaseChange> changes) {
        if (changes.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        changes.forEach(change -> quietly(() -> announcer.leaseChanged(change)));
        changes.forEach(change -> quietly(() -> watcher.leaseChanged(change)));
        final var pools = changes.stream().map(change -> change.lease().pool()).collect(Collectors.toSet());
        pools.forEach(this::readPool);
        return publish(pools);
    }

    /**
     * The configuration changed, or is new: counters of these pools are different now.
     *
     * @return done as with leases; never fails
     */
    public CompletionStage<@Nullable Void> poolsChanged(final Set<String> pools) {
        quietly(() -> announcer.reservationsChanged(pools));
        pools.forEach(this::readPool);
        return publish(pools);
    }

    /** A request was refused. */
    void refused(final Refusal refusal) {
        final var pool = refusal.pool();
        if (refusal.reason() == Refusal.Reason.POOL_EXHAUSTED && pool != null) {
            final var available = refusal.available();
            quietly(() -> announcer.exhausted(pool, refusal.wanted(),
                available == null || available.isEmpty() ? null : available));
        }
    }

    /** An import met leases that stand. */
    void conflicts(final ImportReport report, final String requestId) {
        report.findings().stream().filter(finding -> finding.fate() == ImportReport.Fate.CONFLICT)
            .filter(finding -> finding.leaseId() != null && finding.row() instanceof Row.Block)
            .limit(MOST_CONFLICTS)
            .forEach(finding -> quietly(() -> announcer.conflict(String.valueOf(finding.leaseId()),
                finding.row().id() + " of request " + requestId, ((Row.Block) finding.row()).range())));
    }

    /** Where the utilisation of a pool stands, hysteresis included. */
    public ThresholdBand band(final String pool) {
        return thresholds.band(pool);
    }

    /** Tells crossings of thresholds that came too soon after the last one and are so still. */
    void tellHeldBack() {
        thresholds.heldBack().forEach(this::readThresholds);
    }

    private CompletionStage<@Nullable Void> publish(final Set<String> pools) {
        return CompletableFuture.completedStage(null).thenCompose(nothing -> announcer.usageChanged(pools))
            .exceptionally(failure -> {
                LOG.warn("The counters of {} could not be published", pools, failure);
                return null;
            });
    }

    private void readPool(final String name) {
        readThresholds(name);
        quietly(() -> {
            final var pool = engine.catalog().pools().get(name);
            final boolean draining = pool != null && pool.adminState() == Pool.AdminState.DRAINING;
            if (!draining) {
                inUse.remove(name);
            } else if (engine.upkeep().liveLeases(name) > 0) {
                inUse.add(name);
            } else if (inUse.remove(name)) {
                announcer.drained(name, engine.usage(name).version());
            }
        });
    }

    private void readThresholds(final String name) {
        quietly(() -> {
            final var pool = engine.catalog().pools().get(name);
            if (pool == null) {
                thresholds.forget(name);
                return;
            }
            final var usage = engine.usage(name);
            thresholds.read(name, usage.utilization(), pool.thresholds(), clock.instant()).forEach(crossing ->
                announcer.thresholdCrossed(name, crossing.rising(), crossing.threshold(), usage));
        });
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static void quietly(final Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            // what was told about is durable and must not fail because of this
            LOG.warn("A change could not be announced", e);
        }
    }
}

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
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.Refusal;

/** What follows from a durable change: notifications, published counters, threshold crossings. */
public final class Aftermath {
    private final ThresholdWatch thresholds = new ThresholdWatch();
    private final AllocationEngine engine;
    private final Announcer announcer;
    private final InstantSource clock;

    /** An aftermath that tells {@code announcer}. */
    public Aftermath(final AllocationEngine engine, final Announcer announcer, final InstantSource clock) {
        this.engine = engine;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Leases changed.
     *
     * @return done when readers see the new counters
     */
    CompletionStage<@Nullable Void> changed(final List<LeaseChange> changes) {
        if (changes.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        changes.forEach(announcer::leaseChanged);
        final var pools = changes.stream().map(change -> change.lease().pool()).collect(Collectors.toSet());
        pools.forEach(this::readThresholds);
        return announcer.usageChanged(pools);
    }

    /** The configuration changed: counters of these pools are different now. */
    public CompletionStage<@Nullable Void> poolsChanged(final Set<String> pools) {
        pools.stream().filter(name -> !engine.catalog().pools().containsKey(name)).forEach(thresholds::forget);
        return announcer.usageChanged(pools);
    }

    /** A request was refused. */
    void refused(final Refusal refusal) {
        final var pool = refusal.pool();
        if (refusal.reason() == Refusal.Reason.POOL_EXHAUSTED && pool != null) {
            announcer.exhausted(pool, refusal.available());
        }
    }

    private void readThresholds(final String name) {
        final var pool = engine.catalog().pools().get(name);
        if (pool == null) {
            return;
        }
        final var usage = engine.usage(name);
        thresholds.read(name, usage.utilization(), pool.thresholds(), clock.instant()).ifPresent(crossing ->
            announcer.thresholdCrossed(name, crossing.rising(), crossing.threshold(), usage));
    }
}

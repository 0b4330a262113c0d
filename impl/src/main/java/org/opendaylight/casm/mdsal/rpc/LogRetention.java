/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.AuditLog.Retention;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicy;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prunes the log by the operator's policy. It listens for the policy, and a timer of its owner runs it as often as it
 * likes; it prunes at most once a minute, and never before it knows the policy.
 */
public final class LogRetention implements DataTreeChangeListener<LogPolicy>, Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(LogRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final long DEFAULT_ENTRIES = 1_000_000;
    private static final int DEFAULT_DAYS = 365;

    /** How long and how many; not bound to an instant. */
    private record Policy(int days, long entries) {
        static Policy of(final @Nullable LogPolicy from) {
            final var days = from == null ? null : from.getRetentionDays();
            final var entries = from == null ? null : from.getMaxEntries();
            return new Policy(days == null ? DEFAULT_DAYS : days.intValue(),
                // above 2^63 there is no bound in practice
                entries == null ? DEFAULT_ENTRIES : entries.longValue() < 0 ? Long.MAX_VALUE
                    : entries.longValue());
        }
    }

    private final CoordinatorHolder holder;
    private final InstantSource clock;

    private volatile @Nullable Policy policy;
    private @Nullable Instant last;

    /**
     * A retention that knows no policy yet.
     *
     * @param holder says which store to prune, if any
     */
    public LogRetention(final CoordinatorHolder holder, final InstantSource clock) {
        this.holder = holder;
        this.clock = clock;
    }

    /** Listens for the policy until the registration is closed. */
    public Registration listen(final DataBroker broker) {
        return broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
            DataObjectIdentifier.builder(LogPolicy.class).build(), this);
    }

    @Override
    public void onDataTreeChanged(final List<DataTreeModification<LogPolicy>> changes) {
        changes.forEach(change -> follow(change.getRootNode().dataAfter()));
    }

    @Override
    public void onInitialData() {
        // there is no policy yet
        follow(null);
    }

    /** From now on this is the policy; null for the defaults. */
    void follow(final @Nullable LogPolicy next) {
        policy = Policy.of(next);
    }

    @Override
    public synchronized void run() {
        final var now = clock.instant();
        final var then = last;
        final var current = policy;
        final var serving = holder.serving();
        if (current == null || serving.isEmpty() || then != null && now.isBefore(then.plus(INTERVAL))) {
            return;
        }
        last = now;
        try {
            final long removed = serving.orElseThrow().store().prune(
                new Retention(now.minus(Duration.ofDays(current.days())), current.entries()), now, "log-retention");
            if (removed > 0) {
                LOG.info("Removed {} entries from the log by its policy: {}", removed, current);
            }
        } catch (EventStoreException e) {
            LOG.warn("Cannot prune the log; trying again in a minute", e);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.OnCommitCallback;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Coordinator.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.CoordinatorBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes how the Coordinator is as operational state, for {@code casm status} and for monitoring. */
final class CoordinatorStatus {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorStatus.class);
    private static final DataObjectIdentifier<Coordinator> PATH =
        DataObjectIdentifier.builder(Coordinator.class).build();

    /** Figures of a Coordinator that serves. */
    record Figures(long lastSequence, long ledgerVersion, long leases) {
        static final Figures NONE = new Figures(0, 0, 0);
    }

    private final DataBroker broker;
    private final List<String> settingsWarnings;
    private final InstantSource clock;
    private State state = State.Starting;
    private Instant since;

    CoordinatorStatus(final DataBroker broker, final List<String> settingsWarnings, final InstantSource clock) {
        this.broker = broker;
        this.settingsWarnings = List.copyOf(settingsWarnings);
        this.clock = clock;
        since = clock.instant();
    }

    /** Publishes a state; {@code problem} is added to the warnings unless empty. */
    synchronized void publish(final State now, final String problem, final Figures figures) {
        if (now != state) {
            state = now;
            since = clock.instant();
        }
        final var warnings = new HashSet<>(settingsWarnings);
        if (!problem.isEmpty()) {
            warnings.add(problem);
        }
        final var tx = broker.newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.OPERATIONAL, PATH, new CoordinatorBuilder().setState(now)
            .setSince(Times.toYang(since)).setWarning(warnings).setEventStore("sqlite")
            .setLastSequence(Uint64.valueOf(figures.lastSequence()))
            .setLedgerVersion(Uint64.valueOf(figures.ledgerVersion())).setLeases(Uint64.valueOf(figures.leases()))
            .setUnsafeSettings(!settingsWarnings.isEmpty()).build());
        tx.commit(new OnCommitCallback() {
            @Override
            public void onSuccess(final CommitInfo info) {
                LOG.trace("Published {}", now);
            }

            @Override
            public void onFailure(final TransactionCommitFailedException cause) {
                LOG.warn("The Coordinator's status {} could not be published", now, cause);
            }
        }, Runnable::run);
    }
}

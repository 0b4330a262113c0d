/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.DriftCheck;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether devices still hold what they should, as {@code casm-attachment:drift-check} says. A
 * device that differs is told of once, until something else differs.
 */
final class DriftWatch implements AutoCloseable, DataTreeChangeListener<DriftCheck> {
    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);
    /** What the leaf is when it is absent, by its YANG default. */
    private static final Duration DEFAULT_INTERVAL = Duration.ofHours(1);

    private final DeviceSync sync;
    private final Executor workers;
    private final Registration registration;
    private final DriftSchedule schedule = new DriftSchedule(DEFAULT_INTERVAL);
    private final Map<String, Set<String>> told = new ConcurrentHashMap<>();
    private volatile boolean repair;

    /**
     * Creates the watch.
     *
     * @param broker where its settings are
     * @param sync looks at devices
     * @param workers runs what blocks
     */
    DriftWatch(final DataBroker broker, final DeviceSync sync, final Executor workers) {
        this.sync = requireNonNull(sync);
        this.workers = requireNonNull(workers);
        registration = broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
            DataObjectIdentifier.builder(DriftCheck.class).build(), this);
    }

    @Override
    public void onDataTreeChanged(final List<DataTreeModification<DriftCheck>> changes) {
        final var after = changes.getLast().getRootNode().dataAfter();
        final var interval = after == null ? null : after.getInterval();
        repair = after != null && Boolean.TRUE.equals(after.getRepair());
        synchronized (schedule) {
            schedule.change(interval == null ? DEFAULT_INTERVAL : Duration.ofSeconds(interval.toJava()));
        }
    }

    @Override
    public void onInitialData() {
        // the defaults hold
    }

    /**
     * Starts the looks that are due. Does not block.
     *
     * @param now present time
     */
    void tick(final Instant now) {
        final var nodes = sync.devices();
        told.keySet().retainAll(nodes);
        final List<String> due;
        synchronized (schedule) {
            due = schedule.due(nodes, now);
        }
        due.forEach(nodeId -> workers.execute(() -> look(nodeId)));
    }

    private void look(final String nodeId) {
        try {
            final var found = sync.survey(nodeId);
            final var paths = new HashSet<String>();
            found.differences().forEach(difference -> paths.add(difference.path()));
            found.impossible().forEach(difference -> paths.add(difference.path()));
            tell(nodeId, paths);
            if (repair && !found.differences().isEmpty()) {
                LOG.info("Device {} {}", nodeId, sync.push(nodeId) ? "is repaired" : "could not be repaired fully");
            }
        } catch (DeviceException e) {
            // a device that is away is looked at when it connects
            LOG.debug("Device {} not looked at", nodeId, e);
        }
    }

    private void tell(final String nodeId, final Set<String> paths) {
        final var before = paths.isEmpty() ? told.remove(nodeId) : told.put(nodeId, paths);
        if (!paths.isEmpty() && !paths.equals(before)) {
            LOG.warn("Device {} holds something else than it should in {} places: {}", nodeId, paths.size(),
                paths.stream().sorted().limit(3).collect(Collectors.joining(", ")));
        } else if (paths.isEmpty() && before != null) {
            LOG.info("Device {} holds what it should again", nodeId);
        }
    }

    @Override
    public void close() {
        registration.close();
    }
}

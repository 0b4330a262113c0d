/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.service.PeriodicTask;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataObjectModification.ModificationType;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.Provisioning;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.Provisioning.Status;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has what becomes of leases on devices written into the log, as their provisioning status tells it. It is noted at
 * once and written a part at a time, so that nobody who changes something waits for it. Of a lease that changes faster
 * than that the last status counts, so no more is kept than there are leases. A status that was there before, such as
 * one that is found again after a start, is no news.
 */
final class DeviceTrail implements DataTreeChangeListener<Allocations> {
    static final int MOST_AT_ONCE = 250;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(DeviceTrail.class);
    private static final String ACTOR = "southbound-adapter";
    private static final Duration PERIOD = Duration.ofMillis(200);

    private final Map<String, Event> waiting = new LinkedHashMap<>();
    /** Leases in trouble, and the trouble that was noted last. */
    private final Map<String, Trouble> troubled = new HashMap<>();
    private final Function<String, Optional<Lease>> leases;
    private final Function<List<Event>, CompletionStage<@Nullable Void>> log;
    private final InstantSource clock;
    private final Instant began;
    private Instant notBefore = Instant.MIN;
    private boolean initial = true;
    private boolean busy;

    private record Trouble(Status status, @Nullable String error) {
    }

    /**
     * A trail that follows nothing yet.
     *
     * @param leases finds a lease by its id
     * @param log writes entries; done when they are durable
     */
    DeviceTrail(final Function<String, Optional<Lease>> leases,
            final Function<List<Event>, CompletionStage<@Nullable Void>> log, final InstantSource clock) {
        this.leases = requireNonNull(leases);
        this.log = requireNonNull(log);
        this.clock = requireNonNull(clock);
        began = clock.instant();
    }

    /** Follows the operational datastore and writes on {@code timer} until closed. */
    AutoCloseable follow(final DataBroker broker, final ScheduledExecutorService timer) {
        final var registration = broker.registerTreeChangeListener(LogicalDatastoreType.OPERATIONAL,
            DataObjectIdentifier.builder(Allocations.class).build(), this);
        final var task = new PeriodicTask("Logging what becomes of leases on devices", PERIOD, this::write, timer);
        return () -> {
            registration.close();
            task.close();
        };
    }

    @Override
    public synchronized void onDataTreeChanged(final List<DataTreeModification<Allocations>> changes) {
        for (var change : changes) {
            if (initial) {
                // what was there before
                initial = false;
            } else {
                changed(change);
            }
        }
    }

    @Override
    public synchronized void onInitialData() {
        initial = false;
    }

    private void changed(final DataTreeModification<Allocations> change) {
        final var root = change.getRootNode();
        final var after = root.dataAfter();
        if (after == null) {
            troubled.clear();
        } else if (root.modificationType() == ModificationType.WRITE) {
            final var before = root.dataBefore();
            after.nonnullAllocation().forEach((key, lease) -> moved(key.getLeaseId().getValue(),
                status(before == null ? null : before.nonnullAllocation().get(key)), status(lease)));
        } else {
            for (var child : root.getModifiedChildren(Allocation.class)) {
                moved(child.coerceKeyStep(Allocation.class).key().getLeaseId().getValue(),
                    status(child.dataBefore()), status(child.dataAfter()));
            }
        }
    }

    private static @Nullable Provisioning status(final @Nullable Allocation lease) {
        return lease == null ? null : lease.getProvisioning();
    }

    private void moved(final String leaseId, final @Nullable Provisioning before, final @Nullable Provisioning after) {
        final var was = before == null ? null : before.getStatus();
        final var now = after == null ? null : after.getStatus();
        if (after == null || now == null) {
            troubled.remove(leaseId);
            return;
        }
        switch (now) {
            case Done -> {
                troubled.remove(leaseId);
                if (was == null ? isOfThisTerm(leaseId) : was != Status.Done) {
                    final var route = after.getRoute();
                    note("provision", leaseId, after, null, route == null ? null : "route " + route.stringValue());
                }
            }
            case NotRequired -> {
                troubled.remove(leaseId);
                if (was != null && was != Status.NotRequired) {
                    note("deprovision", leaseId, after, null, null);
                }
            }
            case Failed, Drift -> {
                final var trouble = new Trouble(now, after.getLastError());
                if (!trouble.equals(troubled.put(leaseId, trouble))) {
                    note(now == Status.Drift ? "drift" : "provision", leaseId, after, "casm:provisioning-failed",
                        after.getLastError());
                }
            }
            case Pending, InProgress -> LOG.trace("Lease {} is not on its device yet", leaseId);
        }
    }

    private boolean isOfThisTerm(final String leaseId) {
        return leases.apply(leaseId).filter(lease -> !lease.changed().isBefore(began)).isPresent();
    }

    private void note(final String action, final String leaseId, final Provisioning status,
            final @Nullable String appTag, final @Nullable String detail) {
        final var entry = Event.of(clock.instant(), Event.Category.SOUTHBOUND, action, ACTOR)
            .outcome(appTag == null ? Event.Outcome.SUCCESS : Event.Outcome.FAILED)
            .leaseId(leaseId).deviceId(status.getNodeId()).errorAppTag(appTag).detail(detail);
        leases.apply(leaseId).ifPresent(lease -> entry.addressSpace(lease.addressSpace()).pool(lease.pool())
            .tenant(lease.owner().tenant()).resource(lease.named() == null ? lease.text() : null));
        waiting.remove(leaseId);
        waiting.put(leaseId, entry.build());
    }

    /** Writes a part of what waits, unless the part before is still being written. */
    void write() {
        final var part = take();
        if (!part.isEmpty()) {
            log.apply(part).whenComplete((ok, failure) -> written(part, failure));
        }
    }

    private synchronized List<Event> take() {
        final var part = new ArrayList<Event>();
        if (!busy && !clock.instant().isBefore(notBefore)) {
            final var next = waiting.values().iterator();
            while (next.hasNext() && part.size() < MOST_AT_ONCE) {
                part.add(next.next());
                next.remove();
            }
            busy = !part.isEmpty();
        }
        return part;
    }

    private synchronized void written(final List<Event> part, final @Nullable Throwable failure) {
        busy = false;
        if (failure != null) {
            LOG.warn("{} entries about devices are not in the log yet; trying again in {}", part.size(), PAUSE,
                failure);
            notBefore = clock.instant().plus(PAUSE);
            part.forEach(entry -> waiting.putIfAbsent(requireNonNull(entry.leaseId()), entry));
        }
    }
}

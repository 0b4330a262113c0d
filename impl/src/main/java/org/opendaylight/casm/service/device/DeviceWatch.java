/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.PriorityBlockingQueue;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.service.Change;
import org.opendaylight.casm.service.GroupCommitter;
import org.opendaylight.casm.service.Watcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what devices do not do: show that they are there, and renew in time. It only tells; leases end by their own
 * timers, never because a device is not heard. Thread-safe.
 */
public final class DeviceWatch implements Watcher {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);

    /** When a lease should be renewed by, as long as it is of this generation. */
    private record Rebind(Instant at, String leaseId, int generation) {
    }

    private final PriorityBlockingQueue<Rebind> rebinds =
        new PriorityBlockingQueue<>(64, Comparator.comparing(Rebind::at));
    private final AllocationEngine engine;
    private final Sessions sessions;
    private final DeviceAnnouncer announcer;
    private final GroupCommitter committer;
    private final InstantSource clock;

    /** A watch over the leases that stand now, and over those that change after {@link #leaseChanged} is told. */
    public DeviceWatch(final AllocationEngine engine, final Sessions sessions, final DeviceAnnouncer announcer,
            final GroupCommitter committer, final InstantSource clock) {
        this.engine = engine;
        this.sessions = sessions;
        this.announcer = announcer;
        this.committer = committer;
        this.clock = clock;
        for (var device : engine.catalog().devices().keySet()) {
            engine.byOwner(new Owner(null, null, device, null, null, null), Integer.MAX_VALUE).forEach(this::remind);
            announcer.stateChanged(device);
        }
    }

    @Override
    public void leaseChanged(final LeaseChange change) {
        final var device = change.lease().owner().deviceId();
        if (device != null && engine.catalog().devices().containsKey(device)) {
            final var after = change.after();
            if (after != null) {
                remind(after);
            }
            announcer.stateChanged(device);
        }
    }

    @Override
    public void deviceChanged(final String deviceId) {
        if (!engine.catalog().devices().containsKey(deviceId)) {
            sessions.forget(deviceId).ifPresent(session -> {
                final var begun = session.current();
                committer.submit(Change.ofConfig(List.of(), session.unsaved())).whenComplete((ok, failure) -> {
                    if (failure == null) {
                        session.saved(begun);
                    } else {
                        LOG.warn("It could not be stored that device {} begins anew", deviceId, failure);
                    }
                });
            });
        }
        announcer.stateChanged(deviceId);
    }

    private void remind(final Lease lease) {
        final var end = lease.expiresAt();
        if (end != null && lease.state() == LeaseState.ACTIVE && lease.lifetime() instanceof Lifetime.Limited limited) {
            final var pool = engine.catalog().pools().get(lease.pool());
            final var rules = pool == null ? LeaseRules.DEFAULT : pool.leaseRules();
            final long left = (long) Math.ceil(limited.seconds() * (100 - rules.rebindRatio()) / 100);
            rebinds.add(new Rebind(end.minusSeconds(left), lease.id(), lease.generation()));
        }
    }

    /** Looks what has become due; to be called about once a second. */
    public void look() {
        final var now = clock.instant();
        for (var due = rebinds.peek(); due != null && !due.at().isAfter(now); due = rebinds.peek()) {
            rebinds.remove(due);
            tell(due);
        }
        for (var entry : sessions.all()) {
            final var profile = engine.catalog().devices().get(entry.getKey());
            if (profile != null && entry.getValue().isLostSince(now, profile.liveness())) {
                announcer.connectionChanged(entry.getKey(), Connection.LOST, "nothing was heard for "
                    + profile.liveness().deadAfter() + " keepalive intervals of "
                    + profile.liveness().keepaliveInterval() + " s; its leases run on");
                announcer.stateChanged(entry.getKey());
            }
        }
    }

    private void tell(final Rebind due) {
        final var lease = engine.lease(due.leaseId()).orElse(null);
        if (lease != null && lease.generation() == due.generation() && lease.state() == LeaseState.ACTIVE) {
            final var device = lease.owner().deviceId();
            if (device != null) {
                announcer.expiring(device, lease);
            }
        }
    }
}

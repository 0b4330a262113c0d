/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.KnownLeases;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** The use cases of devices: what their messages do. All methods are thread-safe and do not wait for the disk. */
public final class Devices {
    private final AllocationEngine engine;
    private final Coordinator coordinator;
    private final Sessions sessions;
    private final DeviceAnnouncer announcer;
    private final DeviceDesk desk;
    private final Recall recall;

    /** The devices of a Coordinator. */
    public Devices(final AllocationEngine engine, final Coordinator coordinator, final Sessions sessions,
            final DeviceAnnouncer announcer, final InstantSource clock) {
        this.engine = engine;
        this.coordinator = coordinator;
        this.sessions = sessions;
        this.announcer = announcer;
        desk = new DeviceDesk(engine, coordinator, sessions, announcer, clock);
        recall = new Recall(engine, coordinator, announcer);
    }

    /** A device says that it is there and what it can do. */
    public CompletionStage<DeviceOutcome> register(final Header header, final SessionRecord.Abilities abilities,
            final Caller caller) {
        final var content = new TreeSet<>(abilities.capabilities()) + "|"
            + new TreeSet<>(abilities.mechanisms().stream().map(one -> one.name()).toList()) + '|'
            + abilities.portAllocation();
        return desk.receive(new DeviceDesk.Message("register-device", header, content, null), caller,
            (context, now) -> {
                final var session = context.session();
                session.become(session.current().able(abilities));
                return Decider.answer(context, new Composite(engine),
                    new DeviceReply(Result.GRANTED, List.of(), null, null), "register-device", now);
            });
    }

    /** A device shows that it is there; the answer has the leases that it is to give back. */
    public CompletionStage<DeviceOutcome> keepalive(final Header header, final Caller caller) {
        return desk.receive(new DeviceDesk.Message("keepalive", header, null, null), caller, (context, now) ->
            Decider.quietly(context, new Composite(engine), new DeviceReply(Result.GRANTED,
                recalled(header.deviceId()).stream().map(LeaseAnswer::granted).toList(), null, null)));
    }

    /** A device asks for pools. */
    public CompletionStage<DeviceOutcome> request(final Header header, final PoolRequest request,
            final Caller caller) {
        return desk.receive(new DeviceDesk.Message("address-pool-request", header, request.toString(),
            request.reason() == null ? null : request.reason().toString()), caller,
            new RequestDecider(engine, request));
    }

    /** A device extends leases, and may ask for more. */
    public CompletionStage<DeviceOutcome> renew(final Header header, final List<RenewRequest.Item> leases,
            final List<PoolItem> additional, final Caller caller) {
        return desk.receive(new DeviceDesk.Message("address-pool-renew", header, leases + "|" + additional, null),
            caller, new RenewDecider(engine, leases, additional));
    }

    /**
     * A lease that a device gives back.
     *
     * @param leaseId the lease
     * @param range the block; null when the device does not say
     */
    public record GivenBack(String leaseId, @Nullable AddressRange range) {
    }

    /**
     * A device gives leases back.
     *
     * @param done whether it has let go of them already
     */
    public CompletionStage<DeviceOutcome> release(final Header header, final List<GivenBack> leases,
            final boolean done, final @Nullable String reason, final Caller caller) {
        return desk.receive(new DeviceDesk.Message("address-pool-release", header, leases + "|" + done, reason),
            caller, new ReleaseDecider(engine, coordinator.known(), leases.stream().map(lease ->
                new ReleaseDecider.Item(lease.leaseId(), lease.range())).toList(),
                done ? ReleaseDecider.Step.DONE : ReleaseDecider.Step.ASK));
    }

    /**
     * A device says whether it let go of leases that it gave back.
     *
     * @param success false when it could not
     */
    public CompletionStage<DeviceOutcome> confirmRelease(final Header header, final List<String> leaseIds,
            final boolean success, final Caller caller) {
        return desk.receive(new DeviceDesk.Message("address-pool-release-confirm", header, leaseIds + "|" + success,
            success ? null : "the device could not let go"), caller, new ReleaseDecider(engine, coordinator.known(),
                leaseIds.stream().map(id -> new ReleaseDecider.Item(id, null)).toList(),
                success ? ReleaseDecider.Step.CONFIRM : ReleaseDecider.Step.FAILED));
    }

    /**
     * An operator has leases given back, all or none of those named.
     *
     * @param drainTimeout seconds that they may still be used; null for the default
     * @param force whether they end then whatever the device does
     */
    public CompletionStage<DeviceOutcome> recall(final List<String> leaseIds, final @Nullable Long drainTimeout,
            final boolean force, final Caller caller) {
        return recall.recall(leaseIds, drainTimeout, force, caller);
    }

    DeviceDesk desk() {
        return desk;
    }

    KnownLeases known() {
        return coordinator.known();
    }

    Session session(final String deviceId) {
        return sessions.of(deviceId);
    }

    /** Tells that what is known of a device changed. */
    void changed(final String deviceId) {
        announcer.stateChanged(deviceId);
    }

    /** A device as configured. */
    public Optional<DeviceProfile> profile(final String deviceId) {
        return Optional.ofNullable(engine.catalog().devices().get(deviceId));
    }

    /** Whether a device is to report. */
    public boolean isQueryWanted(final String deviceId) {
        return profile(deviceId).filter(device -> device.liveness().queryOnLoss()).isPresent()
            && sessions.of(deviceId).isQueryWanted();
    }

    /** Leases that a device is to give back. */
    private List<Lease> recalled(final String deviceId) {
        return engine.byOwner(holder(deviceId), Integer.MAX_VALUE).stream().filter(lease ->
            lease.state() == LeaseState.REVOKED || lease.state() == LeaseState.ACTIVE && lease.stateUntil() != null)
            .toList();
    }

    /** What is known of a device; empty when it is not configured. */
    public Optional<Status> status(final String deviceId) {
        return profile(deviceId).map(profile -> {
            final var session = sessions.of(deviceId);
            final var live = engine.byOwner(holder(deviceId), Integer.MAX_VALUE).stream()
                .filter(lease -> lease.state().isLive()).toList();
            return new Status(session.connection(), session.lastSeen(), session.current(),
                session.lastReport(), live.size(),
                live.stream().map(engine.upkeep()::units).reduce(BigInteger.ZERO,
                    BigInteger::add));
        });
    }

    /**
     * What is known of a device.
     *
     * @param connection whether it is heard
     * @param lastSeen when its last message came; null for none since the Coordinator started
     * @param session what lasts of its session
     * @param lastReport when it reported last; null when it did not
     * @param leases live leases that it holds
     * @param units addressing units that they are
     */
    public record Status(Connection connection, @Nullable Instant lastSeen, SessionRecord session,
            @Nullable Instant lastReport, int leases, BigInteger units) {
    }

    private static Owner holder(final String deviceId) {
        return new Owner(null, null, deviceId, null, null, null);
    }
}

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.Task;

/**
 * Where messages of devices come in: known devices only, spoken for by whom they may be, of their present boot, not too
 * many at a time, and each once. Thread-safe; does not wait for the disk.
 */
final class DeviceDesk {
    /** Seconds after which a message that did not get in may be sent again. */
    private static final long SOON = 1;
    /** Domain of the controller's users unless it is told another. */
    private static final String OWN_DOMAIN = "@sdn";

    private final AllocationEngine engine;
    private final Coordinator coordinator;
    private final Sessions sessions;
    private final DeviceAnnouncer announcer;
    private final InstantSource clock;

    DeviceDesk(final AllocationEngine engine, final Coordinator coordinator, final Sessions sessions,
            final DeviceAnnouncer announcer, final InstantSource clock) {
        this.engine = engine;
        this.coordinator = coordinator;
        this.sessions = sessions;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * A message as it came.
     *
     * @param operation what it is, such as {@code address-pool-request}
     * @param content all of it that a repetition has to have, too; null for what may be done again
     * @param reason for the log; null for none
     */
    record Message(String operation, Header header, @Nullable String content, @Nullable String reason) {
    }

    /** Lets a message in and answers it. */
    CompletionStage<DeviceOutcome> receive(final Message message, final Caller caller, final Decider decider) {
        final var header = message.header();
        final var task = new Task(message.operation(), message.content() == null ? null
            : header.requestId(sessions.find(header.deviceId()).map(known -> known.current().lives()).orElse(0)),
            header.deviceId() + '|' + message.content(), new Owner(null, null, header.deviceId(), null, null, null),
            message.reason(), caller);
        final var profile = engine.catalog().devices().get(header.deviceId());
        if (profile == null) {
            return refuse(task, Refusal.of(Reason.UNKNOWN_DEVICE, null, "device " + header.deviceId()
                + " is not configured; add it to casm-device:devices"));
        }
        if (!maySpeak(profile, caller)) {
            return refuse(task, Refusal.of(Reason.BORDER, null, (Caller.NETCONF.equals(caller.source())
                ? "NETCONF node " : "user ") + caller.principal() + " may not speak for device "
                + header.deviceId()));
        }
        final var session = sessions.of(header.deviceId());
        if (!session.enter()) {
            return CompletableFuture.completedStage(new DeviceOutcome.Answered(DeviceReply.retryLater(SOON,
                Session.MAX_IN_FLIGHT + " messages of device " + header.deviceId() + " are under way already")));
        }
        // within a stage, so that whatever is thrown lets the message out again
        return CompletableFuture.completedStage(new Context(header, profile, session, caller))
            .thenCompose(context -> let(context, task, decider))
            .whenComplete((outcome, failure) -> session.leave());
    }

    /** A session with a device is only that device's; who calls an RPC otherwise is a user of the controller. */
    private static boolean maySpeak(final DeviceProfile profile, final Caller caller) {
        final var management = profile.management();
        if (Caller.NETCONF.equals(caller.source())) {
            final var node = management.nodeId();
            return caller.principal().equals(node == null ? profile.deviceId() : node);
        }
        final var speaker = management.principal();
        return speaker == null || isUser(speaker, caller.principal());
    }

    /** Users are known with their domain; one that is configured without is of the controller's own. */
    private static boolean isUser(final String configured, final String principal) {
        return configured.equals(principal)
            || configured.indexOf('@') < 0 && principal.equals(configured + OWN_DOMAIN);
    }

    private CompletionStage<DeviceOutcome> let(final Context context, final Task task, final Decider decider) {
        final var session = context.session();
        final var stale = session.admit(context.header());
        if (stale != null) {
            return refuse(task, stale);
        }
        if (session.heard(clock.instant())) {
            announcer.connectionChanged(context.profile().deviceId(), Connection.CONNECTED, task.operation());
        }
        final var first = new AtomicBoolean();
        final var saving = new ArrayList<SessionRecord>(1);
        return coordinator.perform(task, now -> {
            first.set(true);
            return decide(context, decider, saving, now);
        }).thenApply(outcome -> {
            if (outcome instanceof Outcome.Done && !saving.isEmpty()) {
                session.saved(saving.getLast());
            }
            return toOutcome(context, outcome, first.get());
        }).thenCompose(outcome -> announcer.stateChanged(context.profile().deviceId()).thenApply(told -> outcome));
    }

    private static Resolution decide(final Context context, final Decider decider, final List<SessionRecord> saving,
            final Instant now) {
        final var session = context.session();
        synchronized (session) {
            // again: a later boot may have been heard meanwhile
            final var stale = session.admit(context.header());
            if (stale != null) {
                return Resolution.of(new Decision.Refused(stale));
            }
            final var resolution = decider.decide(context, now);
            saving.add(session.current());
            return resolution;
        }
    }

    private DeviceOutcome toOutcome(final Context context, final Outcome outcome, final boolean first) {
        return switch (outcome) {
            case Outcome.Denied denied when denied.refusal().reason() == Reason.POOL_EXHAUSTED ->
                new DeviceOutcome.Answered(DeviceReply.retryLater(
                    context.profile().liveness().keepaliveInterval(),
                    denied.refusal().message() + " (" + Reason.POOL_EXHAUSTED.appTag() + ")"));
            case Outcome.Denied denied -> new DeviceOutcome.Refused(denied.refusal());
            case Outcome.Done done -> {
                final var note = done.note();
                if (note == null) {
                    throw new IllegalStateException("the answer to message " + context.header() + " has no note");
                }
                final var reply = DeviceReply.parse(note, done.leases());
                if (first) {
                    announce(context, reply);
                }
                yield new DeviceOutcome.Answered(first ? reply : reply.again());
            }
        };
    }

    private void announce(final Context context, final DeviceReply reply) {
        final var id = context.requestId();
        final var fresh = reply.known().stream().filter(lease -> lease.generation() == 1
            && lease.requestId().equals(id)).toList();
        if (!fresh.isEmpty()) {
            announcer.assigned(context.profile().deviceId(), context.header().messageId(), fresh);
        }
    }

    private CompletionStage<DeviceOutcome> refuse(final Task task, final Refusal refusal) {
        coordinator.refused(task, refusal);
        return CompletableFuture.completedStage(new DeviceOutcome.Refused(refusal));
    }
}

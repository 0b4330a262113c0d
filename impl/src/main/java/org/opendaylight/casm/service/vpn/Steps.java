/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.vpn.Planner;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.Task;

/** The durable steps of a service. In each, the record of the service and the change of its leases are one. */
final class Steps {
    static final String PROVISION = "provision-service";
    static final String DECOMMISSION = "decommission-service";

    /** Decides on leases. */
    @FunctionalInterface
    interface Decide extends Function<Instant, Decision> {
    }

    private Steps() {
        // functions only
    }

    /** A request as the Coordinator remembers it. */
    static Task task(final String operation, final String id, final ServiceRecord.Asked asked) {
        return new Task(operation, asked.requestId(), "service " + id + (asked.rollback() ? "" : ", keeping what works")
            + (asked.skipQuarantine() ? ", without quarantine" : "")
            + (asked.abandoned().isEmpty() ? "" : ", abandoning " + new TreeSet<>(asked.abandoned())),
            ownerOf(id), null,
            new Caller(asked.principal(), null));
    }

    /** Holds what is decided on, with the record. */
    static CompletionStage<Outcome> hold(final Site site, final ServiceRecord next, final Decide decide) {
        return site.coordinator().perform(inner(next, "hold-service"), now -> with(decide.apply(now), next));
    }

    /** Writes the record alone. */
    static CompletionStage<Outcome> keep(final Site site, final ServiceRecord next) {
        return site.coordinator().perform(inner(next, "undo-service"),
            now -> with(new Decision.Granted(List.of(), List.of(), false), next));
    }

    /** Writes back a record that a step which failed may have replaced. */
    static void restore(final Site site, final String id, final @Nullable ServiceRecord before) {
        site.coordinator().perform(new Task("restore-service", null, id, ownerOf(id), null, Caller.COORDINATOR),
            now -> new Resolution(new Decision.Granted(List.of(), List.of(), false), null,
                List.of(before == null ? ServiceRecord.noEntry(id) : before.toEntry()), List.of()));
    }

    /** Confirms what is held and gives back what is needed no more. */
    static CompletionStage<Outcome> confirm(final Site site, final ServiceRecord next, final Planner.Holding holding) {
        final var kept = ids(holding.kept().values().stream());
        return site.coordinator().settle(task(PROVISION, next.id(), next.asked()), now -> with(both(site,
            kept.isEmpty() ? nothing() : site.engine().confirm(kept, now),
            () -> free(site, holding.surplus(), false, now)), next));
    }

    /** Gives back what was held for something that did not come about. */
    static CompletionStage<Outcome> giveBack(final Site site, final ServiceRecord next) {
        return site.coordinator().perform(inner(next, "undo-service"), now -> {
            final var settled = ids(site.settled(next.id()).stream());
            return with(free(site, site.live(next.id()).stream().filter(lease -> !settled.contains(lease.id()))
                .toList(), false, now), next);
        });
    }

    /** Gives back everything, and forgets the record. */
    static CompletionStage<Outcome> release(final Site site, final ServiceRecord last) {
        return site.coordinator().settle(task(DECOMMISSION, last.id(), last.asked()), now -> new Resolution(
            free(site, site.live(last.id()), last.asked().skipQuarantine(), now), null,
            List.of(ServiceRecord.noEntry(last.id())), List.of(event(last, "removed", now))));
    }

    /** The answer of what did not come about. */
    static Outcome failed(final String id, final @Nullable Object why) {
        return new Outcome.Denied(Refusal.of(Reason.PROVISIONING_FAILED, null, "service " + id + ": " + why));
    }

    private static Decision free(final Site site, final List<Lease> leases, final boolean skipQuarantine,
            final Instant now) {
        return leases.isEmpty() ? nothing() : site.engine().release(new ReleaseRequest(
            new ReleaseRequest.What.ById(ids(leases.stream())), Owner.NONE, skipQuarantine), now);
    }

    private static Decision both(final Site site, final Decision first,
            final Supplier<Decision> second) {
        return switch (first) {
            case Decision.Refused refused -> refused;
            case Decision.Granted one -> switch (second.get()) {
                case Decision.Refused refused -> {
                    site.engine().takeBack(one);
                    yield refused;
                }
                case Decision.Granted two -> new Decision.Granted(
                    Stream.concat(one.changes().stream(), two.changes().stream()).toList(), one.leases(), false);
            };
        };
    }

    private static Decision nothing() {
        return new Decision.Granted(List.of(), List.of(), false);
    }

    private static Resolution with(final Decision decision, final ServiceRecord next) {
        final List<Batch.ConfigChange> facts = List.of(next.toEntry());
        return new Resolution(decision, null, facts, List.of(event(next, next.phase().name()
            .toLowerCase(Locale.ROOT), next.changed())));
    }

    private static Event event(final ServiceRecord record, final String action, final Instant now) {
        final var cause = record.cause();
        return Event.of(now, Event.Category.SYSTEM, "service-" + action, record.asked().principal())
            .outcome(cause == null ? Event.Outcome.SUCCESS : Event.Outcome.FAILED)
            .resource("casm-service:services/service=" + record.id()).requestId(record.asked().requestId())
            .detail(cause).build();
    }

    private static Task inner(final ServiceRecord next, final String operation) {
        return new Task(operation, null, "service " + next.id(), ownerOf(next.id()), null,
            new Caller(next.asked().principal(), null));
    }

    private static Owner ownerOf(final String id) {
        return new Owner(null, null, null, null, id, null);
    }

    private static List<String> ids(final Stream<Lease> leases) {
        return leases.map(Lease::id).sorted().toList();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service on its way. {@link #step} looks where it is and does what comes next; it may be called at any time, and
 * is, whenever something that it waits for may have happened. Thread-safe.
 */
final class Run {
    /** How long devices have to come to an end. */
    static final Duration LIMIT = Duration.ofSeconds(60);
    /** How long after a restart, when they have to be connected first. */
    static final Duration LIMIT_AFTER_RESTART = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final String id;
    private final Site site;
    private final Answer answer = new Answer();
    private @Nullable ServiceRecord record;
    private Goal goal = Goal.NONE;
    /** What has to be found on devices before the goal; nothing but after a loss of the datastore. */
    private Map<String, Attachment> lost = Map.of();
    private Duration limit = LIMIT;
    private Instant deadline = Instant.MAX;
    private @Nullable Status told;
    /** Something is being written. */
    private boolean writing;
    /** Somebody looks whether something can begin. */
    private boolean admitting;
    /** All is written and only devices are waited for. */
    private boolean written;
    /** Nothing is under way, written or waited for. */
    private boolean resting;
    /** Why whoever asked waits no more; null when there is no reason. */
    private @Nullable String overdue;

    Run(final String id, final Site site, final @Nullable ServiceRecord record) {
        this.id = id;
        this.site = site;
        this.record = record;
    }

    /** Goes on from where a restart found it. */
    synchronized void resume() {
        final var found = record;
        if (found != null) {
            final boolean unconfirmed = found.phase() == Phase.ACTIVE
                && site.settled(id).size() < site.live(id).size();
            // the last step is there, and the leases that were to change with it are not
            record = unconfirmed ? found.to(Phase.PROVISIONING, null, found.accepted(), null, found.changed()) : found;
            limit = LIMIT_AFTER_RESTART;
            deadline = site.clock().instant().plus(limit);
            lost = Aim.lost(site, record);
            aim();
            told = status();
            site.announcer().changed(id);
            step();
        }
    }

    synchronized @Nullable ServiceRecord record() {
        return record;
    }

    synchronized boolean isBusy() {
        return admitting || inTransit() && overdue == null;
    }

    /** Reserves it for one who wants to begin something; false when it is busy. */
    synchronized boolean admit() {
        if (isBusy()) {
            return false;
        }
        admitting = true;
        return true;
    }

    synchronized void dismiss() {
        admitting = false;
    }

    /** Waits for what is under way for a request; null when that is nothing. */
    synchronized @Nullable CompletionStage<Outcome> join(final String requestId) {
        final var now = record;
        if (now == null || !inTransit() || overdue != null || !now.asked().requestId().equals(requestId)) {
            return null;
        }
        return answer.await();
    }

    /**
     * Begins what a record says, once that is durable.
     *
     * @param decide decides on leases; its resolution holds the record
     */
    synchronized CompletionStage<Outcome> begin(final ServiceRecord next, final Steps.Decide decide) {
        final var before = record;
        final var wait = answer.await();
        writing = true;
        Steps.hold(site, next, decide).whenComplete((outcome, failure) -> {
            synchronized (this) {
                writing = false;
                admitting = false;
                if (outcome instanceof Outcome.Done) {
                    enter(next);
                } else {
                    // the entry may be there although the leases are not
                    Steps.restore(site, id, before);
                    answer.give(outcome != null ? outcome : Steps.failed(id, failure));
                }
            }
            step();
        });
        return wait;
    }

    private boolean inTransit() {
        final var now = record;
        return now != null && switch (now.phase()) {
            case PROVISIONING, UNDOING, REMOVING -> true;
            case ACTIVE, FAILED -> false;
        };
    }

    private void enter(final @Nullable ServiceRecord next) {
        record = next;
        overdue = null;
        written = false;
        resting = false;
        limit = LIMIT;
        deadline = site.clock().instant().plus(limit);
        aim();
        tell();
    }

    private void aim() {
        goal = lost.isEmpty() ? Aim.of(site, id, record) : Goal.of(lost, site.attachments().of(id));
    }

    private void tell() {
        final var status = status();
        if (status != told) {
            told = status;
            site.announcer().statusChanged(id, status, cause());
        }
        site.announcer().changed(id);
    }

    /** Does what comes next, unless it is known that there is nothing; what happens to it is told by {@link #step}. */
    synchronized void look() {
        if (!resting) {
            step();
        }
    }

    /** Does what comes next, if anything. */
    synchronized void step() {
        final var now = record;
        if (now == null || writing) {
            return;
        }
        final var there = site.attachments().of(id);
        final var missing = goal.missing(there);
        if (!missing.isEmpty()) {
            write(site.attachments().write(missing));
            return;
        }
        if (!written) {
            written = true;
            tell();
        }
        if (!inTransit()) {
            final var cleared = goal.cleared(site.attachments(), there, now.asked().abandoned());
            if (!cleared.isEmpty()) {
                write(site.attachments().remove(cleared));
            }
            resting = there.values().stream().noneMatch(placed -> placed.attachment().isEmpty());
            return;
        }
        final var standing = goal.standing(site.attachments(), there, now.asked().abandoned());
        if (!lost.isEmpty() && (standing.done() || standing.waiting() == null)) {
            lost = Map.of();
            aim();
            step();
        } else if (standing.done()) {
            complete(now, there);
        } else if (overdue == null
                && (standing.failed() != null && lost.isEmpty() || !site.clock().instant().isBefore(deadline))) {
            final var failed = standing.failed();
            fail(now, failed != null ? failed : standing.waiting() + " did not come to an end within "
                + limit.toSeconds() + " s");
        }
    }

    private void write(final CompletionStage<@Nullable Void> stage) {
        writing = true;
        stage.whenComplete((ok, failure) -> {
            synchronized (this) {
                writing = false;
                if (failure != null) {
                    LOG.warn("Attachments of service {} cannot be written; trying again", id, failure);
                    return;
                }
            }
            step();
        });
    }

    private void fail(final ServiceRecord now, final String why) {
        final var clock = site.clock().instant();
        if (now.phase() == Phase.PROVISIONING && now.asked().rollback() && lost.isEmpty()) {
            final var next = now.to(Phase.UNDOING, now.accepted(), now.wanted(), why, clock);
            commit(next, Steps.keep(site, next), false);
            return;
        }
        final String text = switch (now.phase()) {
            case PROVISIONING -> why + "; what works stays, and the rest is tried again";
            case UNDOING -> now.cause() + "; undoing it goes on, because of " + why;
            case REMOVING -> why + "; what is not off the device stays leased, and is tried again";
            case ACTIVE, FAILED -> why;
        };
        overdue = text;
        tell();
        answer.give(Steps.failed(id, text));
    }

    private void complete(final ServiceRecord now, final Map<String, Attachments.Placed> there) {
        switch (Ending.of(site, now, there.keySet())) {
            case Ending.Commit commit -> commit(commit.next(), commit.stored(), true);
            case Ending.Clear clear -> write(site.attachments().remove(clear.attachments()));
            case Ending.Stuck stuck -> {
                if (overdue == null) {
                    fail(now, stuck.why());
                }
            }
            case Ending.Rest rest -> LOG.debug("Service {} is at rest", id);
        }
    }

    private void commit(final @Nullable ServiceRecord next, final CompletionStage<Outcome> stage, final boolean last) {
        writing = true;
        stage.whenComplete((outcome, failure) -> {
            synchronized (this) {
                writing = false;
                switch (outcome) {
                    case null -> LOG.error("A step of service {} ended in a way it cannot", id, failure);
                    case Outcome.Denied denied ->
                        // nothing of it is true, and it is tried again
                        LOG.warn("A step of service {} was not stored: {}", id, denied.refusal().message());
                    case Outcome.Done done -> {
                        enter(next);
                        if (last) {
                            answer.give(Ending.answer(next, done));
                        }
                    }
                }
            }
            if (outcome instanceof Outcome.Done) {
                step();
            }
        });
    }

    /** Where it stands. */
    synchronized Status status() {
        final var now = record;
        if (now == null) {
            return Status.PLANNED;
        }
        return switch (now.phase()) {
            case PROVISIONING -> overdue != null ? Status.FAILED : written ? Status.PROVISIONING : Status.ALLOCATED;
            case UNDOING -> overdue != null ? Status.FAILED : Status.PROVISIONING;
            case ACTIVE -> Status.ACTIVE;
            case FAILED -> Status.FAILED;
            case REMOVING -> Status.REMOVING;
        };
    }

    /** Why; null where it is plain. */
    synchronized @Nullable String cause() {
        final var now = record;
        return overdue != null || now == null ? overdue : now.cause();
    }

    /** The refusal of what cannot begin now. */
    static Outcome busy(final String id) {
        return new Outcome.Denied(Refusal.of(Reason.BUSY, null, "service " + id + " is being provisioned, undone or"
            + " removed; repeat when that has come to an end"));
    }
}

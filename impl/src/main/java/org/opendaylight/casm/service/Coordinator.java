/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.events.EventStore;

/**
 * The use cases on leases. Each asks the engine, has the decision made durable, and answers after that; an answer that
 * grants something survives any crash. All methods are thread-safe and do not wait for the disk.
 */
public final class Coordinator {
    /** How often a request is decided again that met a change under way on the same lease. */
    private static final int BUSY_RETRIES = 8;

    private final AllocationEngine engine;
    private final GroupCommitter committer;
    private final Aftermath aftermath;
    private final InstantSource clock;
    private final Requests requests;
    private final KnownLeases known;
    private final Importer importer;

    /**
     * A Coordinator that serves at once.
     *
     * @param engine restored from the store
     * @param committer started
     * @param store for what was answered before
     * @param aftermath told of each durable change
     */
    public Coordinator(final AllocationEngine engine, final GroupCommitter committer, final EventStore store,
            final Aftermath aftermath, final InstantSource clock) {
        this.engine = engine;
        this.committer = committer;
        this.aftermath = aftermath;
        this.clock = clock;
        requests = new Requests(store);
        known = new KnownLeases(engine, store);
        importer = new Importer(engine, committer, store, aftermath, clock);
    }

    /** Grants or holds resources, or with dry-run says what would be granted. */
    public CompletionStage<Outcome> allocate(final AllocationRequest request, final Caller caller) {
        if (request.mode() == AllocationRequest.Mode.DRY_RUN) {
            return CompletableFuture.completedStage(preview(engine.allocate(request, clock.instant())));
        }
        return run(new Task("allocate", request.requestId(), Fingerprints.of(request), request.owner(), null, caller),
            now -> engine.allocate(request, now));
    }

    /** The same for several resources, all or none. */
    public CompletionStage<Outcome> allocateBundle(final BundleRequest request, final Caller caller) {
        if (request.mode() == AllocationRequest.Mode.DRY_RUN) {
            return CompletableFuture.completedStage(preview(engine.allocate(request, clock.instant())));
        }
        return run(new Task("allocate-bundle", request.requestId(), Fingerprints.of(request),
            request.items().getFirst().owner(), null, caller), now -> engine.allocate(request, now));
    }

    /** Makes leases of what is in use already. */
    public Importer importer() {
        return importer;
    }

    /** Turns held leases into active ones, all or none. */
    public CompletionStage<Outcome> confirm(final String requestId, final List<String> leaseIds, final Caller caller) {
        return run(new Task("confirm", requestId, "confirm" + leaseIds, Owner.NONE, null, caller),
            now -> engine.confirm(leaseIds, now));
    }

    /**
     * The same for all that were granted to one request.
     *
     * @param grantedTo id of that request
     */
    public CompletionStage<Outcome> confirmGrant(final String requestId, final String grantedTo, final Caller caller) {
        return run(new Task("confirm", requestId, "confirm of " + grantedTo, Owner.NONE, null, caller),
            now -> known.confirmGrant(grantedTo, now));
    }

    /**
     * Extends leases. Those that cannot be extended are left out of the answer; when that is all of them, the request
     * is refused with the reason of the last.
     */
    public CompletionStage<Outcome> renew(final String requestId, final RenewRequest request, final Caller caller) {
        return run(new Task("renew", requestId, request.toString(), Owner.NONE, null, caller),
            now -> engine.renew(request, now));
    }

    /**
     * Gives leases back. What was given back before is a success.
     *
     * @param reason for the log; null for none
     */
    public CompletionStage<Outcome> release(final String requestId, final ReleaseRequest request,
            final @Nullable String reason, final Caller caller) {
        return run(new Task("release", requestId, request.toString(), request.claimant(), reason, caller),
            now -> known.release(request, now));
    }

    /**
     * The same for all that were granted to one request, as far as it still stands.
     *
     * @param grantedTo id of that request
     * @param terms claimant and quarantine; which leases they name plays no part
     */
    public CompletionStage<Outcome> releaseGrant(final String requestId, final String grantedTo,
            final ReleaseRequest terms, final @Nullable String reason, final Caller caller) {
        return run(new Task("release", requestId, "grant of " + grantedTo + terms, terms.claimant(), reason, caller),
            now -> known.releaseGrant(grantedTo, terms, now));
    }

    /**
     * A request that another part of the Coordinator decides: what is decided is made durable, and answered after that.
     *
     * @param decide decides at a time, and again when it met a change under way
     */
    public CompletionStage<Outcome> perform(final Task task, final Function<Instant, Resolution> decide) {
        if (task.requestId() == null) {
            final var no = unavailable();
            return no == null ? decideAndCommit(task, "", decide, BUSY_RETRIES) : CompletableFuture.completedStage(no);
        }
        final var fingerprint = fingerprint(task);
        return requests.once(task.requestId(), fingerprint, this::unavailable,
            () -> decideAndCommit(task, fingerprint, decide, BUSY_RETRIES)).thenApply(outcome -> {
                if (outcome instanceof Outcome.Denied denied
                        && denied.refusal().reason() == Reason.REQUEST_MISMATCH) {
                    recordRefusal(task, denied.refusal());
                }
                return outcome;
            });
    }

    /**
     * The answer of work that takes several steps and ends with {@link #settle}, or the one remembered for its request.
     *
     * @param task what is asked, with a request-id
     * @param work how to find the answer
     */
    public CompletionStage<Outcome> once(final Task task, final Supplier<CompletionStage<Outcome>> work) {
        final var id = task.requestId();
        return id == null ? work.get() : requests.once(id, fingerprint(task), this::unavailable, work);
    }

    /**
     * The last step of something that has several: what is decided is made durable, and remembered as the answer to
     * the request of the task.
     */
    public CompletionStage<Outcome> settle(final Task task, final Function<Instant, Resolution> decide) {
        return decideAndCommit(task, fingerprint(task), decide, BUSY_RETRIES);
    }

    private static String fingerprint(final Task task) {
        return RequestRecords.fingerprint(task.operation() + ':' + task.content());
    }

    /** What leases were, also those that are gone. */
    public KnownLeases known() {
        return known;
    }

    private CompletionStage<Outcome> run(final Task use, final Function<Instant, Decision> decide) {
        return perform(use, now -> Resolution.of(decide.apply(now)));
    }

    /** Logs a request that was malformed, so that nothing could be made of it. */
    public void refusedUnread(final String operation, final @Nullable String requestId, final Refusal refusal,
            final Caller caller) {
        committer.submit(Change.ofEvent(
            AuditTrail.ofRefusal(operation, refusal, caller, Owner.NONE, requestId, clock.instant())));
    }

    /** Logs who had the configuration of a pool changed, and how; the change itself is in the log already. */
    public void configured(final String operation, final String pool, final String what, final Caller caller) {
        committer.submit(Change.ofEvent(AuditTrail.ofConfiguration(operation, pool, what, caller, clock.instant())));
    }

    /** Logs a request that was refused before it came to a decision. */
    public void refused(final Task task, final Refusal refusal) {
        recordRefusal(task, refusal);
    }

    private void recordRefusal(final Task use, final Refusal refusal) {
        committer.submit(Change.ofEvent(AuditTrail.ofRefusal(use.operation(), refusal, use.caller(), use.owner(),
            use.requestId(), clock.instant())));
    }

    private @Nullable Outcome unavailable() {
        return committer.isDegraded() ? new Outcome.Denied(Refusal.of(Reason.NOT_LEADER, null,
            "the Coordinator cannot write its ledger now; repeat the same request in some seconds")) : null;
    }

    private CompletionStage<Outcome> decideAndCommit(final Task use, final String fingerprint,
            final Function<Instant, Resolution> decide, final int retries) {
        final Instant now = clock.instant();
        final var resolution = decide.apply(now);
        final Supplier<CompletionStage<Outcome>> again =
            () -> decideAndCommit(use, fingerprint, decide, retries - 1);
        return switch (resolution.decision()) {
            case Decision.Refused refused when refused.refusal().reason() == Reason.BUSY && retries > 0 ->
                // done, one way or the other, when the change under way is
                committer.submit(Change.NOTHING).handle((ok, failure) -> unavailable())
                    .thenCompose(no -> no == null ? again.get() : CompletableFuture.completedStage(no));
            case Decision.Refused refused -> {
                recordRefusal(use, refused.refusal());
                aftermath.refused(refused.refusal());
                yield CompletableFuture.completedStage(new Outcome.Denied(refused.refusal()));
            }
            case Decision.Granted granted -> commit(use, fingerprint, resolution, granted, now);
        };
    }

    private CompletionStage<Outcome> commit(final Task use, final String fingerprint, final Resolution resolution,
            final Decision.Granted granted, final Instant now) {
        final var texts = new LeaseTexts();
        final var events = new ArrayList<>(
            AuditTrail.ofChanges(granted.changes(), texts, use.caller(), use.requestId(), use.reason(), now));
        events.addAll(resolution.events());
        final var id = use.requestId();
        final var change = new Change(granted, events, id == null ? null : RequestRecords.of(id, use.operation(),
            fingerprint, new RequestRecords.Answer(granted.leases(), resolution.note()), texts, now),
            resolution.facts(), resolution.samples(), texts);
        return committer.submit(change).handle((ok, failure) -> failure)
            .thenCompose(failure -> failure == null
                ? aftermath.changed(granted.changes()).thenApply(nothing -> answer(granted, resolution.note()))
                : CompletableFuture.completedStage(notStored(failure)));
    }

    private static Outcome preview(final Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> new Outcome.Done(
                granted.partial() ? Outcome.Result.PARTIAL : Outcome.Result.GRANTED, granted.leases());
            case Decision.Refused refused -> new Outcome.Denied(refused.refusal());
        };
    }

    private static Outcome answer(final Decision.Granted granted, final @Nullable String note) {
        return new Outcome.Done(granted.changes().isEmpty() ? Outcome.Result.DUPLICATE
            : granted.partial() ? Outcome.Result.PARTIAL : Outcome.Result.GRANTED, granted.leases(), note);
    }

    private static Outcome notStored(final Throwable failure) {
        final Throwable cause = failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause() : failure;
        return new Outcome.Denied(Refusal.of(Reason.NOT_STORED, null,
            cause.getMessage() + "; repeat the same request later"));
    }
}

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
    }

    /** Grants or holds resources, or with dry-run says what would be granted. */
    public CompletionStage<Outcome> allocate(final AllocationRequest request, final Caller caller) {
        if (request.mode() == AllocationRequest.Mode.DRY_RUN) {
            return CompletableFuture.completedStage(preview(engine.allocate(request, clock.instant())));
        }
        return run(new Use("allocate", request.requestId(), Fingerprints.of(request), request.owner(), null, caller),
            now -> engine.allocate(request, now));
    }

    /** The same for several resources, all or none. */
    public CompletionStage<Outcome> allocateBundle(final BundleRequest request, final Caller caller) {
        if (request.mode() == AllocationRequest.Mode.DRY_RUN) {
            return CompletableFuture.completedStage(preview(engine.allocate(request, clock.instant())));
        }
        return run(new Use("allocate-bundle", request.requestId(), Fingerprints.of(request),
            request.items().getFirst().owner(), null, caller), now -> engine.allocate(request, now));
    }

    /** Turns held leases into active ones, all or none. */
    public CompletionStage<Outcome> confirm(final String requestId, final List<String> leaseIds, final Caller caller) {
        return run(new Use("confirm", requestId, "confirm" + leaseIds, Owner.NONE, null, caller),
            now -> engine.confirm(leaseIds, now));
    }

    /**
     * The same for all that were granted to one request.
     *
     * @param grantedTo id of that request
     */
    public CompletionStage<Outcome> confirmGrant(final String requestId, final String grantedTo, final Caller caller) {
        return run(new Use("confirm", requestId, "confirm of " + grantedTo, Owner.NONE, null, caller),
            now -> known.confirmGrant(grantedTo, now));
    }

    /**
     * Extends leases. Those that cannot be extended are left out of the answer; when that is all of them, the request
     * is refused with the reason of the last.
     */
    public CompletionStage<Outcome> renew(final String requestId, final RenewRequest request, final Caller caller) {
        return run(new Use("renew", requestId, request.toString(), Owner.NONE, null, caller),
            now -> engine.renew(request, now));
    }

    /**
     * Gives leases back. What was given back before is a success.
     *
     * @param reason for the log; null for none
     */
    public CompletionStage<Outcome> release(final String requestId, final ReleaseRequest request,
            final @Nullable String reason, final Caller caller) {
        return run(new Use("release", requestId, request.toString(), request.claimant(), reason, caller),
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
        return run(new Use("release", requestId, "grant of " + grantedTo + terms, terms.claimant(), reason, caller),
            now -> known.releaseGrant(grantedTo, terms, now));
    }

    /** What a request is, apart from how it is decided. */
    private record Use(String operation, String requestId, String content, Owner owner, @Nullable String reason,
            Caller caller) {
    }

    private CompletionStage<Outcome> run(final Use use, final Function<Instant, Decision> decide) {
        final var fingerprint = RequestRecords.fingerprint(use.operation() + ':' + use.content());
        return requests.once(use.requestId(), fingerprint, this::unavailable,
            () -> decideAndCommit(use, fingerprint, decide, BUSY_RETRIES)).thenApply(outcome -> {
                if (outcome instanceof Outcome.Denied denied
                        && denied.refusal().reason() == Reason.REQUEST_MISMATCH) {
                    recordRefusal(use, denied.refusal());
                }
                return outcome;
            });
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

    private void recordRefusal(final Use use, final Refusal refusal) {
        committer.submit(Change.ofEvent(AuditTrail.ofRefusal(use.operation(), refusal, use.caller(), use.owner(),
            use.requestId(), clock.instant())));
    }

    private @Nullable Outcome unavailable() {
        return committer.isDegraded() ? new Outcome.Denied(Refusal.of(Reason.NOT_LEADER, null,
            "the Coordinator cannot write its ledger now; repeat the same request in some seconds")) : null;
    }

    private CompletionStage<Outcome> decideAndCommit(final Use use, final String fingerprint,
            final Function<Instant, Decision> decide, final int retries) {
        final Instant now = clock.instant();
        final Supplier<CompletionStage<Outcome>> again =
            () -> decideAndCommit(use, fingerprint, decide, retries - 1);
        return switch (decide.apply(now)) {
            case Decision.Refused refused when refused.refusal().reason() == Reason.BUSY && retries > 0 ->
                // done, one way or the other, when the change under way is
                committer.submit(Change.NOTHING).handle((ok, failure) -> unavailable())
                    .thenCompose(no -> no == null ? again.get() : CompletableFuture.completedStage(no));
            case Decision.Refused refused -> {
                recordRefusal(use, refused.refusal());
                aftermath.refused(refused.refusal());
                yield CompletableFuture.completedStage(new Outcome.Denied(refused.refusal()));
            }
            case Decision.Granted granted -> commit(use, fingerprint, granted, now);
        };
    }

    private CompletionStage<Outcome> commit(final Use use, final String fingerprint, final Decision.Granted granted,
            final Instant now) {
        final var texts = new LeaseTexts();
        final var change = new Change(granted,
            AuditTrail.ofChanges(granted.changes(), texts, use.caller(), use.requestId(), use.reason(), now),
            RequestRecords.of(use.requestId(), use.operation(), fingerprint, granted.leases(), texts, now), List.of(),
            texts);
        return committer.submit(change).handle((ok, failure) -> failure)
            .thenCompose(failure -> failure == null
                ? aftermath.changed(granted.changes()).thenApply(nothing -> answer(granted))
                : CompletableFuture.completedStage(notStored(failure)));
    }

    private static Outcome preview(final Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> new Outcome.Done(
                granted.partial() ? Outcome.Result.PARTIAL : Outcome.Result.GRANTED, granted.leases());
            case Decision.Refused refused -> new Outcome.Denied(refused.refusal());
        };
    }

    private static Outcome answer(final Decision.Granted granted) {
        return granted.changes().isEmpty() ? new Outcome.Done(Outcome.Result.DUPLICATE, granted.leases())
            : preview(granted);
    }

    private static Outcome notStored(final Throwable failure) {
        final Throwable cause = failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause() : failure;
        return new Outcome.Denied(Refusal.of(Reason.NOT_STORED, null,
            cause.getMessage() + "; repeat the same request later"));
    }
}

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
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Intake;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.inventory.ImportPlan;
import org.opendaylight.casm.inventory.Placement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes leases of what is in use already. One import at a time. It is done in steps, each of which is durable before
 * the next one begins; an import that ended in between is completed by doing it again, because a row whose lease stands
 * is found done.
 */
public final class Importer {
    /** What an import is called in log and request records. */
    static final String OPERATION = "import-allocations";
    private static final Logger LOG = LoggerFactory.getLogger(Importer.class);
    /** Leases of a step. */
    private static final int STEP = 1000;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AllocationEngine engine;
    private final GroupCommitter committer;
    private final EventStore store;
    private final Aftermath aftermath;
    private final InstantSource clock;

    /**
     * An importer that serves at once.
     *
     * @param engine restored from the store
     * @param committer started
     * @param store for what was imported before
     * @param aftermath told of each durable change
     */
    Importer(final AllocationEngine engine, final GroupCommitter committer, final EventStore store,
            final Aftermath aftermath, final InstantSource clock) {
        this.engine = engine;
        this.committer = committer;
        this.store = store;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** The answer to an import. */
    public sealed interface Answer {
        /**
         * It was carried out, as far as the report says.
         *
         * @param report what came of it
         */
        record Done(ImportReport report) implements Answer {
        }

        /**
         * It was not carried out, or not to the end.
         *
         * @param refusal why
         */
        record Denied(Refusal refusal) implements Answer {
        }
    }

    /**
     * Carries out an import.
     *
     * @param executor runs the steps, which take time but do not wait
     */
    public CompletionStage<Answer> run(final ImportRequest request, final Caller caller, final Executor executor) {
        final var no = objection(request);
        if (no != null) {
            return CompletableFuture.completedStage(denied(request, no, caller));
        }
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(denied(request, Refusal.of(Reason.BUSY, null,
                "another import is under way; repeat the request when it is done"), caller));
        }
        return CompletableFuture.supplyAsync(() -> begin(request, caller, executor), executor)
            .thenCompose(stage -> stage)
            .whenComplete((answer, failure) -> busy.set(false));
    }

    private @Nullable Refusal objection(final ImportRequest request) {
        if (committer.isDegraded()) {
            return Refusal.of(Reason.NOT_LEADER, null,
                "the Coordinator cannot write its ledger now; repeat the same request in some seconds");
        }
        try {
            final var known = store.findRequest(request.requestId()).orElse(null);
            final boolean other = known != null && RequestRecords.leases(known).isPresent()
                && !known.fingerprint().equals(fingerprint(request));
            return other ? Refusal.of(Reason.REQUEST_MISMATCH, null, "request-id '" + request.requestId()
                + "' was used for a request with other content; use a new id, or repeat the first request unchanged")
                : null;
        } catch (EventStoreException e) {
            LOG.warn("Cannot tell whether import {} was made before", request.requestId(), e);
            return Refusal.of(Reason.NOT_STORED, null, "the event store cannot be read: " + e.getMessage()
                + "; repeat the same request later");
        }
    }

    private Answer denied(final ImportRequest request, final Refusal refusal, final Caller caller) {
        committer.submit(Change.ofEvent(AuditTrail.ofRefusal(OPERATION, refusal, caller, request.defaults().owner(),
            request.requestId(), clock.instant())));
        return new Answer.Denied(refusal);
    }

    private CompletionStage<Answer> begin(final ImportRequest request, final Caller caller, final Executor executor) {
        final var job = new Job(request, caller);
        final var wanted = job.findings.enter(ImportPlan.of(request.rows(), engine.catalog(), request.rules()));
        return switch (request.mode()) {
            case DRY_RUN -> {
                job.findings.enter(wanted, take(request, wanted, Intake.Keep.NONE));
                yield job.report();
            }
            case REJECT -> {
                // all is taken before anything is stored, so that nothing is in the way once storing begins
                final var result = take(request, wanted,
                    job.findings.hasConflicts() ? Intake.Keep.NONE : Intake.Keep.ALL);
                job.findings.enter(wanted, result);
                yield store(job, result.decision(), 0, executor);
            }
            case REPORT -> each(job, wanted, 0, executor);
        };
    }

    /** One import and what is known of it so far. */
    private final class Job {
        private final ImportRequest request;
        private final Caller caller;
        private final Findings findings;
        private boolean recorded;

        Job(final ImportRequest request, final Caller caller) {
            this.request = request;
            this.caller = caller;
            findings = new Findings(request);
        }

        CompletionStage<Answer> report() {
            final var report = findings.report();
            if (request.mode() != ImportRequest.Mode.DRY_RUN) {
                aftermath.conflicts(report, request.requestId());
                committer.submit(Change.ofEvent(AuditTrail.ofImport(request.requestId(), report.toText(), caller,
                    clock.instant())));
            }
            return CompletableFuture.completedStage(new Answer.Done(report));
        }

        /** What makes a decision durable; the first one says that the request was met. */
        Change change(final Decision.Granted decision, final Instant now) {
            final var texts = new LeaseTexts();
            final var record = recorded ? null
                : RequestRecords.of(request.requestId(), OPERATION, fingerprint(request),
                    new RequestRecords.Answer(List.of(), null), texts, now);
            recorded = true;
            return new Change(decision, AuditTrail.ofChanges(decision.changes(), texts, caller, request.requestId(),
                null, now), record, List.of(), texts);
        }
    }

    private Intake.Result take(final ImportRequest request, final List<Placement.Wanted> wanted,
            final Intake.Keep keep) {
        return engine.intake().take(wanted.stream().map(place -> toRequest(request, place)).toList(), keep,
            clock.instant());
    }

    private static AllocationRequest toRequest(final ImportRequest request, final Placement.Wanted wanted) {
        final var row = wanted.row();
        final var lifetime = row.lifetime();
        return new AllocationRequest(request.requestId(), new AllocationRequest.Target.Named(wanted.pool()),
            request.ownerOf(row), new AllocationRequest.Size.Specific(row.range()),
            AllocationRequest.Placement.ANY, lifetime != null ? lifetime : request.defaults().lifetime(), row.terms(),
            AllocationRequest.Mode.GRANT);
    }

    private static String fingerprint(final ImportRequest request) {
        return RequestRecords.fingerprint(OPERATION + ':' + request.content());
    }

    /** Step by step; what conflicts is told of. */
    private CompletionStage<Answer> each(final Job job, final List<Placement.Wanted> wanted, final int from,
            final Executor executor) {
        if (from >= wanted.size()) {
            return job.report();
        }
        final int to = Math.min(wanted.size(), from + STEP);
        final var step = wanted.subList(from, to);
        final var result = take(job.request, step, Intake.Keep.EACH);
        job.findings.enter(step, result);
        return commit(job, result.decision()).handle((ok, failure) -> failure)
            .thenComposeAsync(failure -> failure == null ? each(job, wanted, to, executor)
                : CompletableFuture.completedStage(interrupted(job, failure)), executor);
    }

    private CompletionStage<Answer> store(final Job job, final Decision.Granted decision, final int from,
            final Executor executor) {
        if (from >= decision.changes().size()) {
            return job.report();
        }
        final int to = Math.min(decision.changes().size(), from + STEP);
        final var step = new Decision.Granted(decision.changes().subList(from, to), decision.leases().subList(from, to),
            false);
        return commit(job, step).handle((ok, failure) -> failure).thenComposeAsync(failure -> {
            if (failure == null) {
                return store(job, decision, to, executor);
            }
            engine.takeBack(new Decision.Granted(decision.changes().subList(to, decision.changes().size()), List.of(),
                false));
            return CompletableFuture.completedStage(interrupted(job, failure));
        }, executor);
    }

    private CompletionStage<@Nullable Void> commit(final Job job, final Decision.Granted decision) {
        return decision.changes().isEmpty() ? CompletableFuture.completedStage(null)
            : committer.submit(job.change(decision, clock.instant()))
                .thenCompose(nothing -> aftermath.changed(decision.changes()));
    }

    private static Answer interrupted(final Job job, final Throwable failure) {
        final var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
            : failure;
        LOG.warn("Import {} was interrupted", job.request.requestId(), failure);
        return new Answer.Denied(Refusal.of(Reason.NOT_STORED, null, "the import is incomplete: " + cause.getMessage()
            + "; repeat the same request, it goes on where it ended"));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.RequestRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does each request once (D6): a repetition of one that was answered gets that answer, a repetition of one that is
 * under way waits for its answer, and another content under a known id is refused. Only met requests are remembered:
 * after a refusal the same id may be tried again.
 */
final class Requests {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

    private record Pending(String fingerprint, CompletableFuture<Outcome> answer) {
    }

    private final ConcurrentHashMap<String, Pending> pending = new ConcurrentHashMap<>();
    private final EventStore store;

    Requests(final EventStore store) {
        this.store = store;
    }

    /**
     * The answer of {@code work}, or the one remembered for this id.
     *
     * @param unavailable why nothing can be answered now; null when something can. It is asked before anything is
     *        remembered, because a store that is being put right remembers what is not so
     * @param work how to find the answer; what it throws is passed on to the requester
     */
    CompletionStage<Outcome> once(final String requestId, final String fingerprint,
            final Supplier<@Nullable Outcome> unavailable, final Supplier<CompletionStage<Outcome>> work) {
        final var mine = new Pending(fingerprint, new CompletableFuture<>());
        final var other = pending.putIfAbsent(requestId, mine);
        if (other != null) {
            return other.fingerprint().equals(fingerprint) ? other.answer().thenApply(Requests::duplicate)
                : CompletableFuture.completedStage(mismatch(requestId));
        }
        // within a stage, so that whatever is thrown is a failed answer and nobody waits for one for ever
        CompletableFuture.completedStage(null).thenCompose(nothing -> {
            final var answer = known(requestId, fingerprint, unavailable);
            return answer != null ? CompletableFuture.completedStage(answer) : work.get();
        }).whenComplete((outcome, failure) -> {
            pending.remove(requestId);
            if (failure == null) {
                mine.answer().complete(outcome);
            } else {
                mine.answer().completeExceptionally(failure);
            }
        });
        return mine.answer();
    }

    private @Nullable Outcome known(final String requestId, final String fingerprint,
            final Supplier<@Nullable Outcome> unavailable) {
        final var no = unavailable.get();
        if (no != null) {
            return no;
        }
        try {
            return store.findRequest(requestId).map(known -> remembered(known, fingerprint)).orElse(null);
        } catch (EventStoreException e) {
            LOG.warn("Cannot tell whether request {} was answered before", requestId, e);
            return new Outcome.Denied(Refusal.of(Reason.NOT_STORED, null,
                "the event store cannot be read: " + e.getMessage() + "; repeat the same request later"));
        }
    }

    private static @Nullable Outcome remembered(final RequestRecord known,
            final String fingerprint) {
        final var leases = RequestRecords.leases(known);
        if (leases.isEmpty()) {
            return null;
        }
        return known.fingerprint().equals(fingerprint)
            ? new Outcome.Done(Outcome.Result.DUPLICATE, leases.orElseThrow(), RequestRecords.note(known))
            : mismatch(known.requestId());
    }

    private static Outcome duplicate(final Outcome first) {
        return switch (first) {
            case Outcome.Done done -> new Outcome.Done(Outcome.Result.DUPLICATE, done.leases(), done.note());
            case Outcome.Denied denied -> denied;
        };
    }

    private static Outcome mismatch(final String requestId) {
        return new Outcome.Denied(Refusal.of(Reason.REQUEST_MISMATCH, null, "request-id '" + requestId
            + "' was used for a request with other content; use a new id, or repeat the first request unchanged"));
    }
}

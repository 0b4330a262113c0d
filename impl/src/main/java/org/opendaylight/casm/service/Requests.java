/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.Optional;
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

/**
 * Does each request once (D6): a repetition of one that was answered gets that answer, a repetition of one that is
 * under way waits for its answer, and another content under a known id is refused. Only met requests are remembered:
 * after a refusal the same id may be tried again.
 */
final class Requests {
    private record Pending(String fingerprint, CompletableFuture<Outcome> answer) {
    }

    private final ConcurrentHashMap<String, Pending> pending = new ConcurrentHashMap<>();
    private final EventStore store;

    Requests(final EventStore store) {
        this.store = store;
    }

    /** The answer of {@code work}, or the one remembered for this id. */
    CompletionStage<Outcome> once(final String requestId, final String fingerprint,
            final Supplier<CompletionStage<Outcome>> work) {
        final var mine = new Pending(fingerprint, new CompletableFuture<>());
        final var other = pending.putIfAbsent(requestId, mine);
        if (other != null) {
            return other.fingerprint().equals(fingerprint) ? other.answer().thenApply(Requests::duplicate)
                : CompletableFuture.completedStage(mismatch(requestId));
        }
        try {
            final Optional<RequestRecord> known = store.findRequest(requestId);
            final var answer = known.isPresent() ? remembered(known.orElseThrow(), fingerprint) : null;
            final var stage = answer != null ? CompletableFuture.completedStage(answer) : work.get();
            stage.whenComplete((outcome, failure) -> {
                pending.remove(requestId);
                if (failure == null) {
                    mine.answer().complete(outcome);
                } else {
                    mine.answer().completeExceptionally(failure);
                }
            });
        } catch (EventStoreException e) {
            pending.remove(requestId);
            mine.answer().complete(new Outcome.Denied(Refusal.of(Reason.NOT_STORED, null,
                "the event store cannot be read: " + e.getMessage() + "; repeat the same request later")));
        }
        return mine.answer();
    }

    private static @Nullable Outcome remembered(final RequestRecord known,
            final String fingerprint) {
        final var leases = RequestRecords.leases(known);
        if (leases.isEmpty()) {
            return null;
        }
        return known.fingerprint().equals(fingerprint)
            ? new Outcome.Done(Outcome.Result.DUPLICATE, leases.orElseThrow()) : mismatch(known.requestId());
    }

    private static Outcome duplicate(final Outcome first) {
        return switch (first) {
            case Outcome.Done done -> new Outcome.Done(Outcome.Result.DUPLICATE, done.leases());
            case Outcome.Denied denied -> denied;
        };
    }

    private static Outcome mismatch(final String requestId) {
        return new Outcome.Denied(Refusal.of(Reason.REQUEST_MISMATCH, null, "request-id '" + requestId
            + "' was used for a request with other content; use a new id, or repeat the first request unchanged"));
    }
}

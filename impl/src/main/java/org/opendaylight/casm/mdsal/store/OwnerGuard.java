/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FluentFuture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * Refuses writes to a part of the configuration by anyone but the Coordinator (D2). It is told what the Coordinator is
 * about to write; a transaction that changes anything else there fails in its commit with {@code access-denied}, and
 * changes nothing. Thread-safe.
 *
 * @param <W> what one transaction of the Coordinator writes
 */
public abstract class OwnerGuard<W> implements DOMDataTreeCommitCohort {
    private final CommitRefusals refusals;
    private final List<String> resources;
    private final String advice;
    /** By what is registered, so that two transactions may write the same. */
    private final Map<Object, W> expected = new ConcurrentHashMap<>();

    /**
     * A guard that lets nothing through yet.
     *
     * @param refusals is told what the guard refuses
     * @param resources what is guarded, such as {@code casm-allocation:ledger}
     * @param advice for a client that was refused: who writes there, and what to use instead
     */
    protected OwnerGuard(final CommitRefusals refusals, final List<String> resources, final String advice) {
        this.refusals = requireNonNull(refusals);
        this.resources = List.copyOf(resources);
        this.advice = requireNonNull(advice);
    }

    /** True when a transaction changes, below one root that is guarded, no more than what is expected. */
    protected abstract boolean isExpected(DOMDataTreeCandidate candidate);

    /** Lets a transaction through until the registration is closed. */
    protected final Registration expectWrite(final W write) {
        final var key = new Object();
        expected.put(key, write);
        return () -> expected.remove(key);
    }

    /** True when one of the transactions that are expected is like this. */
    protected final boolean expectsAny(final Predicate<W> like) {
        return expected.values().stream().anyMatch(like);
    }

    @Override
    public final FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        return candidates.stream().allMatch(this::isExpected)
            ? FluentFutures.immediateFluentFuture(PostCanCommitStep.NOOP)
            : FluentFutures.immediateFailedFluentFuture(refusals.refuse(resources, ErrorTag.ACCESS_DENIED,
                "casm:engine-owned", advice));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.OnCommitCallback;
import org.opendaylight.mdsal.common.api.TransactionCommitFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the state of named things. One transaction is under way at a time; what changes meanwhile goes into the
 * next one together, so that the cost does not grow with the rate of changes. Thread-safe.
 */
final class Coalescer {
    private static final Logger LOG = LoggerFactory.getLogger(Coalescer.class);

    private final String what;
    private final Function<Set<String>, CompletionStage<@Nullable Void>> write;
    private Set<String> dirty = new HashSet<>();
    private CompletableFuture<@Nullable Void> next = new CompletableFuture<>();
    private boolean underWay;

    /**
     * A publisher.
     *
     * @param what it publishes the state of, for the log
     * @param write publishes the state of these as it is then
     */
    Coalescer(final String what, final Function<Set<String>, CompletionStage<@Nullable Void>> write) {
        this.what = what;
        this.write = write;
    }

    /** Publishes the state of these as it is now or a little later; done when readers see it or it failed. */
    CompletionStage<@Nullable Void> publish(final Set<String> names) {
        final CompletableFuture<@Nullable Void> mine;
        synchronized (this) {
            dirty.addAll(names);
            mine = next;
            if (underWay) {
                return mine;
            }
            underWay = true;
        }
        publishNext();
        return mine;
    }

    /** Commits what a publisher wrote; done with it, or failed with what the datastore said. */
    static CompletionStage<@Nullable Void> commit(final WriteTransaction tx) {
        final var written = new CompletableFuture<@Nullable Void>();
        tx.commit(new OnCommitCallback() {
            @Override
            public void onSuccess(final CommitInfo info) {
                written.complete(null);
            }

            @Override
            public void onFailure(final TransactionCommitFailedException cause) {
                written.completeExceptionally(cause);
            }
        }, Runnable::run);
        return written;
    }

    private void publishNext() {
        final Set<String> names;
        final CompletableFuture<@Nullable Void> done;
        synchronized (this) {
            if (dirty.isEmpty()) {
                underWay = false;
                return;
            }
            names = dirty;
            done = next;
            dirty = new HashSet<>();
            next = new CompletableFuture<>();
        }
        // within a stage, so that whatever is thrown does not end the publishing
        CompletableFuture.completedStage(null).thenCompose(nothing -> write.apply(names))
            .whenComplete((ok, failure) -> {
                if (failure != null) {
                    // state is rebuilt with the next change of each; what it shows is not concerned
                    LOG.warn("The state of {} {} could not be published", names.size(), what, failure);
                }
                publishNext();
                done.complete(null);
            });
    }
}

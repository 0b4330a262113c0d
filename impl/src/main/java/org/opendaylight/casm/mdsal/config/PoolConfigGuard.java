/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.mdsal.FrontEnd;
import org.opendaylight.casm.mdsal.rpc.RefusalErrors;
import org.opendaylight.casm.service.Change;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.common.api.PostPreCommitStep;
import org.opendaylight.mdsal.common.api.ThreePhaseCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes part in every commit of the configuration: what would break a rule is refused as a whole before anything is
 * written, and what is not refused is in the event store before the datastore has it.
 *
 * <p>It is registered at the root of the datastore, because one transaction may change several of the lists and has to
 * be judged as one. The engine gets the new configuration before the commit ends, so that nothing is granted meanwhile
 * from what is being taken away; should the commit fail after all, the engine gets the old one back.
 */
final class PoolConfigGuard implements DOMDataTreeCommitCohort {
    private static final Logger LOG = LoggerFactory.getLogger(PoolConfigGuard.class);

    private final CatalogKeeper keeper;
    private final ConfigCodec codec;
    private final FrontEnd frontEnd;
    private final InstantSource clock;

    /** A guard that gives what it lets through to {@code keeper}. */
    PoolConfigGuard(final CatalogKeeper keeper, final ConfigCodec codec, final FrontEnd frontEnd,
            final InstantSource clock) {
        this.frontEnd = frontEnd;
        this.keeper = keeper;
        this.codec = codec;
        this.clock = clock;
    }

    /** Puts the guard up; closing what is returned takes it down. */
    Registration register(final CommitCohortExtension cohorts) {
        return cohorts.registerCommitCohort(
            DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of()), this);
    }

    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        final var edits = candidates.stream().flatMap(one -> ConfigEdit.in(one.getRootNode()).stream()).toList();
        if (edits.isEmpty() || keeper.isReplay(edits)) {
            return FluentFutures.immediateFluentFuture(PostCanCommitStep.NOOP);
        }
        final var before = keeper.catalog();
        final PoolCatalog after;
        try {
            after = new CatalogBuilder(before, codec).apply(edits).build();
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            return refuse(edits, Refusal.of(Refusal.Reason.INVALID, null, String.valueOf(e.getMessage())));
        }
        final var objections = keeper.objections(edits);
        final var reasons = objections.isEmpty() ? keeper.tryApply(after) : objections;
        return reasons.isEmpty() ? FluentFutures.immediateFluentFuture(new Prepared(edits, ctx, before, after))
            : refuse(edits, reasons.toArray(Refusal[]::new));
    }

    private FluentFuture<PostCanCommitStep> refuse(final List<ConfigEdit> edits, final Refusal... reasons) {
        final var first = reasons[0];
        final var message = Arrays.stream(reasons).limit(5).map(Refusal::message)
            .collect(Collectors.joining("; "));
        keeper.record(Change.ofEvent(Event.of(clock.instant(), Event.Category.REFUSAL, "configure", actor(edits))
            .outcome(Event.Outcome.REFUSED).pool(first.pool()).errorAppTag(first.reason().appTag())
            .resource(edits.getFirst().storePath()).detail(message).build()));
        return FluentFutures.immediateFailedFluentFuture(
            refuse(edits, first.reason(), message));
    }

    private NetconfDocumentedException refuse(final List<ConfigEdit> edits, final Refusal.Reason reason,
            final String message) {
        return frontEnd.refusals().refuse(paths(edits), RefusalErrors.tagOf(reason),
            reason.appTag(), message);
    }

    private String actor(final List<ConfigEdit> edits) {
        return frontEnd.editors().of(paths(edits));
    }

    private static List<String> paths(final List<ConfigEdit> edits) {
        return edits.stream().map(ConfigEdit::storePath).toList();
    }

    /** A transaction that may commit. */
    private final class Prepared implements PostCanCommitStep {
        private final List<ConfigEdit> edits;
        private final EffectiveModelContext ctx;
        private final PoolCatalog before;
        private final PoolCatalog after;
        private final String actor;

        Prepared(final List<ConfigEdit> edits, final EffectiveModelContext ctx, final PoolCatalog before,
                final PoolCatalog after) {
            this.edits = edits;
            this.ctx = ctx;
            this.before = before;
            this.after = after;
            // now, while the request waits
            actor = actor(edits);
        }

        @Override
        public ListenableFuture<? extends PostPreCommitStep> preCommit() {
            final var future = SettableFuture.<PostPreCommitStep>create();
            keeper.record(change(false)).whenComplete((ok, failure) -> {
                if (failure == null) {
                    future.set(new Recorded(this));
                } else {
                    keeper.revert(after, before);
                    future.setException(refuse(edits, Refusal.Reason.NOT_STORED,
                        "the configuration cannot be recorded in the event store: "
                        + failure.getMessage() + "; nothing was changed, repeat the request later"));
                }
            });
            return future;
        }

        @Override
        public ListenableFuture<?> abort() {
            keeper.revert(after, before);
            return ThreePhaseCommitStep.NOOP_ABORT_FUTURE;
        }

        private Change change(final boolean reverse) {
            final var now = clock.instant();
            final var events = edits.stream().map(edit -> {
                final var from = json(edit, reverse ? edit.after() : edit.before());
                final var to = json(edit, reverse ? edit.before() : edit.after());
                return Event.of(now, Event.Category.POOL,
                    reverse ? "undo" : from == null ? "create" : to == null ? "delete" : "modify", actor)
                    .pool(edit.section() == ConfigSection.POOLS ? edit.name() : null)
                    .deviceId(edit.section() == ConfigSection.DEVICES ? edit.name() : null).resource(edit.storePath())
                    .before(from).after(to).build();
            }).toList();
            final var config = edits.stream().map(edit -> {
                final var to = json(edit, reverse ? edit.before() : edit.after());
                return new Batch.ConfigChange(edit.storePath(), to == null ? ConfigSync.DELETED : to);
            }).toList();
            return Change.ofConfig(events, config);
        }

        private @Nullable String json(final ConfigEdit edit,
                final @Nullable NormalizedNode node) {
            return node == null ? null : ConfigCodec.toJson(ctx, edit.section(), node);
        }

        Set<String> pools() {
            return edits.stream().filter(edit -> edit.section() != ConfigSection.TENANTS)
                .flatMap(edit -> CatalogKeeper.poolsOf(edit.section(), edit.name(), before, after))
                .collect(Collectors.toSet());
        }
    }

    /** A transaction that is in the event store. */
    private final class Recorded implements PostPreCommitStep {
        private final Prepared prepared;

        Recorded(final Prepared prepared) {
            this.prepared = prepared;
        }

        @Override
        public ListenableFuture<?> commit() {
            keeper.committed(prepared.edits, prepared.pools(), prepared.before, prepared.after);
            return ThreePhaseCommitStep.NOOP_ABORT_FUTURE;
        }

        @Override
        public ListenableFuture<?> abort() {
            keeper.revert(prepared.after, prepared.before);
            keeper.record(prepared.change(true)).whenComplete((ok, failure) -> {
                if (failure != null) {
                    LOG.error("The datastore did not take a configuration that the event store has; the next start will"
                        + " give it to the datastore", failure);
                }
            });
            return ThreePhaseCommitStep.NOOP_ABORT_FUTURE;
        }
    }
}

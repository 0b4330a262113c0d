/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.service.Aftermath;
import org.opendaylight.casm.service.Change;
import org.opendaylight.casm.service.GroupCommitter;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/**
 * Stands between the commits of the configuration and the engine: which catalogue is in force, and whether it may be
 * changed now.
 */
final class CatalogKeeper {
    /**
     * Asked before services are changed, and told afterwards.
     *
     * @param objection what speaks against it, of a service and whether it is deleted; null for nothing
     * @param changed told of each service that was changed
     */
    record ServiceWatch(BiFunction<String, Boolean, @Nullable Refusal> objection, Consumer<String> changed) {
        static final ServiceWatch NONE = new ServiceWatch((id, deleted) -> null, id -> {
            // nobody is told
        });
    }

    /** What of the Coordinator the configuration needs. */
    private record Serving(AllocationEngine engine, GroupCommitter committer, Aftermath aftermath,
            PoolChanges announcer) {
    }

    private volatile @Nullable Serving serving;
    private volatile ServiceWatch services = ServiceWatch.NONE;
    /** What the Coordinator itself is about to write at start-up; a missing value is a deletion. */
    private volatile Map<String, Optional<NormalizedNode>> replay = Map.of();

    /** From now on the configuration may be changed. */
    void serve(final AllocationEngine engine, final GroupCommitter committer, final Aftermath aftermath,
            final PoolChanges announcer) {
        serving = new Serving(engine, committer, aftermath, announcer);
    }

    /** From now on the configuration may not be changed. */
    void stop() {
        serving = null;
    }

    /** Lets exactly these entries through while nothing is served; an empty value is a deletion. */
    void expectReplay(final Map<String, Optional<NormalizedNode>> entries) {
        replay = Map.copyOf(entries);
    }

    /** True when these edits are the Coordinator's own, made to repair the datastore. */
    boolean isReplay(final List<ConfigEdit> edits) {
        final var expected = replay;
        return edits.stream().allMatch(edit -> {
            final var after = expected.get(edit.storePath());
            return after != null && after.equals(Optional.ofNullable(edit.after()));
        });
    }

    /** The catalogue in force. */
    PoolCatalog catalog() {
        final var now = serving;
        return now == null ? PoolCatalog.EMPTY : now.engine().catalog();
    }

    /** From now on {@code other} is asked before services are changed. */
    void watchServices(final ServiceWatch other) {
        services = other;
    }

    /** What speaks against these edits, as far as services are concerned that are on their way or stand. */
    List<Refusal> objections(final List<ConfigEdit> edits) {
        return edits.stream().filter(edit -> edit.section() == ConfigSection.SERVICES)
            .map(edit -> services.objection().apply(edit.name(), edit.after() == null)).filter(Objects::nonNull)
            .toList();
    }

    /** Puts a catalogue in force, or says why not and changes nothing. */
    List<Refusal> tryApply(final PoolCatalog after) {
        final var now = serving;
        if (now == null || now.committer().isDegraded()) {
            return List.of(Refusal.of(Reason.NOT_LEADER, null,
                "the Coordinator is not serving; repeat the same request in some seconds"));
        }
        return now.engine().tryApply(after);
    }

    /** Puts the old catalogue back in force when the commit of the new one failed. */
    void revert(final PoolCatalog after, final PoolCatalog before) {
        final var now = serving;
        if (now != null && now.engine().catalog().equals(after)) {
            now.engine().apply(before);
        }
    }

    /** Makes a change durable. */
    CompletionStage<@Nullable Void> record(final Change change) {
        final var now = serving;
        return now == null ? CompletableFuture.failedStage(new IllegalStateException("the Coordinator is not serving"))
            : now.committer().submit(change);
    }

    /** A transaction has committed. */
    void committed(final List<ConfigEdit> edits, final Set<String> pools, final PoolCatalog before,
            final PoolCatalog after) {
        final var now = serving;
        if (now != null) {
            now.aftermath().poolsChanged(pools);
            edits.stream().filter(edit -> edit.section() == ConfigSection.SERVICES).map(ConfigEdit::name)
                .forEach(services.changed());
            now.aftermath().devicesChanged(edits.stream().filter(edit -> edit.section() == ConfigSection.DEVICES)
                .map(ConfigEdit::name).collect(Collectors.toSet()));
            edits.stream().filter(edit -> edit.section() == ConfigSection.POOLS).map(ConfigEdit::name)
                .forEach(name -> now.announcer().poolChanged(name, before.pools().get(name),
                    after.pools().get(name)));
        }
    }

    /** The pools whose counters an entry has a part in. */
    static Stream<String> poolsOf(final ConfigSection section, final String name, final PoolCatalog before,
            final PoolCatalog after) {
        return switch (section) {
            case TENANTS, OBJECT_TYPES, ADDRESS_SPACES, DEVICES, SERVICES, ENDPOINTS, LOG_POLICY, DRIFT_CHECK ->
                Stream.of();
            case POOLS -> Stream.concat(Stream.of(name), Stream.of(before, after)
                .map(catalog -> catalog.pools().get(name)).flatMap(Stream::ofNullable).map(Pool::parent)
                .flatMap(Stream::ofNullable));
            case RESERVATIONS -> Stream.of(before, after).map(catalog -> catalog.reservations().get(name))
                .flatMap(Stream::ofNullable).map(Reservation::pool);
        };
    }

    /** Told of pools that changed. */
    @FunctionalInterface
    interface PoolChanges {
        /** The commit is durable; null stands for a pool that is not there. */
        void poolChanged(String name, @Nullable Pool before, @Nullable Pool after);
    }
}

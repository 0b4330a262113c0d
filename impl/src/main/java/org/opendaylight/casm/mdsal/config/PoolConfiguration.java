/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.FrontEnd;
import org.opendaylight.casm.mdsal.notify.MdsalAnnouncer;
import org.opendaylight.casm.service.Aftermath;
import org.opendaylight.casm.service.GroupCommitter;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolChanged;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** The operator's configuration as part of the Coordinator: guarded from the first moment, served when there is one. */
public final class PoolConfiguration {
    private final CatalogKeeper keeper = new CatalogKeeper();
    private final ConfigCodec codec;
    private final DOMDataBroker broker;
    private final PoolConfigGuard guard;

    /** The configuration in {@code broker}. */
    public PoolConfiguration(final DOMDataBroker broker,
            final Supplier<? extends BindingNormalizedNodeSerializer> serializer, final FrontEnd frontEnd,
            final InstantSource clock) {
        this.broker = broker;
        codec = new ConfigCodec(serializer);
        guard = new PoolConfigGuard(keeper, codec, frontEnd, clock);
    }

    /** Guards the configuration from now on: what breaks a rule is refused, and all changes while nothing is served. */
    public Registration guard(final CommitCohortExtension cohorts) {
        return guard.register(cohorts);
    }

    /** Makes datastore and event store equal and tells what is in force; see {@link ConfigSync}. */
    public PoolCatalog sync(final EventStore store, final EffectiveModelContext ctx, final boolean datastoreIsAhead,
            final Instant now) throws EventStoreException, LedgerException {
        return new ConfigSync(broker, keeper, codec).run(store, ctx, datastoreIsAhead, now);
    }

    /** From now on the configuration may be changed, and the engine gets each change. */
    public void serve(final AllocationEngine engine, final GroupCommitter committer, final Aftermath aftermath,
            final MdsalAnnouncer announcer) {
        keeper.serve(engine, committer, aftermath, (name, before, after) -> announcer.poolChanged(name,
            kind(before, after), after == null || !engine.catalog().pools().containsKey(name) ? 0
                : engine.usage(name).version()));
    }

    /** What happened to a pool; null stands for one that is not there. */
    static PoolChanged.Change kind(final @Nullable Pool before, final @Nullable Pool after) {
        if (before == null || after == null) {
            return before == null ? PoolChanged.Change.Created : PoolChanged.Change.Deleted;
        }
        if (!before.exclusions().equals(after.exclusions())) {
            return PoolChanged.Change.Resized;
        }
        final var were = Set.copyOf(before.segments());
        final var are = Set.copyOf(after.segments());
        return were.equals(are) ? PoolChanged.Change.Modified
            : were.containsAll(are) && were.stream().filter(one -> !are.contains(one)).allMatch(Segment::draining)
                ? PoolChanged.Change.Drained : PoolChanged.Change.Resized;
    }

    /**
     * From now on services are changed only if nothing speaks against it.
     *
     * @param objection says what speaks against another configuration of a service, or its deletion
     * @param changed told of each service that was changed
     */
    public void watchServices(final BiFunction<String, Boolean, @Nullable Refusal> objection,
            final Consumer<String> changed) {
        keeper.watchServices(new CatalogKeeper.ServiceWatch(objection, changed));
    }

    /** From now on the configuration may not be changed. */
    public void stop() {
        keeper.stop();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.casm.service.StoredStandings;
import org.opendaylight.casm.service.device.SessionRecord;
import org.opendaylight.casm.service.vpn.ServiceRecord;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeWriteTransaction;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the operator's configuration in the datastore equal to that in the event store, once, before anything is
 * served. What only the datastore has is taken over into the event store: it was written when the Coordinator was not
 * there.
 */
final class ConfigSync {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigSync.class);
    /** Text in the event store that says an entry was deleted, so that a datastore that forgot is told again. */
    static final String DELETED = "null";

    private final DOMDataBroker broker;
    private final CatalogKeeper keeper;
    private final ConfigCodec codec;

    ConfigSync(final DOMDataBroker broker, final CatalogKeeper keeper, final ConfigCodec codec) {
        this.broker = broker;
        this.keeper = keeper;
        this.codec = codec;
    }

    /**
     * Makes both equal.
     *
     * @param datastoreIsAhead true when the datastore is right where they differ
     * @return what is in force now
     */
    PoolCatalog run(final EventStore store, final EffectiveModelContext ctx, final boolean datastoreIsAhead,
            final Instant now) throws EventStoreException, LedgerException {
        final Map<String, NormalizedNode> present = readAll();
        final var replay = new HashMap<String, Optional<NormalizedNode>>();
        final var unknown = new HashMap<String, Optional<NormalizedNode>>();
        present.forEach((path, node) -> unknown.put(path, Optional.of(node)));
        store.forEachConfig((path, json) -> {
            if (path.startsWith(SessionRecord.PREFIX) || path.startsWith(StoredStandings.PREFIX)
                || path.startsWith(ServiceRecord.PREFIX)) {
                // not the operator's
                return;
            }
            unknown.remove(path);
            final var wanted = DELETED.equals(json) ? null : parse(ctx, path, json);
            final var has = present.get(path);
            if (wanted == null ? has != null : !wanted.equals(has)) {
                replay.put(path, Optional.ofNullable(wanted));
            }
        });
        if (datastoreIsAhead) {
            // what it no longer has was deleted, and is not to come back with the next start
            replay.keySet().forEach(path -> unknown.put(path, Optional.ofNullable(present.get(path))));
            replay.clear();
        }
        adopt(store, ctx, unknown, now);
        if (!replay.isEmpty()) {
            LOG.warn("The datastore lacks or has otherwise {} entries of the configuration; repairing: {}",
                replay.size(), replay.keySet());
            write(replay);
        }
        replay.forEach((path, node) -> node.ifPresentOrElse(entry -> present.put(path, entry),
            () -> present.remove(path)));
        return catalog(present);
    }

    /** What is in force: all entries, but for those that nobody could validate when they were written and are wrong. */
    private PoolCatalog catalog(final Map<String, NormalizedNode> entries) {
        final var whole = with(PoolCatalog.EMPTY, entries);
        if (whole.isPresent()) {
            return whole.orElseThrow();
        }
        // one by one, and again as long as there are some that only missed another one
        final var left = new TreeMap<>(entries);
        var catalog = PoolCatalog.EMPTY;
        boolean more = true;
        while (more) {
            more = false;
            for (var entry : Map.copyOf(left).entrySet()) {
                final var next = with(catalog, Map.of(entry.getKey(), entry.getValue()));
                if (next.isPresent()) {
                    catalog = next.orElseThrow();
                    left.remove(entry.getKey());
                    more = true;
                }
            }
        }
        LOG.error("These entries of the configuration are wrong and not in force; write them anew or delete them: {}",
            left.keySet());
        return catalog;
    }

    private Optional<PoolCatalog> with(final PoolCatalog catalog, final Map<String, NormalizedNode> entries) {
        final var builder = new CatalogBuilder(catalog, codec);
        try {
            entries.forEach((path, node) -> {
                final var section = sectionOf(path);
                builder.apply(section, path.substring(section.storePrefix().length()), node);
            });
        } catch (IllegalArgumentException | NoSuchElementException e) {
            LOG.warn("Among {} is one that is malformed", entries.keySet(), e);
            return Optional.empty();
        }
        final var next = builder.build();
        final var refusals = new CatalogValidator().check(catalog, next);
        if (!refusals.isEmpty()) {
            LOG.warn("Among {} are wrong ones: {}", entries.keySet(), refusals);
            return Optional.empty();
        }
        return Optional.of(next);
    }

    private static void adopt(final EventStore store, final EffectiveModelContext ctx,
            final Map<String, Optional<NormalizedNode>> unknown, final Instant now) throws EventStoreException {
        if (unknown.isEmpty()) {
            return;
        }
        LOG.info("Taking {} entries of the configuration over into the event store", unknown.size());
        final var meta = store.meta();
        final var batch = Batch.at(meta.ledgerVersion(), meta.epoch());
        unknown.forEach((path, node) -> {
            final var json = node.map(entry -> ConfigCodec.toJson(ctx, sectionOf(path), entry)).orElse(DELETED);
            batch.config(path, json);
            batch.event(Event.of(now, Event.Category.POOL, "adopt", "coordinator").resource(path)
                .after(node.isPresent() ? json : null).build());
        });
        store.append(batch.build());
    }

    private void write(final Map<String, Optional<NormalizedNode>> replay) throws LedgerException {
        keeper.expectReplay(replay);
        try {
            final DOMDataTreeWriteTransaction tx = broker.newWriteOnlyTransaction();
            replay.forEach((path, node) -> {
                final var section = sectionOf(path);
                final var target = section.entryPath(path.substring(section.storePrefix().length()));
                node.ifPresentOrElse(entry -> {
                    if (section.isList()) {
                        // put needs its parents, which an empty datastore does not have
                        tx.merge(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(section.container()),
                            ImmutableNodes.newContainerBuilder().withNodeIdentifier(section.container()).withChild(
                                ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(section.list()).build())
                                .build());
                    }
                    tx.put(LogicalDatastoreType.CONFIGURATION, target, entry);
                }, () -> tx.delete(LogicalDatastoreType.CONFIGURATION, target));
            });
            tx.commit().get();
        } catch (ExecutionException e) {
            throw new LedgerException("the configuration cannot be repaired", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        } finally {
            keeper.expectReplay(Map.of());
        }
    }

    private Map<String, NormalizedNode> readAll() throws LedgerException {
        final var entries = new HashMap<String, NormalizedNode>();
        try (var tx = broker.newReadOnlyTransaction()) {
            for (var section : ConfigSection.values()) {
                tx.read(LogicalDatastoreType.CONFIGURATION, section.path()).get()
                    .ifPresent(all -> section.entriesOf(all).forEach(
                        (name, entry) -> entries.put(section.storePath(name), entry)));
            }
        } catch (ExecutionException e) {
            throw new LedgerException("the configuration cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        }
        return entries;
    }

    private static NormalizedNode parse(final EffectiveModelContext ctx, final String path, final String json) {
        try {
            return ConfigCodec.ofJson(ctx, sectionOf(path), json);
        } catch (IOException e) {
            throw new IllegalStateException("the event store holds a configuration that this version cannot read: "
                + path, e);
        }
    }

    private static ConfigSection sectionOf(final String path) {
        for (var section : ConfigSection.values()) {
            if (path.startsWith(section.storePrefix())) {
                return section;
            }
        }
        throw new IllegalStateException("the event store holds an unknown kind of configuration: " + path);
    }
}

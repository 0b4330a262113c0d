/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;

/** Standings in the event store, beside the operator's configuration and under names that no configuration has. */
public final class StoredStandings implements Standings {
    /** What the names of the entries begin with. */
    public static final String PREFIX = "casm:threshold-standing/pool=";

    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final GroupCommitter committer;

    /** What {@code store} has; {@code committer} writes into it. */
    public StoredStandings(final EventStore store, final GroupCommitter committer) throws EventStoreException {
        this.committer = committer;
        store.forEachConfig((path, text) -> {
            if (path.startsWith(PREFIX)) {
                kept.put(path.substring(PREFIX.length()), text);
            }
        });
    }

    @Override
    public @Nullable String of(final String pool) {
        return kept.get(pool);
    }

    @Override
    public void keep(final String pool, final @Nullable String standing) {
        final String before = standing == null ? kept.remove(pool) : kept.put(pool, standing);
        if (before != null || standing != null) {
            committer.submit(Change.ofConfig(List.of(), List.of(new Batch.ConfigChange(PREFIX + pool, standing))));
        }
    }
}

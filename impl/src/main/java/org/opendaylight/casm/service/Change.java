/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.RequestRecord;

/**
 * One thing to make durable, whole or not at all.
 *
 * @param decision lease changes; null when only events or configuration are recorded
 * @param events audit entries, in order
 * @param request what to answer when the request is repeated; null when it has no request-id
 * @param config operator configuration that changes along
 */
public record Change(Decision.@Nullable Granted decision, List<Event> events, @Nullable RequestRecord request,
        List<Batch.ConfigChange> config) {
    public Change {
        events = List.copyOf(events);
        config = List.copyOf(config);
    }

    /** Nothing but an entry in the log. */
    public static Change ofEvent(final Event event) {
        return new Change(null, List.of(event), null, List.of());
    }

    /** Number of rows this adds to a batch, for bounding the batch. */
    int weight() {
        final var granted = decision;
        return 1 + (granted == null ? 0 : granted.changes().size());
    }
}

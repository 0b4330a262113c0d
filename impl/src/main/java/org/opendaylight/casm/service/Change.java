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
import org.opendaylight.casm.core.engine.LeaseChange;
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
 * @param samples what devices reported
 * @param texts of the leases of the decision, as far as they are written
 */
public record Change(Decision.@Nullable Granted decision, List<Event> events, @Nullable RequestRecord request,
        List<Batch.ConfigChange> config, List<Batch.SampleChange> samples, LeaseTexts texts) {
    /** Nothing to store. It is done when all changes of leases before it are done. */
    static final Change NOTHING = new Change(null, List.of(), null, List.of(), new LeaseTexts());

    public Change {
        events = List.copyOf(events);
        config = List.copyOf(config);
        samples = List.copyOf(samples);
    }

    /** A change without reports of devices. */
    Change(final Decision.@Nullable Granted decision, final List<Event> events, final @Nullable RequestRecord request,
            final List<Batch.ConfigChange> config, final LeaseTexts texts) {
        this(decision, events, request, config, List.of(), texts);
    }

    /** Nothing but reports of devices. */
    public static Change ofSamples(final List<Batch.SampleChange> samples) {
        return new Change(null, List.of(), null, List.of(), samples, new LeaseTexts());
    }

    /** A change of configuration. */
    public static Change ofConfig(final List<Event> events, final List<Batch.ConfigChange> config) {
        return new Change(null, events, null, config, new LeaseTexts());
    }

    /** Nothing but an entry in the log. */
    public static Change ofEvent(final Event event) {
        return ofEvents(List.of(event));
    }

    /** Nothing but entries in the log. */
    public static Change ofEvents(final List<Event> events) {
        return new Change(null, events, null, List.of(), new LeaseTexts());
    }

    /** True for what waits for the ledger: changes of leases, and {@link #NOTHING}, which has its place among them. */
    boolean isForLedger() {
        return !leaseChanges().isEmpty() || decision == null && events.isEmpty() && request == null && config.isEmpty()
            && samples.isEmpty();
    }

    /** The changes of leases, if any. */
    List<LeaseChange> leaseChanges() {
        final var granted = decision;
        return granted == null ? List.of() : granted.changes();
    }

    /** Number of rows this adds to a batch, for bounding the batch. */
    int weight() {
        return 1 + leaseChanges().size();
    }
}

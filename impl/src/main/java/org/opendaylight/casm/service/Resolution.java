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

/**
 * What was decided on a request, and what becomes durable with it.
 *
 * @param decision changes of leases, or why not
 * @param note given back with the answer, also to a repetition; null for none
 * @param facts entries of the store of configuration that go with it; only such as need not be undone when the ledger
 *        does not take the change
 * @param samples what a device reported
 * @param events entries for the log, besides those for each lease
 */
public record Resolution(Decision decision, @Nullable String note, List<Batch.ConfigChange> facts,
        List<Batch.SampleChange> samples, List<Event> events) {
    public Resolution {
        facts = List.copyOf(facts);
        samples = List.copyOf(samples);
        events = List.copyOf(events);
    }

    /** What goes without a report. */
    public Resolution(final Decision decision, final @Nullable String note, final List<Batch.ConfigChange> facts,
            final List<Event> events) {
        this(decision, note, facts, List.of(), events);
    }

    /** Nothing but the decision. */
    public static Resolution of(final Decision decision) {
        return new Resolution(decision, null, List.of(), List.of());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.usage.SampleHistory;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.service.KnownLeases;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** Decides on a report: it is recorded, and may be answered with more space, or with what to give back. */
final class ReportDecider implements Decider {
    private final AllocationEngine engine;
    private final KnownLeases known;
    private final UsageBook book;
    private final Capacity capacity;
    private final UsageReport report;
    private SampleHistory.Change change = SampleHistory.Change.NONE;

    ReportDecider(final AllocationEngine engine, final KnownLeases known, final UsageBook book,
            final Capacity capacity, final UsageReport report) {
        this.engine = engine;
        this.known = known;
        this.book = book;
        this.capacity = capacity;
        this.report = report;
    }

    @Override
    public Resolution decide(final Context context, final Instant now) {
        final var parts = new Composite(engine);
        final var device = context.profile().deviceId();
        final var reader = new SampleReader(engine, known, capacity.uses().head(device), capacity.uses());
        final var refusal = reader.read(report, now);
        if (refusal != null) {
            return Decider.refuse(parts, refusal);
        }
        change = book.plan(device, reader.samples(), context.profile().reporting().history());
        final var samples = capacity.uses().samples(capacity.uses().head(device));
        samples.put(device, book.after(device, change));
        final var outcome = new Capacity.Outcome();
        for (var pool : new TreeSet<>(reader.samples().stream().map(sample -> sample.subject().pool())
                .filter(Objects::nonNull).toList())) {
            capacity.judge(new Capacity.Case(this, context, pool, samples, now), parts, outcome);
            final var busy = parts.busy();
            if (busy != null) {
                return Decider.refuse(parts, busy);
            }
        }
        return answer(context, parts, outcome, now);
    }

    private Resolution answer(final Context context, final Composite parts, final Capacity.Outcome outcome,
            final Instant now) {
        final var reply = new DeviceReply(Result.GRANTED, outcome.leases(), null, outcome.reason(), outcome.idle());
        final var device = context.profile().deviceId();
        final var rows = Stream.concat(change.puts().stream().map(sample -> SampleText.put(device, sample)),
            change.drops().stream().map(key -> SampleText.drop(device, key))).toList();
        return new Resolution(parts.whole(reply.known(), false), reply.note(), context.session().unsaved(), rows,
            outcome.texts().isEmpty() ? List.of() : List.of(event(context, outcome, now)));
    }

    private static Event event(final Context context, final Capacity.Outcome outcome, final Instant now) {
        return Event.of(now, Event.Category.DEVICE, "address-pool-report", context.caller().principal())
            .source(context.caller().source()).tenant(context.profile().tenant())
            .deviceId(context.profile().deviceId()).requestId(context.requestId())
            .detail(String.join("; ", outcome.texts())).build();
    }

    /** What the report changed, once it is stored. */
    SampleHistory.Change change() {
        return change;
    }

    /** Rows of the event store for samples that are no longer kept. */
    static List<Batch.SampleChange> forgotten(final String deviceId, final List<UsageSample> gone) {
        final var rows = new ArrayList<Batch.SampleChange>();
        gone.forEach(sample -> rows.add(SampleText.drop(deviceId, sample.key())));
        return rows;
    }
}

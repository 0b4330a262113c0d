/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.usage.Period;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Change;
import org.opendaylight.casm.service.GroupCommitter;

/** The use cases of usage reports (draft sections 5.2.3 and 5.2.4). Thread-safe; waits for nothing. */
public final class Reports {
    /** Longest that a query waits. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Queries queries = new Queries();
    private final QueryPace pace = new QueryPace(new SplittableRandom());
    private final AllocationEngine engine;
    private final Devices devices;
    private final UsageBook book;
    private final ReportAnnouncer announcer;
    private final InstantSource clock;
    private final Capacity capacity;

    /**
     * The reports of a Coordinator.
     *
     * @param devices takes the messages
     * @param book restored from the store
     */
    public Reports(final AllocationEngine engine, final Devices devices, final UsageBook book,
            final ReportAnnouncer announcer, final InstantSource clock) {
        this.engine = engine;
        this.devices = devices;
        this.book = book;
        this.announcer = announcer;
        this.clock = clock;
        capacity = new Capacity(engine, new PoolUses(engine, book, new Planes(() -> engine.catalog().devices())));
        book.devices().forEach(device -> lastReport(device).ifPresent(devices.session(device)::hadReported));
    }

    /** A device reports; recorded for good when it is answered. */
    public CompletionStage<DeviceOutcome> report(final Header header, final UsageReport report, final Caller caller) {
        final var decider = new ReportDecider(engine, devices.known(), book, capacity, report);
        return devices.desk().receive(new DeviceDesk.Message("address-pool-report", header, report.toString(),
            null), caller, decider).whenComplete((outcome, failure) -> capacity.done(decider))
            .thenCompose(outcome -> isFirst(outcome) ? recorded(header.deviceId(), report, decider)
                .thenApply(told -> outcome) : CompletableFuture.completedStage(outcome));
    }

    private static boolean isFirst(final DeviceOutcome outcome) {
        return outcome instanceof DeviceOutcome.Answered answered
            && answered.reply().result() == DeviceReply.Result.GRANTED;
    }

    private CompletionStage<@Nullable Void> recorded(final String device, final UsageReport report,
            final ReportDecider decider) {
        book.apply(device, decider.change());
        devices.session(device).reported(clock.instant());
        pace.done(device);
        announcer.recorded(device, report.reportId());
        devices.changed(device);
        return announcer.useChanged(new HashSet<>(List.of(device, capacity.uses().head(device))))
            .thenAccept(told -> queries.reported(device));
    }

    /** Whether a device is to report, as it is told in the answer to its next keepalive. */
    public boolean isQueried(final String deviceId) {
        return devices.session(deviceId).isAsked()
            || devices.isQueryWanted(deviceId) && pace.isTurnOf(deviceId, clock.instant());
    }

    /** What is known of the use of a device. */
    public sealed interface Answer {
        /**
         * Its samples.
         *
         * @param reportId last report of which there are samples
         * @param samples the current ones
         * @param fresh whether it reported since it was asked
         */
        record Known(String reportId, List<UsageSample> samples, boolean fresh) implements Answer {
        }

        /** It has not reported. */
        record Nothing() implements Answer {
        }

        /**
         * The question is refused.
         *
         * @param refusal why
         */
        record Refused(Refusal refusal) implements Answer {
        }
    }

    /**
     * Asks a device to report and says what is known then.
     *
     * @param periods periods to tell of; empty for all
     * @param wait how long to wait for the report, cut to {@link #LONGEST_WAIT}; zero to answer at once with what is
     *             known already
     */
    public CompletionStage<Answer> query(final String deviceId, final Set<Period> periods, final Duration wait) {
        if (devices.profile(deviceId).isEmpty()) {
            return CompletableFuture.completedStage(new Answer.Refused(Refusal.of(Reason.UNKNOWN_DEVICE, null,
                "device " + deviceId + " is not configured; add it to casm-device:devices")));
        }
        final var longest = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        // before the device is asked, so that no answer comes too early
        final CompletionStage<Boolean> reported = longest.isZero() ? CompletableFuture.completedStage(false)
            : queries.await(deviceId, clock.instant().plus(longest));
        devices.session(deviceId).ask();
        return reported.thenApply(fresh -> {
            final var all = book.current(deviceId);
            final var last = all.stream().max(Comparator.comparing(sample -> sample.receipt().received()));
            return last.isEmpty() ? new Answer.Nothing()
                : new Answer.Known(last.orElseThrow().receipt().reportId(), all.stream().filter(sample ->
                    periods.isEmpty() || periods.contains(sample.key().period())).toList(), fresh);
        });
    }

    private Optional<Instant> lastReport(final String deviceId) {
        return book.all(deviceId).stream().map(sample -> sample.receipt().received()).max(Comparator.naturalOrder());
    }

    /** All that a device reported, as far as it is kept. */
    public List<UsageSample> samples(final String deviceId) {
        return book.all(deviceId);
    }

    /** How a device uses its pools, together with its user planes; nothing for a user plane. */
    public List<UsePerPool> uses(final String deviceId) {
        return capacity.uses().all(deviceId);
    }

    /** Publishes everything; to be called once. */
    public void publish() {
        announcer.useChanged(book.devices());
    }

    /** Looks what has become due; to be called about once a second. */
    public void look() {
        queries.look(clock.instant());
    }

    /** Forgets what devices reported that are not configured any more; to be called from time to time. */
    public void tidy(final GroupCommitter committer) {
        final var gone = new HashSet<>(book.devices());
        gone.removeAll(engine.catalog().devices().keySet());
        for (var device : gone) {
            committer.submit(Change.ofSamples(ReportDecider.forgotten(device, book.forget(device))));
            pace.done(device);
        }
        if (!gone.isEmpty()) {
            announcer.useChanged(gone);
        }
    }
}

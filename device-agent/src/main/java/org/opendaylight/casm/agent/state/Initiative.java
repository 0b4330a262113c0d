/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.protocol.Request.Ask;
import org.opendaylight.casm.agent.protocol.Request.Reason;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;
import org.opendaylight.casm.agent.protocol.Sample;
import org.opendaylight.casm.agent.usage.UsageWindows;

/** What the agent says of its own accord. Each kind of message is under way at most once at a time. */
final class Initiative {
    /** What one message may carry. */
    private static final int MOST_LEASES = 1024;

    private final Settings settings;
    private final Pools pools;
    private final Outbox outbox;
    private final Schedule schedule;
    private final UsageWindows windows;
    private final Capacity capacity;

    Initiative(final Settings settings, final Pools pools, final Outbox outbox, final Schedule schedule,
            final UsageWindows windows) {
        this.settings = settings;
        this.pools = pools;
        this.outbox = outbox;
        this.schedule = schedule;
        this.windows = windows;
        capacity = new Capacity(settings.thresholds());
    }

    /** Tells what is still held, and asks for what is missing (5.2.2). */
    void startUp(final Instant now) {
        // what waits for the Coordinator may be enough
        final List<Need> needs = missing().stream().filter(need -> pools.in(Holding.Phase.SUSPENDED).stream()
            .noneMatch(holding -> holding.need().equals(need))).toList();
        outbox.put(ask(Reason.START_UP, needs, pools.all()), now);
    }

    /** The device has let go of what it gave back (5.2.6, step 6). */
    void confirm(final List<String> leaseIds, final Instant now) {
        if (!leaseIds.isEmpty()) {
            outbox.put(new Request.Confirm(leaseIds), now);
        }
    }

    private List<Need> missing() {
        return settings.needs().stream().filter(need -> capacity.wants(need, pools.all())).toList();
    }

    /** Asks for what there is too little of (5.2.5). */
    void ask(final Instant now) {
        if (outbox.has(Ask.class) || !schedule.mayAsk(now)) {
            return;
        }
        final List<Need> wanting = new ArrayList<>(missing());
        wanting.removeIf(need -> {
            final Optional<Holding> resumable = capacity.resumable(need, pools.all());
            resumable.ifPresent(holding -> pools.resume(holding, now));
            return resumable.isPresent();
        });
        if (!wanting.isEmpty()) {
            outbox.put(ask(Reason.EXHAUSTION, wanting, List.of()), now);
        }
    }

    private Ask ask(final Reason reason, final List<Need> needs, final Collection<Holding> existing) {
        return new Ask(needs.stream().map(Need::item).toList(), reason, settings.register().portAllocation(),
            existing.stream().limit(MOST_LEASES).map(Holding::lease).toList());
    }

    /** Compares what is held with the Coordinator. */
    void resynchronize(final Instant now) {
        if (!outbox.has(Ask.class)) {
            outbox.put(ask(Reason.RESYNCHRONIZE, List.of(), pools.all()), now);
        }
    }

    /** All pools in one message, IPv4, IPv6 and ports, so that they stay in step. */
    void renew(final Instant now) {
        if (!outbox.has(Request.Renew.class)
                && pools.all().stream().anyMatch(holding -> holding.isDueForRenewal(now))) {
            outbox.put(new Request.Renew(pools.all().stream().filter(Holding::isRenewable).map(Holding::id)
                .limit(MOST_LEASES).toList()), now);
        }
    }

    /** Gives back what is not used any more (5.2.6). */
    void release(final Instant now) {
        if (outbox.has(Request.Release.class)) {
            return;
        }
        final List<Holding> returning = pools.in(Holding.Phase.RETURNING);
        if (!returning.isEmpty()) {
            final ReleaseReason reason = returning.getFirst().why();
            outbox.put(new Request.Release(returning.stream().filter(holding -> holding.why() == reason)
                .limit(MOST_LEASES).map(Holding::lease).toList(), reason), now);
        }
    }

    /** Begins to empty what is not needed, one pool of a need at a time. */
    void shrink(final Instant now) {
        if (schedule.mayShrink(now)) {
            settings.needs().forEach(need -> shrink(need, now));
        }
    }

    private void shrink(final Need need, final Instant now) {
        if (pools.all().stream().noneMatch(holding -> holding.need().equals(need)
                && holding.phase() == Holding.Phase.DRAINING)) {
            capacity.spare(need, pools.all(), now).ifPresent(spare -> {
                pools.say("emptying " + spare.holding().lease() + ": " + spare.reason());
                pools.drain(spare.holding(), spare.reason(), null);
            });
        }
    }

    /** Shows that the device is there, and reports. */
    void signs(final Instant now) {
        if (schedule.isKeepaliveDue(now) && !outbox.has(Request.Keepalive.class)) {
            outbox.put(new Request.Keepalive(), now);
        }
        if (schedule.isReportDue(now)) {
            report(now);
        }
    }

    /** Reports (5.2.3). A newer report tells all that an older one does. */
    void report(final Instant now) {
        final List<Sample> samples = windows.samples(List.of(Sample.Period.values()));
        if (!samples.isEmpty()) {
            outbox.removeAll(Request.Report.class);
            outbox.put(new Request.Report(outbox.reportId(), samples), now);
        }
    }
}

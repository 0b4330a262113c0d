/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.usage.CapacityRules;
import org.opendaylight.casm.core.usage.CapacityRules.Advice;
import org.opendaylight.casm.core.usage.FairShare;
import org.opendaylight.casm.core.usage.PoolUse;
import org.opendaylight.casm.core.usage.UsageSample;

/**
 * Acts on what devices report of a pool (draft sections 5.2.3, step 3, and 5.2.6): grants more without being asked, at
 * most one grant under way to a device and its user planes in a pool, or names what to give back. IP addresses only.
 */
final class Capacity {
    private final ConcurrentHashMap<Place, ReportDecider> granting = new ConcurrentHashMap<>();
    private final Shortages shortages = new Shortages();
    private final AllocationEngine engine;
    private final PoolUses uses;

    private record Place(String head, String pool) {
    }

    /**
     * What is to be judged.
     *
     * @param decider decides on the report
     * @param context of the report
     * @param pool pool that it speaks of
     * @param samples what is known of the device and its user planes, this report included
     * @param now when
     */
    record Case(ReportDecider decider, Context context, String pool,
            Map<String, ? extends Collection<UsageSample>> samples, Instant now) {
    }

    /** What comes of a report, of all its pools together. */
    static final class Outcome {
        private final List<LeaseAnswer> leases = new ArrayList<>();
        private final List<String> idle = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();

        List<LeaseAnswer> leases() {
            return leases;
        }

        List<String> idle() {
            return idle;
        }

        /** What was done, for the log; empty when nothing was. */
        List<String> texts() {
            return texts;
        }

        /** Why something that is needed was not granted; null when nothing is missing. */
        @Nullable String reason() {
            return missed.isEmpty() ? null : String.join("; ", missed);
        }
    }

    Capacity(final AllocationEngine engine, final PoolUses uses) {
        this.engine = engine;
        this.uses = uses;
    }

    PoolUses uses() {
        return uses;
    }

    /** A report is done with, stored or not. */
    void done(final ReportDecider decider) {
        granting.values().removeIf(decider::equals);
    }

    /** Judges one pool of a report. */
    void judge(final Case it, final Composite parts, final Outcome outcome) {
        final Pool pool = engine.catalog().pools().get(it.pool());
        final var family = pool == null ? null : pool.kind().family().orElse(null);
        if (pool == null || family != AddressFamily.IPV4 && family != AddressFamily.IPV6) {
            return;
        }
        final var head = uses.head(it.context().profile().deviceId());
        final var use = uses.of(head, it.pool(), it.samples());
        final var pressed = shortages.isPressed(it.pool(), head, it.now());
        switch (rules(it.context(), pool, family).advise(use, pressed)) {
            case Advice.Leave leave -> shortages.settle(it.pool(), head);
            case Advice.Less less -> {
                shortages.settle(it.pool(), head);
                suggest(it, use, less, outcome);
            }
            case Advice.More more -> more(it, head, pool, use, more.members(), parts, outcome);
        }
    }

    private static CapacityRules rules(final Context context, final Pool pool, final AddressFamily family) {
        final var own = context.profile().reporting();
        final Long idle = own.idleRelease() != null ? own.idleRelease() : pool.leaseRules().idleRelease();
        return new CapacityRules(family == AddressFamily.IPV4 ? own.ipv4High() : own.ipv6High(),
            pool.thresholds().hysteresis(), own.low(),
            Duration.ofSeconds(idle == null ? DeviceProfile.Reporting.DEFAULT_IDLE_RELEASE : idle),
            BigInteger.valueOf(own.keepMinimum()));
    }

    private void suggest(final Case it, final PoolUse use, final Advice.Less less, final Outcome outcome) {
        final var device = it.context().profile().deviceId();
        final var head = uses.head(device);
        final var ids = less.leaseIds().stream().filter(id -> engine.lease(id).map(lease -> lease.owner().deviceId())
            .filter(holder -> holder.equals(device) || holder.equals(head)).isPresent()).toList();
        if (!ids.isEmpty()) {
            outcome.idle.addAll(ids);
            outcome.texts.add("asked to give back " + String.join(" ", ids) + " of pool " + it.pool() + ", "
                + text(use));
        }
    }

    private void more(final Case it, final String head, final Pool pool, final PoolUse use, final BigInteger members,
            final Composite parts, final Outcome outcome) {
        final var place = new Place(head, pool.name());
        final var other = granting.putIfAbsent(place, it.decider());
        if (other != null && other != it.decider()) {
            return;
        }
        final var unit = engine.upkeep().unitMembers(pool.name());
        final var needed = members.add(unit).subtract(BigInteger.ONE).divide(unit);
        final var profile = it.context().profile();
        shortages.note(pool.name(), new FairShare.Need(head, profile.reporting().priority(), needed),
            it.now().plusSeconds(2 * profile.reportInterval()));
        final var free = engine.usage(pool.name()).free().divide(unit);
        final var share = shortages.share(pool.name(), head, free, it.now());
        if (share.signum() == 0) {
            outcome.missed.add("pool " + pool.name() + (free.signum() == 0 ? " has no unit free"
                : " is short, and what is free is due to others") + "; " + needed + " units are needed");
            granting.remove(place, it.decider());
            return;
        }
        final var context = it.context().as(engine.catalog().devices().get(head));
        final var grants = new Grants(engine, parts, context, context.choice(engine.catalog(), null));
        grants.grant(List.of(new PoolItem("report", new PoolItem.Want(null, null, null, pool.name()),
            new Size.Units(share.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue()), null, null, null)), it.now());
        final var reason = grants.reason();
        if (grants.granted() > 0) {
            outcome.leases.addAll(grants.answers());
            outcome.texts.add("granted " + grants.answers().size() + " leases of pool " + pool.name() + ", "
                + text(use));
            shortages.settle(pool.name(), head);
        } else {
            granting.remove(place, it.decider());
            if (grants.exhausted() == null) {
                // it may not have more, so that nobody has to leave anything to it
                shortages.settle(pool.name(), head);
            }
        }
        if (reason != null) {
            outcome.missed.add(reason);
        }
    }

    private static String text(final PoolUse use) {
        return String.format(Locale.ROOT, "%s of %s in use, %.2f %%", use.used(), use.total(), use.percent());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import com.google.common.net.InetAddresses;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.IpBlock;
import org.opendaylight.casm.radius.usage.Sample.Period;

/**
 * Use of one lease. Members of IPv4 are addresses, those of IPv6 prefixes of the length that the first subscriber got;
 * a larger one counts as so many, a smaller one as one.
 */
final class LeaseUse {
    /** More cannot be told apart in a report. */
    private static final int MOST_BITS = 62;
    private static final int IPV4_BITS = 32;
    /** Shorter ones tell nothing. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    /** Ended periods of each kind that wait to be reported. */
    private static final int MOST_ENDED = 2;

    private final HeldLease lease;
    private final Map<Period, Window> windows = new EnumMap<>(Period.class);
    private final List<Sample> ended = new ArrayList<>();
    private @Nullable Integer unit;
    private long used;

    LeaseUse(final HeldLease lease, final Instant now) {
        this.lease = lease;
        if (lease.block().isIpv4()) {
            unit = IPV4_BITS;
        }
        final var start = now.truncatedTo(ChronoUnit.SECONDS);
        for (var period : Period.values()) {
            windows.put(period, new Window(start, 0));
        }
    }

    boolean contains(final IpBlock block) {
        return lease.block().contains(block.first()) && lease.block().contains(block.last());
    }

    /** Members that a block is, from now on also the measure for others. */
    long weigh(final IpBlock block) {
        final int length = block.prefixLength().orElse(0);
        if (unit == null) {
            unit = Math.min(length, lease.block().prefixLength().orElse(0) + MOST_BITS);
        }
        final Integer known = unit;
        return known == null || known <= length ? 1 : 1L << Math.min(known - length, MOST_BITS);
    }

    /** So many members more, or fewer. */
    void add(final long members, final Instant now) {
        advance(now);
        used = Math.max(0, used + members);
        windows.values().forEach(window -> window.set(used));
    }

    private void advance(final Instant now) {
        windows.replaceAll((period, window) -> {
            final var end = period.end(window.start());
            if (now.isBefore(end)) {
                window.advance(now);
                return window;
            }
            window.advance(end);
            final var same = ended.stream().filter(sample -> sample.period() == period).toList();
            if (same.size() >= MOST_ENDED) {
                ended.remove(same.getFirst());
            }
            ended.add(sample(period, window));
            final var next = new Window(period.begin(now), used);
            next.advance(now);
            return next;
        });
    }

    private Sample sample(final Period period, final Window window) {
        return new Sample(period, window.start(), window.until(), lease.id(), name(), window.figures(total()));
    }

    private String name() {
        final var length = lease.block().prefixLength();
        return length.isPresent() ? InetAddresses.toAddrString(lease.block().first()) + '/' + length.orElseThrow()
            : lease.block().toString();
    }

    private @Nullable Long total() {
        final Integer known = unit;
        if (known == null) {
            return null;
        }
        return lease.block().count(known);
    }

    /** The periods that run, and those that ended and were not reported. */
    List<Sample> samples(final Instant now) {
        advance(now);
        final var samples = new ArrayList<>(ended);
        windows.forEach((period, window) -> samples.add(sample(period, window)));
        samples.removeIf(sample -> sample.end().isBefore(sample.start().plus(SHORTEST)));
        return samples;
    }

    /** These are known to the Coordinator. */
    void reported(final Collection<Sample> samples) {
        ended.removeAll(samples);
    }
}

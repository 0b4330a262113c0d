/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.RangeSet;
import org.opendaylight.casm.core.lease.Lease;

/**
 * Adds up what a device and its user planes report of the leases of one pool. Of each entry of each of them the sample
 * of its shortest period that was measured last counts. Peaks are added as if they had come at the same time, so that
 * the joint use is rather overstated than understated; leases of which nothing is reported count as not used.
 */
public final class JointUse {
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Function<Lease, BigInteger> units;
    /** By entry, each of one device, latest first. */
    private final List<List<UsageSample>> entries = new ArrayList<>();

    private record Series(String device, String entry) {
    }

    /**
     * What the use is made of.
     *
     * @param held leases of the pool that the device may use
     * @param samples all samples known of leases of the pool, by device
     * @param units addressing units of a lease
     */
    public JointUse(final Collection<Lease> held, final Map<String, ? extends Collection<UsageSample>> samples,
            final Function<Lease, BigInteger> units) {
        held.forEach(lease -> leases.put(lease.id(), lease));
        this.units = units;
        final var series = new HashMap<Series, List<UsageSample>>();
        samples.forEach((device, own) -> own.stream()
            .filter(sample -> sample.subject().leases().stream().anyMatch(leases::containsKey))
            .forEach(sample -> series.computeIfAbsent(new Series(device, sample.key().entry()),
                key -> new ArrayList<>()).add(sample)));
        for (final List<UsageSample> all : series.values()) {
            final Period shortest = all.stream().map(sample -> sample.key().period()).min(Comparator.naturalOrder())
                .orElseThrow();
            entries.add(all.stream().filter(sample -> sample.key().period() == shortest)
                .sorted(Comparator.comparing(UsageSample::end).thenComparing(sample -> sample.key().start())
                    .reversed()).toList());
        }
    }

    /** The use of all of it. */
    public PoolUse use() {
        BigInteger used = BigInteger.ZERO;
        BigInteger total = BigInteger.ZERO;
        final var members = new HashMap<String, BigInteger>();
        final var seen = new HashSet<String>();
        for (final Part part : parts()) {
            final BigInteger whole = part.total();
            used = used.add(part.used().min(whole));
            total = total.add(whole);
            part.leaseIds.forEach(id -> {
                // of leases that were measured together each is as large as it is
                members.put(id, part.leaseIds.size() == 1 ? whole : leases.get(id).range().size().min(whole));
                if (!part.samples.isEmpty()) {
                    seen.add(id);
                }
            });
        }
        final var blocks = leases.values().stream().map(lease -> new PoolUse.Block(lease.id(), units.apply(lease),
            members.get(lease.id()), lease.created(), idle(lease), seen.contains(lease.id()))).toList();
        return new PoolUse(used, total, blocks, entries.stream().map(entry -> entry.getFirst().knownUntil())
            .max(Comparator.naturalOrder()).orElse(null));
    }

    /** Leases that are measured together, and the samples of them. */
    private final class Part {
        private final Set<String> leaseIds = new HashSet<>();
        private final List<UsageSample> samples = new ArrayList<>();

        BigInteger size() {
            return leaseIds.stream().map(id -> leases.get(id).range().size()).reduce(BigInteger.ZERO, BigInteger::add);
        }

        BigInteger wholeOf(final UsageSample sample) {
            final BigInteger said = sample.measure().total();
            return said != null ? said : sample.subject().addresses().isEmpty() ? size()
                : sizeOf(sample.subject().addresses());
        }

        /** What the devices say that could be used, and what none of them speaks of; never more than there is. */
        BigInteger total() {
            if (samples.isEmpty()) {
                return size();
            }
            final BigInteger said = samples.stream().map(this::wholeOf).reduce(BigInteger.ZERO, BigInteger::add);
            final boolean all = samples.stream().anyMatch(sample -> sample.subject().addresses().isEmpty());
            final BigInteger covered = all ? size() : sizeOf(samples.stream()
                .flatMap(sample -> sample.subject().addresses().stream()).toList()).min(size());
            return said.min(covered).add(size().subtract(covered));
        }

        BigInteger used() {
            BigInteger sum = BigInteger.ZERO;
            for (final UsageSample sample : samples) {
                final BigInteger own = sample.measure().used(wholeOf(sample));
                sum = own == null ? sum : sum.add(own);
            }
            return sum;
        }
    }

    private static BigInteger sizeOf(final List<AddressRange> ranges) {
        return RangeSet.of(ranges).ranges().stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Collection<Part> parts() {
        final var byLease = new HashMap<String, Part>();
        leases.keySet().forEach(id -> byLease.computeIfAbsent(id, key -> new Part()).leaseIds.add(id));
        for (final List<UsageSample> entry : entries) {
            final UsageSample sample = entry.getFirst();
            final var touched = sample.subject().leases().stream().map(byLease::get)
                .filter(part -> part != null).collect(Collectors.toSet());
            if (touched.isEmpty()) {
                continue;
            }
            final Part joined = touched.iterator().next();
            for (final Part other : touched) {
                if (other != joined) {
                    joined.leaseIds.addAll(other.leaseIds);
                    joined.samples.addAll(other.samples);
                }
            }
            joined.samples.add(sample);
            joined.leaseIds.forEach(id -> byLease.put(id, joined));
        }
        return Set.copyOf(byLease.values());
    }

    /** For how long the lease has been without use as far as all who measure it tell; null when it is not. */
    private @Nullable Duration idle(final Lease lease) {
        Instant since = lease.created();
        Instant until = null;
        for (final List<UsageSample> entry : entries) {
            final var own = entry.stream().filter(sample -> sample.subject().leases().contains(lease.id())).toList();
            if (own.isEmpty()) {
                continue;
            }
            final Instant from = idleFrom(own);
            if (from == null) {
                return null;
            }
            final Instant end = own.getFirst().knownUntil();
            since = since.isBefore(from) ? from : since;
            until = until == null || end.isBefore(until) ? end : until;
        }
        return until == null || until.isBefore(since) ? null : Duration.between(since, until);
    }

    /** Where the unbroken run of samples without use starts that the last one ends; null when that one has use. */
    private static @Nullable Instant idleFrom(final List<UsageSample> latestFirst) {
        Instant from = null;
        for (final UsageSample sample : latestFirst) {
            final Instant start = sample.key().start();
            final boolean gap = from != null && sample.end().plus(sample.key().period().length()).isBefore(from);
            if (!isUnused(sample) || gap) {
                break;
            }
            from = from == null || start.isBefore(from) ? start : from;
        }
        return from;
    }

    private static boolean isUnused(final UsageSample sample) {
        final BigInteger used = sample.measure().used(BigInteger.valueOf(Long.MAX_VALUE));
        return used != null && used.signum() == 0;
    }
}

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
 * of its shortest period that was measured last counts; earlier ones tell what was in use before. Peaks
 * are added as if they had come at the same time, so that the joint use is rather overstated than understated; leases
 * of which nothing is reported count as not used.
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
        BigInteger total = BigInteger.ZERO;
        final var members = new HashMap<String, BigInteger>();
        final var seen = new HashSet<String>();
        final var parts = parts();
        for (final Part part : parts) {
            final BigInteger whole = part.total();
            total = total.add(whole);
            part.leaseIds.forEach(id -> {
                // of leases that were measured together each is as large as it is
                members.put(id, part.leaseIds.size() == 1 ? whole : leases.get(id).range().size().min(whole));
                if (!part.series.isEmpty()) {
                    seen.add(id);
                }
            });
        }
        final var blocks = leases.values().stream().map(lease -> new PoolUse.Block(lease.id(), units.apply(lease),
            members.get(lease.id()), lease.created(), Idleness.of(lease, entries), seen.contains(lease.id()))).toList();
        return new PoolUse(sum(parts, Part::used), total, blocks, entries.stream().map(entry -> entry.getFirst()
            .knownUntil()).max(Comparator.naturalOrder()).orElse(null), new PoolUse.Trend(sum(parts, Part::current),
                time -> sum(parts, part -> part.most(time))));
    }

    private static BigInteger sum(final Collection<Part> parts, final Function<Part, BigInteger> members) {
        return parts.stream().map(part -> members.apply(part).min(part.total()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** Leases that are measured together, and the series of samples of them, each latest first. */
    private final class Part {
        private final Set<String> leaseIds = new HashSet<>();
        private final List<List<UsageSample>> series = new ArrayList<>();

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
            if (series.isEmpty()) {
                return size();
            }
            final var samples = series.stream().map(List::getFirst).toList();
            final BigInteger said = samples.stream().map(this::wholeOf).reduce(BigInteger.ZERO, BigInteger::add);
            final boolean all = samples.stream().anyMatch(sample -> sample.subject().addresses().isEmpty());
            final BigInteger covered = all ? size() : sizeOf(samples.stream()
                .flatMap(sample -> sample.subject().addresses().stream()).toList()).min(size());
            return said.min(covered).add(size().subtract(covered));
        }

        BigInteger used() {
            return most(Duration.ZERO);
        }

        BigInteger current() {
            return series.stream().map(List::getFirst).map(sample -> said(sample.measure().needed(wholeOf(sample))))
                .reduce(BigInteger.ZERO, BigInteger::add);
        }

        /** Of each series what the last sample says, and all that ended at most so long before it. */
        BigInteger most(final Duration time) {
            return series.stream().map(all -> {
                final Instant since = all.getFirst().knownUntil().minus(time);
                return all.stream().filter(sample -> sample == all.getFirst() || sample.knownUntil().isAfter(since))
                    .map(sample -> said(sample.measure().used(wholeOf(sample)))).max(Comparator.naturalOrder())
                    .orElseThrow();
            }).reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    private static BigInteger said(final @Nullable BigInteger members) {
        return members == null ? BigInteger.ZERO : members;
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
                    joined.series.addAll(other.series);
                }
            }
            joined.series.add(entry);
            joined.leaseIds.forEach(id -> byLease.put(id, joined));
        }
        return Set.copyOf(byLease.values());
    }
}

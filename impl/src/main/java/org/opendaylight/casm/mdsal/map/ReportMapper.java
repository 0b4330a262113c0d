/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.usage.Measure;
import org.opendaylight.casm.core.usage.Period;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.service.device.UsageReport;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Report;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.report.Sample;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.report.SampleBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Cgn;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.DsLite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.GiDsLite;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Lw4o6;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MapE;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MapT;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Nat44;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Nat64;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Percent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.SixRdBr;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.TransitionMechanism;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Xlat464;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.usage.Ports;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.usage.PortsBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Decimal64;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Usage reports of devices. What was reported is told again as it was said. */
public final class ReportMapper {
    private static final Map<String, TransitionMechanism> MECHANISMS = Stream.<TransitionMechanism>of(Nat44.VALUE,
        Cgn.VALUE, DsLite.VALUE, Lw4o6.VALUE, MapE.VALUE, MapT.VALUE, Nat64.VALUE, Xlat464.VALUE, SixRdBr.VALUE,
        GiDsLite.VALUE).collect(Collectors.toUnmodifiableMap(IdentityNames::of, Function.identity()));

    private ReportMapper() {
        // functions only
    }

    /** A report. */
    public static UsageReport report(final Report from) throws InvalidRequestException {
        final var id = from.getReportId();
        final var samples = from.nonnullSample().values();
        if (id == null) {
            throw new InvalidRequestException("report-id is required: the answer names it");
        }
        if (samples.size() > UsageReport.MAX_SAMPLES) {
            throw new InvalidRequestException("sample has " + samples.size() + " entries; a report has at most "
                + UsageReport.MAX_SAMPLES + ", send several");
        }
        final var entries = new ArrayList<UsageReport.Entry>();
        for (var sample : samples) {
            entries.add(entry(sample));
        }
        entries.sort(Comparator.comparing(UsageReport.Entry::key));
        return new UsageReport(id.getValue(), entries);
    }

    /** Periods. */
    public static Set<Period> periods(
            final @Nullable Set<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122
                .Period> from) {
        return from == null ? Set.of()
            : from.stream().map(one -> Period.ofYangName(one.getName())).collect(Collectors.toSet());
    }

    private static UsageReport.Entry entry(final Sample from) throws InvalidRequestException {
        final var name = "sample " + from.requirePoolEntry();
        final var period = Period.ofYangName(from.requirePeriod().getName());
        try {
            final var start = Times.ofYang(from.requireStart());
            final var end = from.getEnd();
            final Instant until = end == null ? start.plus(period.length()) : Times.ofYang(end);
            if (!until.isAfter(start)) {
                throw new IllegalArgumentException("end " + until + " is not after start " + start);
            }
            final var lease = from.getLeaseId();
            return new UsageReport.Entry(new UsageSample.Key(period, start, from.requirePoolEntry()), until,
                lease == null ? null : lease.getValue(), addresses(from.getAddressList()), measure(from));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidRequestException(name, e);
        }
    }

    private static List<AddressRange> addresses(final @Nullable Set<IpPrefix> from) {
        if (from == null) {
            return List.of();
        }
        if (from.size() > UsageReport.MAX_ADDRESSES) {
            throw new IllegalArgumentException("address-list has " + from.size() + " entries; at most "
                + UsageReport.MAX_ADDRESSES + " are allowed");
        }
        return from.stream().map(prefix -> AddressRange.of(Prefix.parse(prefix.stringValue())))
            .sorted(Comparator.comparing(AddressRange::start)).toList();
    }

    private static Measure measure(final Sample from) throws InvalidRequestException {
        final var technique = from.getTechnique();
        final var total = from.getTotalAddresses();
        final var peak = from.getPeakAddresses();
        final var current = from.getCurrentAddresses();
        return new Measure(TargetMapper.kind(from.getKind()), technique == null ? null : IdentityNames.of(technique),
            total == null ? null : total.toJava(), peak == null ? null : peak.toJava(),
            ratio(from.getAverageAddressRatio()), ratio(from.getPeakAddressRatio()),
            from.nonnullPorts().values().stream().map(ReportMapper::ports)
                .sorted(Comparator.comparing(Measure.Ports::protocol)).toList(),
            current == null ? null : current.toJava());
    }

    private static Measure.Ports ports(final Ports from) {
        return new Measure.Ports(from.requireProtocol().getName(), ratio(from.getAverageRatio()),
            ratio(from.getPeakRatio()), ratio(from.getCurrentRatio()));
    }

    private static @Nullable BigDecimal ratio(final @Nullable Percent from) {
        return from == null ? null : from.getValue().decimalValue();
    }

    /** A sample as it was reported. */
    public static Sample toSample(final UsageSample from) {
        final var key = from.key();
        final var subject = from.subject();
        final var measure = from.measure();
        final var lease = subject.leaseId();
        final var kind = measure.kind();
        final var total = measure.total();
        final var peak = measure.peak();
        final var current = measure.current();
        return new SampleBuilder().setPeriod(period(key.period())).setStart(Times.toYang(key.start()))
            .setPoolEntry(key.entry()).setEnd(Times.toYang(from.end()))
            .setLeaseId(lease == null ? null : new LeaseId(lease)).setAddressList(toPrefixes(subject.addresses()))
            .setKind(kind == null ? null : KindMapper.toYang(kind)).setTechnique(mechanism(measure.technique()))
            .setTotalAddresses(total == null ? null : Uint64.valueOf(total))
            .setPeakAddresses(peak == null ? null : Uint64.valueOf(peak))
            .setCurrentAddresses(current == null ? null : Uint64.valueOf(current))
            .setAverageAddressRatio(percent(measure.average())).setPeakAddressRatio(percent(measure.peakRatio()))
            .setPorts(measure.ports().stream().map(one -> new PortsBuilder()
                .setProtocol(Ports.Protocol.forName(one.protocol())).setAverageRatio(percent(one.average()))
                .setPeakRatio(percent(one.peak())).setCurrentRatio(percent(one.current())).build())
                .collect(BindingMap.toOrderedMap()))
            .build();
    }

    /** Addresses as prefixes, in their order; null for none. */
    public static @Nullable Set<IpPrefix> toPrefixes(final List<AddressRange> from) {
        return from.isEmpty() ? null : from.stream().map(range -> ResourceMapper.toIpPrefix(
            range.asPrefix().orElseThrow())).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A transition mechanism; null for none, and for one that another module derived. */
    public static @Nullable TransitionMechanism mechanism(final @Nullable String name) {
        return name == null ? null : MECHANISMS.get(name);
    }

    /** A period. */
    public static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Period period(
            final Period from) {
        return org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Period
            .forName(from.yangName());
    }

    private static @Nullable Percent percent(final @Nullable BigDecimal from) {
        return from == null ? null : new Percent(Decimal64.valueOf(from.setScale(2)));
    }
}

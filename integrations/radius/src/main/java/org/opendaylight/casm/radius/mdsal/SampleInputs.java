/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.report.Sample;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.report.SampleBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.report.SampleKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Percent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Period;
import org.opendaylight.yangtools.yang.common.Decimal64;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Samples as casm-device has them. */
final class SampleInputs {
    private static final double ALL = 100;

    private SampleInputs() {
        // functions only
    }

    static Map<SampleKey, Sample> of(final Collection<org.opendaylight.casm.radius.usage.Sample> samples) {
        return samples.stream().map(SampleInputs::toSample).collect(Collectors.toMap(Sample::key, Function.identity(),
            (one, other) -> other));
    }

    private static Sample toSample(final org.opendaylight.casm.radius.usage.Sample from) {
        final var figures = from.figures();
        final var total = figures.total();
        final var builder = new SampleBuilder()
            .setPeriod(switch (from.period()) {
                case DAY -> Period.Day;
                case WEEK -> Period.Week;
                case MONTH -> Period.Month;
            })
            .setStart(time(from.start())).setEnd(time(from.end())).setPoolEntry(from.entry())
            .setLeaseId(new LeaseId(from.leaseId()))
            .setPeakAddresses(Uint64.valueOf(figures.peak()))
            .setCurrentAddresses(Uint64.valueOf(figures.current()));
        if (total == null) {
            return builder.build();
        }
        // smaller prefixes than the first one count as much as it does, so that there may seem to be more than all
        final long whole = Math.max(total, figures.peak());
        return builder.setTotalAddresses(Uint64.valueOf(whole)).setPeakAddressRatio(percent(figures.peak(), whole))
            .setAverageAddressRatio(percent(figures.average(), whole)).build();
    }

    private static Percent percent(final double part, final long whole) {
        return new Percent(Decimal64.valueOf(BigDecimal.valueOf(Math.clamp(ALL * part / whole, 0, ALL))
            .setScale(2, RoundingMode.HALF_UP)));
    }

    private static DateAndTime time(final Instant time) {
        return new DateAndTime(time.truncatedTo(ChronoUnit.SECONDS).toString());
    }
}

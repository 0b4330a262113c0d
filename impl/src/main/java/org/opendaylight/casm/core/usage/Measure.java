/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * What a device measured. Ratios are percent, and are never derived from the length of a prefix: the device says what
 * the whole is.
 *
 * @param kind kind of the members; null when not said
 * @param technique transition mechanism, a YANG identity name; null for none
 * @param total members that could be used; null when not said
 * @param peak most members in use at one time; null when not said
 * @param average members in use on average; null when not said
 * @param peakRatio members in use at most; null when not said
 * @param ports use of ports, of each protocol once
 * @param current members in use at the end; null when not said
 */
public record Measure(@Nullable ObjectKind kind, @Nullable String technique, @Nullable BigInteger total,
        @Nullable BigInteger peak, @Nullable BigDecimal average, @Nullable BigDecimal peakRatio, List<Ports> ports,
        @Nullable BigInteger current) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /**
     * Use of the ports of one protocol.
     *
     * @param protocol its name, such as {@code tcp}
     * @param average on average, percent; null when not said
     * @param peak at most, percent; null when not said
     * @param current at the end, percent; null when not said
     */
    public record Ports(String protocol, @Nullable BigDecimal average, @Nullable BigDecimal peak,
            @Nullable BigDecimal current) {
        public Ports {
            check(average, "average-ratio of ports " + protocol);
            check(peak, "peak-ratio of ports " + protocol);
            check(current, "current-ratio of ports " + protocol);
        }

        /** Without a word on how many are in use at the end. */
        public Ports(final String protocol, final @Nullable BigDecimal average, final @Nullable BigDecimal peak) {
            this(protocol, average, peak, null);
        }
    }

    /**
     * Checks what fits together.
     *
     * @throws IllegalArgumentException when a ratio is not 0 to 100 percent, the peak is above the total, or more is in
     *             use at the end than at most
     */
    public Measure {
        ports = List.copyOf(ports);
        check(average, "average-address-ratio");
        check(peakRatio, "peak-address-ratio");
        if (total != null && peak != null && peak.compareTo(total) > 0) {
            throw new IllegalArgumentException("peak-addresses " + peak + " is above total-addresses " + total
                + "; at most all can be in use");
        }
        checkCurrent(current, peak, "peak-addresses");
        checkCurrent(current, total, "total-addresses");
    }

    /** Without a word on how many members are in use at the end. */
    public Measure(final @Nullable ObjectKind kind, final @Nullable String technique,
            final @Nullable BigInteger total, final @Nullable BigInteger peak, final @Nullable BigDecimal average,
            final @Nullable BigDecimal peakRatio, final List<Ports> ports) {
        this(kind, technique, total, peak, average, peakRatio, ports, null);
    }

    private static void checkCurrent(final @Nullable BigInteger current, final @Nullable BigInteger most,
            final String name) {
        if (current != null && most != null && current.compareTo(most) > 0) {
            throw new IllegalArgumentException("current-addresses " + current + " is above " + name + ' ' + most);
        }
    }

    private static void check(final @Nullable BigDecimal ratio, final String name) {
        if (ratio != null && (ratio.signum() < 0 || ratio.compareTo(ALL) > 0)) {
            throw new IllegalArgumentException(name + " is " + ratio.toPlainString() + " percent; it has to be 0 to"
                + " 100");
        }
    }

    /**
     * Members needed at most: those in use or, of shared addresses, as many as the ports in use are of all ports. Null
     * when nothing was measured.
     *
     * @param whole members that could be used
     */
    @Nullable BigInteger used(final BigInteger whole) {
        BigInteger most = members(whole);
        for (final Ports one : ports) {
            final BigDecimal busy = one.peak() != null ? one.peak() : one.average();
            if (busy != null) {
                final BigInteger share = share(busy, whole);
                most = most == null ? share : most.max(share);
            }
        }
        return most;
    }

    /**
     * Members needed at the end of the measurement, counted like {@link #used}; where the device does not say so, on
     * average, and where it says neither, at most. Null when nothing was measured.
     *
     * @param whole members that could be used
     */
    @Nullable BigInteger needed(final BigInteger whole) {
        final BigInteger counted = current;
        final BigDecimal ratio = average;
        BigInteger most = counted != null ? counted.min(whole) : ratio != null ? share(ratio, whole) : members(whole);
        for (final Ports one : ports) {
            final BigDecimal busy = one.current() != null ? one.current() : one.average() != null ? one.average()
                : one.peak();
            if (busy != null) {
                final BigInteger share = share(busy, whole);
                most = most == null ? share : most.max(share);
            }
        }
        return most;
    }

    /** Members in use at most, ports apart; null when that is not said. */
    private @Nullable BigInteger members(final BigInteger whole) {
        final BigInteger counted = peak;
        final BigDecimal ratio = peakRatio != null ? peakRatio : average;
        return counted != null ? counted.min(whole) : ratio == null ? null : share(ratio, whole);
    }

    private static BigInteger share(final BigDecimal ratio, final BigInteger whole) {
        return ratio.multiply(new BigDecimal(whole)).divide(ALL, 0, RoundingMode.CEILING).toBigInteger();
    }
}

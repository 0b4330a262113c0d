/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;

/**
 * How much of something a device used in a period (draft section 5.2.3).
 *
 * @param key what tells it from the other samples of its device
 * @param end until when it was measured, after its start
 * @param subject what was measured
 * @param measure the figures
 * @param receipt how it came here
 */
public record UsageSample(Key key, Instant end, Subject subject, Measure measure, Receipt receipt) {
    /**
     * What tells a sample from the others of its device.
     *
     * @param period how long is measured
     * @param start from when
     * @param entry name of what is measured, in the words of the device
     */
    public record Key(Period period, Instant start, String entry) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::period).thenComparing(Key::start)
            .thenComparing(Key::entry);

        public Key {
            requireNonNull(period);
            requireNonNull(start);
            requireNonNull(entry);
        }

        @Override
        public int compareTo(final Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What was measured.
     *
     * @param leaseId the lease, as the device says; null when it names none
     * @param addresses the addresses, as the device says; empty for all of the lease
     * @param pool pool of the leases; null when they are none of CASM's
     * @param leases the leases that these are, as of when the sample came; empty when they are none of CASM's
     */
    public record Subject(@Nullable String leaseId, List<AddressRange> addresses, @Nullable String pool,
            List<String> leases) {
        public Subject {
            addresses = List.copyOf(addresses);
            leases = List.copyOf(leases);
        }
    }

    /**
     * How a sample came here.
     *
     * @param reportId the report it is of
     * @param received when that came
     */
    public record Receipt(String reportId, Instant received) {
    }

    /**
     * Checks what fits together.
     *
     * @throws IllegalArgumentException when it does not end after its start
     */
    public UsageSample {
        if (!end.isAfter(key.start())) {
            throw new IllegalArgumentException("it ends at " + end + ", which is not after its start " + key.start());
        }
    }

    /** Until when the use is known: the device may speak of a period that is not over yet. */
    Instant knownUntil() {
        return end.isAfter(receipt.received()) ? receipt.received() : end;
    }

    /**
     * Whether this one counts instead of another of the same key: the one that was measured longer does, of two alike
     * the later one. So it does not matter in which order they come.
     */
    public boolean replaces(final UsageSample other) {
        return !end.isBefore(other.end);
    }
}

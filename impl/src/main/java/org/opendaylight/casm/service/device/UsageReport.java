/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.usage.Measure;
import org.opendaylight.casm.core.usage.UsageSample;

/**
 * A device reports how it uses what it has (draft section 5.2.3).
 *
 * @param reportId its id in the words of the device
 * @param entries what was measured, in the order of the keys; may be empty
 */
public record UsageReport(String reportId, List<Entry> entries) {
    /** Most entries of one report. */
    public static final int MAX_SAMPLES = 1024;
    /** Most prefixes of one entry. */
    public static final int MAX_ADDRESSES = 1024;

    /**
     * One thing that was measured.
     *
     * @param key what tells it from the others
     * @param end until when it was measured
     * @param leaseId the lease; null when it names none
     * @param addresses the addresses; empty for all of the lease
     * @param measure the figures
     */
    public record Entry(UsageSample.Key key, Instant end, @Nullable String leaseId, List<AddressRange> addresses,
            Measure measure) {
        public Entry {
            addresses = List.copyOf(addresses);
        }
    }

    public UsageReport {
        entries = List.copyOf(entries);
    }
}

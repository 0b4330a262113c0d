/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.usage;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Sample;

/** One pool in one period. */
final class Window {
    private static final double PER_CENT = 100;

    /** Ratios of one thing that is counted. */
    private static final class Ratio {
        private double sum;
        private double peak;
        private double last;

        void add(final long used, final long whole) {
            last = whole == 0 ? 0 : PER_CENT * used / whole;
            sum += last;
            peak = Math.max(peak, last);
        }
    }

    private final Lease lease;
    private final @Nullable String technique;
    private final Instant start;
    private final Ratio members = new Ratio();
    private final Ratio tcp = new Ratio();
    private final Ratio udp = new Ratio();
    private Instant end;
    private boolean portsMeasured;
    private long count;
    private long total;
    private long peak;
    private long current;

    Window(final Lease lease, final @Nullable String technique, final Instant start) {
        this.lease = lease;
        this.technique = technique;
        this.start = start;
        end = start;
    }

    void add(final long capacity, final Use use, final Instant now) {
        count++;
        total = capacity;
        current = use.inUse();
        peak = Math.max(peak, current);
        end = now;
        members.add(use.inUse(), capacity);
        portsMeasured |= use.ports() > 0;
        tcp.add(use.tcpPorts(), use.ports());
        udp.add(use.udpPorts(), use.ports());
    }

    Sample sample(final Sample.Period period) {
        return new Sample(period, start, end, lease.block().toString(), lease, technique, new Sample.Usage(total, peak,
            current, members.sum / count, members.peak, portsMeasured
                ? List.of(new Sample.Ports("tcp", tcp.sum / count, tcp.peak, tcp.last),
                    new Sample.Ports("udp", udp.sum / count, udp.peak, udp.last)) : List.of()));
    }
}

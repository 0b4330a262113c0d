/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.opendaylight.casm.radius.packet.DroppedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of dropped packets, at most once a minute: whoever can reach the port must not be able to fill the log. */
final class DropLog {
    private static final Logger LOG = LoggerFactory.getLogger(DropLog.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String endpoint;
    private final LongSupplier nanos;
    private boolean silent;
    private long since;
    private long unsaid;

    DropLog(final String endpoint, final LongSupplier nanos) {
        this.endpoint = requireNonNull(endpoint);
        this.nanos = requireNonNull(nanos);
    }

    /** Notes a packet; returns whether it was told of. */
    synchronized boolean dropped(final InetSocketAddress source, final DroppedException why) {
        final long now = nanos.getAsLong();
        if (silent && now - since < PAUSE) {
            unsaid++;
            return false;
        }
        LOG.warn("RADIUS endpoint {} dropped a packet from {} ({}: {}); {} others since the last such entry", endpoint,
            source, why.reason(), why.getMessage(), unsaid);
        silent = true;
        since = now;
        unsaid = 0;
        return true;
    }
}

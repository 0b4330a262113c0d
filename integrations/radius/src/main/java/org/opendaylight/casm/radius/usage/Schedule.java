/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;

/** When the use of one server is reported: from when there is something to tell, each interval, and when asked. */
public final class Schedule {
    /** After a report that was not taken. */
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private @Nullable Instant last;
    private @Nullable Instant notBefore;
    private boolean asked;

    /** There is something to tell. */
    synchronized void begin(final Instant now) {
        if (last == null) {
            last = now;
        }
    }

    /** The Coordinator wants a report. */
    public synchronized void ask() {
        asked = true;
    }

    /** Whether to report now; then it is the turn of whoever asks here, and of nobody else for a while. */
    public synchronized boolean take(final Duration interval, final Instant now) {
        final Instant before = last;
        final Instant wait = notBefore;
        if (before == null || wait != null && now.isBefore(wait) || !asked && now.isBefore(before.plus(interval))) {
            return false;
        }
        notBefore = now.plus(AGAIN);
        return true;
    }

    /** A report was taken. */
    public synchronized void done(final Instant now) {
        last = now;
        notBefore = null;
        asked = false;
    }
}

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

/** Peak and average of a number that changes, since a time. */
final class Window {
    private final Instant start;
    private Instant until;
    private double area;
    private long value;
    private long peak;

    /** A number that is {@code value} at the start. */
    Window(final Instant start, final long value) {
        this.start = start;
        until = start;
        this.value = value;
        peak = value;
    }

    /** The number is as it was up to {@code now}; a clock that went back changes nothing. */
    void advance(final Instant now) {
        if (now.isAfter(until)) {
            area += (double) value * Duration.between(until, now).toMillis();
            until = now;
        }
    }

    /** The number is another one from now on. */
    void set(final long next) {
        value = next;
        peak = Math.max(peak, next);
    }

    Instant start() {
        return start;
    }

    Instant until() {
        return until;
    }

    Sample.Figures figures(final @Nullable Long total) {
        final long millis = Duration.between(start, until).toMillis();
        return new Sample.Figures(total, peak, value, millis == 0 ? value : area / millis);
    }
}

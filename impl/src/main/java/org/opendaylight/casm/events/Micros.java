/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the store keeps them: microseconds since 1970. */
public final class Micros {
    private Micros() {
        // functions only
    }

    /** Whole microseconds from 1970 to {@code instant}, rounded down. */
    public static long of(final Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    /** The instant {@code micros} microseconds after 1970. */
    public static Instant toInstant(final long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

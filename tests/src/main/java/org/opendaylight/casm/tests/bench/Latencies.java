/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.util.Arrays;

/**
 * What a closed loop came to.
 *
 * @param seconds how long it ran
 * @param nanos how long each answered request took, in ascending order
 */
record Latencies(double seconds, long[] nanos) {
    Latencies {
        nanos = nanos.clone();
        Arrays.sort(nanos);
    }

    /** Several, one after the other, as one. */
    static Latencies all(final Latencies... parts) {
        return new Latencies(Arrays.stream(parts).mapToDouble(Latencies::seconds).sum(),
            Arrays.stream(parts).flatMapToLong(part -> Arrays.stream(part.nanos)).toArray());
    }

    /** Requests a second. */
    double rate() {
        return nanos.length / seconds;
    }

    /** Milliseconds within which that share of the requests was answered, 0 to 1. */
    double millis(final double share) {
        return nanos.length == 0 ? 0 : nanos[Math.min(nanos.length - 1, (int) (nanos.length * share))] / 1e6;
    }

    /** How many. */
    int count() {
        return nanos.length;
    }

    @Override
    public String toString() {
        return count() + " requests, " + Report.perSecond(rate()) + ", median " + Report.millis(millis(0.5)) + ", p99 "
            + Report.millis(millis(0.99));
    }
}

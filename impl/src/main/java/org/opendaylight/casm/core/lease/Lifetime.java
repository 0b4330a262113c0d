/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long a lease lasts, in whole seconds, or for ever. */
public sealed interface Lifetime {
    /** Without end. */
    Lifetime INFINITE = new Infinite();

    /** When a lease that starts at {@code from} ends; empty when it does not. */
    Optional<Instant> endFrom(Instant from);

    /** A lifetime of {@code seconds}, 1..4294967295. */
    static Lifetime ofSeconds(final long seconds) {
        return new Limited(seconds);
    }

    /** Without end. */
    record Infinite() implements Lifetime {
        @Override
        public Optional<Instant> endFrom(final Instant from) {
            return Optional.empty();
        }
    }

    /**
     * Ends after a number of seconds.
     *
     * @param seconds 1..4294967295
     */
    record Limited(long seconds) implements Lifetime {
        public Limited {
            if (seconds < 1 || seconds > 0xFFFF_FFFFL) {
                throw new IllegalArgumentException("lifetime " + seconds + " s is not in 1..4294967295");
            }
        }

        @Override
        public Optional<Instant> endFrom(final Instant from) {
            return Optional.of(from.plus(Duration.ofSeconds(seconds)));
        }
    }
}

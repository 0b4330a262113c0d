/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseLifetime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Lifetimes as the YANG union of seconds and {@code infinite}. */
final class Lifetimes {
    private Lifetimes() {
        // functions only
    }

    static LeaseLifetime toYang(final Lifetime lifetime) {
        return switch (lifetime) {
            case Lifetime.Infinite infinite -> new LeaseLifetime(LeaseLifetime.Enumeration.Infinite);
            case Lifetime.Limited limited -> new LeaseLifetime(new Seconds(Uint32.valueOf(limited.seconds())));
        };
    }

    /**
     * The lifetime that a leaf says.
     *
     * @throws IllegalArgumentException for a lifetime of 0
     */
    static Lifetime ofYang(final LeaseLifetime lifetime) {
        final var seconds = lifetime.getSeconds();
        return seconds == null ? Lifetime.INFINITE : Lifetime.ofSeconds(seconds.getValue().toJava());
    }

    /** The lifetime that a requester wishes; null for none. */
    static @Nullable Lifetime requested(final @Nullable LeaseLifetime lifetime) throws InvalidRequestException {
        if (lifetime == null) {
            return null;
        }
        final var seconds = lifetime.getSeconds();
        if (seconds != null && seconds.getValue().equals(Uint32.ZERO)) {
            throw new InvalidRequestException(Reason.LIFETIME,
                "lifetime is 0 s; ask for at least 1 s, for infinite, or leave it out for the pool's default");
        }
        return ofYang(lifetime);
    }
}

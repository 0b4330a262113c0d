/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.Optional;
import java.util.SplittableRandom;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.strategy.MappingScheme;
import org.opendaylight.casm.core.strategy.PlacementStrategy;

/** What a pool computes for whom, with or without leases. */
public final class Mappings {
    private final Pool pool;
    private final MappingScheme scheme;

    /**
     * A computation and its result.
     *
     * @param from from what
     * @param object what
     */
    public record Mapped(AddressRange from, AddressRange object) {
    }

    /**
     * The mappings of a pool.
     *
     * @throws IllegalArgumentException when it does not compute what it gives, with a text for the requester
     */
    public Mappings(final Pool pool) {
        this.pool = pool;
        if (!(PlacementStrategy.of(pool, new SplittableRandom(0)) instanceof MappingScheme computing)) {
            throw new IllegalArgumentException("pool " + pool.name() + " with algorithm " + pool.algorithm().yangName()
                + " computes nothing; use lookup");
        }
        scheme = computing;
    }

    /** What is given to a requester; empty when nothing is. */
    public Optional<Mapped> forward(final AddressRange from) {
        return scheme.object(from).map(object -> new Mapped(from, object));
    }

    /**
     * To whom an address, or a port of it, is given; empty when to nobody.
     *
     * @param port null where whole addresses are given
     * @throws IllegalArgumentException when the pool gives ports and none is named
     */
    public Optional<Mapped> back(final AddressRange address, final @Nullable Integer port) {
        final boolean ports = pool.kind() == ObjectKind.PORT_SET;
        if (ports && port == null) {
            throw new IllegalArgumentException("pool " + pool.name() + " gives ports; name the port");
        }
        if (ports && address.family() != AddressFamily.IPV4) {
            return Optional.empty();
        }
        return (port == null || !ports ? scheme.origin(address) : scheme.origin(address.start(), port))
            .flatMap(this::forward);
    }

    /** From what the pool computes, for messages. */
    public String source() {
        return scheme.source();
    }
}

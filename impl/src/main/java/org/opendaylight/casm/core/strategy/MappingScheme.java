/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.Pool;

/**
 * Computes by a published scheme what a requester gets, and back. Constructors throw an
 * {@link IllegalArgumentException} with a text for the operator when the parameters do not fit the scheme or the pool.
 */
public abstract class MappingScheme implements PlacementStrategy {
    /** Picks nothing: what is not computed is not given. */
    @Override
    public final boolean pick(final FreeSpace free, final Demand demand, final Situation situation) {
        return false;
    }

    @Override
    public final boolean chooses() {
        return false;
    }

    /** What the scheme computes from, for messages. */
    public abstract String source();

    /** What a requester gets; empty when the scheme has nothing for it. */
    public abstract Optional<AddressRange> object(AddressRange from);

    /** From what a value is computed; empty when it is from nothing. */
    public abstract Optional<AddressRange> origin(AddressRange value);

    /** From what a port of an IPv4 address is computed; empty when it is from nothing. */
    public Optional<AddressRange> origin(final UInt128 ipv4, final int port) {
        return origin(PortSets.ports(ipv4, port, port));
    }

    /**
     * A parameter.
     *
     * @throws IllegalArgumentException when it is not given
     */
    static Prefix require(final @Nullable Prefix prefix, final String leaf) {
        if (prefix == null) {
            throw new IllegalArgumentException("needs " + leaf);
        }
        return prefix;
    }

    /** Throws when the pool is not of a family. */
    static void requireFamily(final Pool pool, final AddressFamily... families) {
        final AddressFamily own = pool.kind().family().orElseThrow();
        for (final AddressFamily family : families) {
            if (family == own) {
                return;
            }
        }
        throw new IllegalArgumentException("does not go with kind " + pool.kind().yangName());
    }

    /** Throws when one segment does not hold all of what the scheme gives. */
    static void requireInside(final Pool pool, final AddressRange all, final String what) {
        if (pool.segments().stream().noneMatch(segment -> segment.range().contains(all))) {
            throw new IllegalArgumentException("gives objects of " + what + ", which is not inside one segment");
        }
    }

    /** The single value of a range of a family. */
    static Optional<UInt128> single(final AddressRange range, final AddressFamily family) {
        return range.family() == family && range.start().equals(range.end()) ? Optional.of(range.start())
            : Optional.empty();
    }
}

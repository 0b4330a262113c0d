/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.strategy.MappingScheme;
import org.opendaylight.casm.core.strategy.PlacementStrategy;

/** What a request comes down to in a pool that chooses nothing: what its scheme computes for the requester. */
final class Computation {
    /** The attribute that names from what to compute, where {@code near} cannot. */
    static final String ATTRIBUTE = "mapped-from";

    private final Pool pool;
    private final PlacementStrategy strategy;
    private @Nullable Refusal refusal;

    Computation(final Pool pool, final PlacementStrategy strategy) {
        this.pool = pool;
        this.strategy = strategy;
    }

    /** Why nothing was computed. */
    Refusal refusal() {
        final Refusal why = refusal;
        if (why == null) {
            throw new IllegalStateException("not refused");
        }
        return why;
    }

    /** The computed range; null when refused. */
    @Nullable AddressRange of(final AllocationRequest request) {
        if (!(strategy instanceof MappingScheme scheme)) {
            return refuse(Reason.INVALID, "chooses nothing; ask for a specific object of it");
        }
        final AddressRange from = from(request);
        if (from == null) {
            return refusal != null ? null : refuse(Reason.INVALID, "computes what it gives (" + pool.algorithm()
                .yangName() + "); name " + scheme.source() + " in near or in the attribute " + ATTRIBUTE);
        }
        final AddressRange range = scheme.object(from).orElse(null);
        if (range == null) {
            return refuse(Reason.INVALID, "computes nothing from " + from + "; it needs " + scheme.source());
        }
        final boolean fits = switch (request.size()) {
            case Size.Default size -> true;
            case Size.Units size -> size.units() == 1;
            case Size.Count size -> size.count().equals(BigInteger.ONE) || size.count().equals(range.size());
            case Size.PrefixLength size -> range.asPrefix().filter(prefix -> prefix.length() == size.length())
                .isPresent();
            case Size.Specific size -> size.range().equals(range);
            case Size.Value size -> range.toString().equals(size.text());
        };
        return fits ? range : refuse(Reason.FRAGMENTATION_RULE, "computes " + range + " from " + from
            + ", which is not of the size or place asked for; leave the size out");
    }

    private @Nullable AddressRange from(final AllocationRequest request) {
        final String attribute = request.terms().attributes().get(ATTRIBUTE);
        if (attribute == null) {
            return request.placement().near();
        }
        try {
            return AddressRange.parse(attribute);
        } catch (IllegalArgumentException e) {
            return refuse(Reason.INVALID, "cannot compute from the attribute " + ATTRIBUTE + ": " + e.getMessage());
        }
    }

    private @Nullable AddressRange refuse(final Reason reason, final String message) {
        refusal = Refusal.of(reason, pool.name(), "pool " + pool.name() + " " + message);
        return null;
    }
}

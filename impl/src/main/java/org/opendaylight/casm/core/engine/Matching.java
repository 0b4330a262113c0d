/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.Set;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolSelector;

/** Which pools fit a selector. */
final class Matching {
    private static final String ANY_SERVICE = "any-service";

    private Matching() {
    }

    static boolean fits(final Pool pool, final Target.Selector wanted) {
        final PoolSelector has = pool.selector();
        return (wanted.kind() == null || pool.kind().isA(wanted.kind()))
            && (wanted.addressSpace() == null || pool.addressSpace().equals(wanted.addressSpace()))
            && serves(has.deviceRoles(), wanted.deviceRole())
            && (has.services().contains(ANY_SERVICE) || serves(has.services(), wanted.service()))
            && isAt(has.locations(), wanted.location()) && has.labels().containsAll(wanted.labels());
    }

    /** True when the request is for objects that are not in the pool. */
    static boolean lacks(final PoolState state, final Size size) {
        return switch (size) {
            case Size.Specific specific -> !holds(state, state.pool()::own, specific.range());
            case Size.Value value -> !holds(state, state.pool()::parse, value.text());
            case Size.Default none -> false;
            case Size.Units none -> false;
            case Size.Count none -> false;
            case Size.PrefixLength none -> false;
        };
    }

    private static <T> boolean holds(final PoolState state, final Function<T, AddressRange> notation, final T named) {
        try {
            return state.layout().holds(notation.apply(named));
        } catch (IllegalArgumentException e) {
            // an object of another kind
            return false;
        }
    }

    private static boolean serves(final Set<String> served, final @Nullable Identity wanted) {
        return wanted == null || served.isEmpty() || wanted.isIn(served);
    }

    private static boolean isAt(final Set<String> places, final @Nullable String wanted) {
        return wanted == null || places.isEmpty() || places.contains(wanted);
    }
}

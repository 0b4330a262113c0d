/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.strategy.MappingScheme;

/** What a request says beside its size that means nothing for the kind of a pool. */
final class Misfit {
    private Misfit() {
        // functions only
    }

    /** Why the pool cannot serve the request at all; null when nothing in it speaks against that. */
    static @Nullable Refusal of(final PoolState state, final AllocationRequest request) {
        final Pool pool = state.pool();
        final AddressFamily family = state.layout().grid().family();
        final AddressRange near = request.placement().near();
        final boolean chosen = !(state.strategy() instanceof MappingScheme);
        if (near != null && chosen && (near.family() != family || !state.layout().grid().isPlain())) {
            return Refusal.of(Reason.KIND_MISMATCH, pool.name(), "near is " + near + ", but pool " + pool.name()
                + " holds " + pool.kind().yangName() + "; leave near out or name a prefix of that kind");
        }
        final boolean named = request.size() instanceof Size.Specific || request.size() instanceof Size.Value;
        if (near != null && chosen && named) {
            return Refusal.of(Reason.INVALID, pool.name(), "near " + near + " says nothing beside specific; leave out"
                + " one of them");
        }
        final Binding binding = request.terms().binding();
        final Integer length = binding == null ? null : binding.prefixLength();
        if (length == null) {
            return null;
        }
        if (!family.isIp()) {
            return Refusal.of(Reason.KIND_MISMATCH, pool.name(), "the binding has prefix-length " + length
                + ", but pool " + pool.name() + " holds " + pool.kind().yangName() + "; leave it out");
        }
        return length <= family.width() ? null : Refusal.of(Reason.INVALID, pool.name(),
            "the binding has prefix-length " + length + ", but addresses of pool " + pool.name() + " have "
                + family.width() + " bits");
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;

/** Why a lease stays where it is. */
public enum Staying {
    /** It is not in use: offered, expired, or in quarantine. */
    STATE,
    /** It lies, as a whole or in part, where nobody else could be put: reserved, drained or excluded since. */
    RESERVED,
    /** It is part of a bundle, which is given back as one. */
    BUNDLE,
    /** It has no end and a device holds it, so that nobody comes back to renew it. */
    PERMANENT,
    /** It is no prefix, but a range that somebody chose. */
    RANGE,
    /** Its holder could not get the new place, because of a quota or a rule that is younger than the lease. */
    REFUSED;

    /** The name used in YANG. */
    public String yangName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Why a lease may not move as far as it says itself; null when it may. */
    static @Nullable Staying of(final Lease lease, final boolean movePermanent, final Set<String> refused) {
        if (lease.state() != LeaseState.ACTIVE) {
            return STATE;
        }
        if (lease.terms().item() != null) {
            return BUNDLE;
        }
        if (lease.range().asPrefix().isEmpty()) {
            return RANGE;
        }
        if (!movePermanent && lease.lifetime() instanceof Lifetime.Infinite && Holder.of(lease).isDevice()) {
            return PERMANENT;
        }
        return refused.contains(lease.id()) ? REFUSED : null;
    }
}

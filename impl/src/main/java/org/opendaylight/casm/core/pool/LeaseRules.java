/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Terms of the leases of a pool. All times are seconds.
 *
 * @param defaultLifetime granted when the request names none
 * @param minLifetime shortest one granted
 * @param maxLifetime longest one granted; null for no limit
 * @param allowInfinite true when a lifetime without end may be granted
 * @param renewRatio percent of the lifetime after which to renew (T1 of RFC 2131)
 * @param rebindRatio percent of the lifetime after which to ask any server (T2 of RFC 2131)
 * @param offerTimeout how long an unconfirmed offer is held
 * @param gracePeriod how long an expired lease may still be renewed
 * @param quarantine how long a released resource is not given to anyone
 * @param idleRelease after how long unused leases may be asked back; null for never
 */
public record LeaseRules(long defaultLifetime, long minLifetime, @Nullable Long maxLifetime, boolean allowInfinite,
        double renewRatio, double rebindRatio, long offerTimeout, long gracePeriod, long quarantine,
        @Nullable Long idleRelease) {
    /** One day, at least one minute, 60 s offers, 300 s grace, 3600 s quarantine. */
    public static final LeaseRules DEFAULT = new LeaseRules(86400, 60, null, true, 50, 87.5, 60, 300, 3600, null);
}

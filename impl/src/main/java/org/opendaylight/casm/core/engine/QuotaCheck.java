/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Quotas.Limit;

/**
 * The limits that a request of a tenant meets in one pool. Used under the monitor of the quotas.
 *
 * @param limits all that apply
 */
record QuotaCheck(List<Limit> limits) {
    static final QuotaCheck NONE = new QuotaCheck(List.of());

    boolean isEmpty() {
        return limits.isEmpty();
    }

    /** So many of the units as may be had; 0 or less when none. */
    long clamp(final long units) {
        BigInteger most = BigInteger.valueOf(units);
        for (final Limit limit : limits) {
            final BigInteger max = limit.quota().maxUnits();
            most = max == null ? most : most.min(max.subtract(limit.units()));
        }
        return most.signum() < 0 ? 0 : most.longValue();
    }

    /** So many of the leases as may be had; 0 or less when none. */
    int clampLeases(final int leases) {
        long most = leases;
        for (final Limit limit : limits) {
            final Long max = limit.quota().maxLeases();
            most = max == null ? most : Math.min(most, max - limit.leases());
        }
        return (int) Math.max(0, most);
    }

    /** Why so much more may not be had; null when it may. */
    @Nullable String fault(final BigInteger units, final BigInteger leases) {
        for (final Limit limit : limits) {
            final BigInteger maxUnits = limit.quota().maxUnits();
            if (maxUnits != null && limit.units().add(units).compareTo(maxUnits) > 0) {
                return text(limit, limit.units() + " of at most " + maxUnits + " units", units);
            }
            final Long maxLeases = limit.quota().maxLeases();
            if (maxLeases != null && leases.add(BigInteger.valueOf(limit.leases()))
                    .compareTo(BigInteger.valueOf(maxLeases)) > 0) {
                return text(limit, limit.leases() + " of at most " + maxLeases + " leases", leases);
            }
        }
        return null;
    }

    private static String text(final Limit limit, final String held, final BigInteger asked) {
        return "tenant " + limit.tenant() + " holds, with its parts, " + held + " of kind "
            + limit.quota().kind().yangName() + " in address space " + limit.quota().addressSpace() + " and asks for "
            + asked + " more; release some, or raise the quota";
    }
}

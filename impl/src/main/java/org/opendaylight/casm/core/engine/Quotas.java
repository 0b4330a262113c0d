/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Tenant;

/**
 * What tenants hold over all pools, where that is limited. What a tenant holds counts for those it is a part of, too.
 * Thread-safe; who looks first and takes then holds the monitor from one to the other. It is taken after that of a
 * pool's state, never before.
 */
final class Quotas {
    private volatile Map<String, List<Limit>> byTenant = Map.of();

    /** A quota and what is held of it. Used under the monitor of the quotas. */
    static final class Limit {
        private final String tenant;
        private final Quota quota;
        private BigInteger units = BigInteger.ZERO;
        private long leases;

        Limit(final String tenant, final Quota quota) {
            this.tenant = tenant;
            this.quota = quota;
        }

        String tenant() {
            return tenant;
        }

        Quota quota() {
            return quota;
        }

        BigInteger units() {
            return units;
        }

        long leases() {
            return leases;
        }
    }

    /** Begins anew with these tenants, none of whom holds anything. */
    synchronized void configure(final PoolCatalog catalog) {
        final var limits = new HashMap<String, List<Limit>>();
        for (final Tenant tenant : catalog.tenants().values()) {
            if (!tenant.quotas().isEmpty()) {
                limits.put(tenant.name(), tenant.quotas().stream()
                    .map(quota -> new Limit(tenant.name(), quota)).toList());
            }
        }
        final var next = new HashMap<String, List<Limit>>();
        for (final String tenant : limits.isEmpty() ? List.<String>of() : catalog.tenants().keySet()) {
            final var all = new ArrayList<Limit>();
            catalog.lineage(tenant).forEach(name -> all.addAll(limits.getOrDefault(name, List.of())));
            if (!all.isEmpty()) {
                next.put(tenant, List.copyOf(all));
            }
        }
        byTenant = next;
    }

    /** The limits on what the tenant takes from the pool, its own first. */
    QuotaCheck of(final @Nullable String tenant, final Pool pool) {
        final List<Limit> all = tenant == null ? List.of() : byTenant.getOrDefault(tenant, List.of());
        return all.isEmpty() ? QuotaCheck.NONE
            : new QuotaCheck(all.stream().filter(limit -> limit.quota().covers(pool)).toList());
    }

    /** Notes that the tenant holds more of the pool, or less when negative. */
    void count(final String tenant, final Pool pool, final BigInteger units, final long leases) {
        final List<Limit> all = byTenant.get(tenant);
        if (all != null) {
            count(all, pool, units, leases);
        }
    }

    private synchronized void count(final List<Limit> all, final Pool pool, final BigInteger units,
            final long leases) {
        for (final Limit limit : all) {
            if (limit.quota().covers(pool)) {
                limit.units = limit.units.add(units);
                limit.leases += leases;
            }
        }
    }
}

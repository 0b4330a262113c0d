/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/**
 * The borders between tenants. A space is open to its tenant with the parts of that one, and to the tenants that it is
 * shared with; one without tenant is open to all. A pool that names tenants is open to just these, as far as its space
 * is.
 */
public final class Tenancy {
    private Tenancy() {
    }

    /**
     * True when the tenant may see who holds this: it or a part of it does, or it could take from the pool.
     *
     * @param catalog the configuration in force
     */
    public static boolean isOpen(final PoolCatalog catalog, final Lease lease, final String tenant) {
        final String holder = lease.owner().tenant();
        if (holder != null && catalog.lineage(holder).contains(tenant)) {
            return true;
        }
        final Pool pool = catalog.pools().get(lease.pool());
        final AddressSpace space = catalog.spaces().get(lease.addressSpace());
        return pool != null && space != null
            && border(pool, space, catalog, new Owner(tenant, null, null, null, null, null)) == null;
    }

    /** True when there is such a space and it is open to the tenant. */
    public static boolean isOpen(final PoolCatalog catalog, final String addressSpace, final String tenant) {
        final AddressSpace space = catalog.spaces().get(addressSpace);
        return space != null && border(space, catalog, tenant) == null;
    }

    /** Why the owner may not take from the pool; null when it may. */
    static @Nullable String border(final Pool pool, final AddressSpace space, final PoolCatalog catalog,
            final Owner owner) {
        final String tenant = owner.tenant();
        final Set<String> served = pool.selector().tenants();
        if (!served.isEmpty() && (tenant == null || !served.contains(tenant))) {
            return "pool " + pool.name() + " does not serve " + who(tenant);
        }
        return border(space, catalog, tenant);
    }

    private static @Nullable String border(final AddressSpace space, final PoolCatalog catalog,
            final @Nullable String tenant) {
        final String owner = space.tenant();
        final boolean open = owner == null || tenant != null
            && (space.sharedWith().contains(tenant) || catalog.lineage(tenant).contains(owner));
        return open ? null : "address space " + space.name() + " is not open to " + who(tenant);
    }

    static String who(final @Nullable String tenant) {
        return tenant == null ? "a requester without tenant" : "tenant " + tenant;
    }
}

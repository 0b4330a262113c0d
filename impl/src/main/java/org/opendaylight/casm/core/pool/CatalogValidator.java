/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.ServiceRules;

/**
 * The configuration rules that need no leases. Checking costs n log n of the segments; when only pools and
 * reservations changed, unchanged pools cost no more than a comparison and a search.
 */
public final class CatalogValidator {
    /**
     * What is wrong with a configuration.
     *
     * @param before a configuration without faults, against which unchanged pools are not checked again
     * @param after the one to check
     * @return all faults found; empty when there are none
     */
    public List<Refusal> check(final PoolCatalog before, final PoolCatalog after) {
        final var faults = new ArrayList<Refusal>();
        TenantRules.check(before.tenants(), after.tenants(), faults);
        checkDeletedSpaces(before, after, faults);
        checkDeletedParents(before, after, faults);
        ObjectTypeRules.check(before, after, faults);
        DeviceRules.check(before, after, faults);
        EndpointRules.check(before, after, faults);
        ServiceRules.check(before, after, faults);
        for (final AddressSpace space : after.spaces().values()) {
            checkSpace(after, space, faults);
        }
        final Set<String> changed = changed(before, after);
        for (final String name : changed) {
            PoolRules.check(after, after.pools().get(name), faults);
        }
        if (faults.isEmpty()) {
            new OverlapRules(after, changed, faults).check();
        }
        if (faults.isEmpty()) {
            ReservationRules.check(before, after, changed, faults);
        }
        return faults;
    }

    private static void checkDeletedSpaces(final PoolCatalog before, final PoolCatalog after,
            final List<Refusal> faults) {
        for (final String space : before.spaces().keySet()) {
            if (!after.spaces().containsKey(space)) {
                final var users = after.pools().values().stream().filter(pool -> pool.addressSpace().equals(space))
                    .map(Pool::name).sorted().toList();
                if (!users.isEmpty()) {
                    faults.add(Refusal.of(Refusal.Reason.IN_USE, users.getFirst(), "address space " + space + " has "
                        + users.size() + " pools, such as " + users.getFirst() + "; delete them first"));
                }
            }
        }
    }

    private static void checkDeletedParents(final PoolCatalog before, final PoolCatalog after,
            final List<Refusal> faults) {
        if (after.pools().keySet().containsAll(before.pools().keySet())) {
            return;
        }
        for (final Pool pool : after.pools().values()) {
            final String parent = pool.parent();
            if (parent != null && before.pools().containsKey(parent) && !after.pools().containsKey(parent)) {
                faults.add(Refusal.of(Refusal.Reason.IN_USE, parent, "pool " + parent
                    + " cannot be deleted before pool " + pool.name() + ", which is carved from it"));
            }
        }
    }

    /** Pools to check: new and changed ones, their children and those in spaces that changed. */
    private static Set<String> changed(final PoolCatalog before, final PoolCatalog after) {
        final var spaces = new HashSet<String>();
        for (final AddressSpace space : after.spaces().values()) {
            if (!space.equals(before.spaces().get(space.name()))) {
                spaces.add(space.name());
            }
        }
        final boolean fewerTenants = !after.tenants().keySet().containsAll(before.tenants().keySet());
        final boolean fewerSpaces = !after.spaces().keySet().containsAll(before.spaces().keySet());
        final var changed = new HashSet<String>();
        for (final Pool pool : after.pools().values()) {
            if (fewerTenants || fewerSpaces || !same(pool, before.pools().get(pool.name()))
                || spaces.contains(pool.addressSpace())) {
                changed.add(pool.name());
            }
        }
        for (final Pool pool : after.pools().values()) {
            final String parent = pool.parent();
            if (parent != null && (changed.contains(parent) || !after.pools().containsKey(parent))) {
                changed.add(pool.name());
            }
        }
        return changed;
    }

    static boolean same(final Object one, final @Nullable Object other) {
        return one == other || one.equals(other);
    }

    private static void checkSpace(final PoolCatalog catalog, final AddressSpace space,
            final List<Refusal> faults) {
        final String tenant = space.tenant();
        if (tenant != null && !catalog.tenants().containsKey(tenant)) {
            faults.add(spaceFault(space, "belongs to the unknown tenant " + tenant));
        }
        for (final String other : space.sharedWith()) {
            if (!catalog.tenants().containsKey(other)) {
                faults.add(spaceFault(space, "is shared with the unknown tenant " + other));
            }
        }
        final var seen = new HashSet<String>();
        for (AddressSpace at = space; at != null;) {
            if (!seen.add(at.name())) {
                faults.add(spaceFault(space, "is its own ancestor"));
                return;
            }
            final String parent = at.parent();
            final AddressSpace next = parent == null ? null : catalog.spaces().get(parent);
            if (parent != null && next == null) {
                faults.add(spaceFault(space, "is part of the unknown address space " + parent));
            }
            at = next;
        }
    }

    private static Refusal spaceFault(final AddressSpace space, final String what) {
        return Refusal.of(Reason.INVALID, null, "address space " + space.name() + " " + what);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.List;
import java.util.Map;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** The rules for tenants. */
final class TenantRules {
    private TenantRules() {
    }

    static void check(final Map<String, Tenant> before, final Map<String, Tenant> after, final List<Refusal> faults) {
        if (after.equals(before)) {
            return;
        }
        for (final Tenant tenant : after.values()) {
            final String parent = tenant.parent();
            if (parent != null && !after.containsKey(parent)) {
                faults.add(before.containsKey(parent)
                    ? Refusal.of(Reason.IN_USE, null, "tenant " + parent + " cannot be deleted before tenant "
                        + tenant.name() + ", which is a part of it")
                    : Refusal.of(Reason.INVALID, null, "tenant " + tenant.name() + " is a part of the unknown tenant "
                        + parent));
            } else if (isOwnAncestor(tenant, after)) {
                faults.add(Refusal.of(Reason.INVALID, null, "tenant " + tenant.name() + " is its own ancestor"));
            }
        }
    }

    private static boolean isOwnAncestor(final Tenant tenant, final Map<String, Tenant> tenants) {
        // a chain is at most as long as there are tenants; one that goes round elsewhere is found there
        Tenant at = tenant;
        for (int i = 0; i < tenants.size(); i++) {
            final String parent = at.parent();
            final Tenant next = parent == null ? null : tenants.get(parent);
            if (next == null) {
                return false;
            }
            if (next.name().equals(tenant.name())) {
                return true;
            }
            at = next;
        }
        return false;
    }
}

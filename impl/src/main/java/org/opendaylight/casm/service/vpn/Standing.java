/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.document.Surroundings;

/**
 * What a document finds: pools, and what an earlier version of it holds.
 *
 * @param catalog the pools
 * @param view the service as it is; empty when there is none
 */
record Standing(PoolCatalog catalog, Optional<ServiceView> view) implements Surroundings {
    @Override
    public @Nullable ObjectKind kindOf(final String pool) {
        final var found = catalog.pools().get(pool);
        return found == null ? null : found.kind();
    }

    @Override
    public @Nullable Met met(final NeedKey key) {
        return view.map(now -> {
            final var need = now.service().allNeeds().get(key);
            final var lease = now.held().get(key);
            return need == null || lease == null ? null : new Met(need, lease.text());
        }).orElse(null);
    }

    @Override
    public boolean isPushed(final Place place) {
        return view.filter(now -> !now.held().isEmpty() && place.access() != null)
            .flatMap(now -> now.service().access(place)).filter(Access::isPushed).isPresent();
    }
}

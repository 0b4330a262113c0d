/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.List;
import org.opendaylight.casm.core.engine.Refusal;

/** The configuration rules that need no leases. */
public final class CatalogValidator {
    /**
     * What is wrong with a configuration.
     *
     * @param before a configuration without faults, against which unchanged pools are not checked again
     * @param after the one to check
     * @return all faults found; empty when there are none
     */
    public List<Refusal> check(final PoolCatalog before, final PoolCatalog after) {
        return List.of();
    }
}

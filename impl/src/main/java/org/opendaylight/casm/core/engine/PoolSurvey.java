/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.List;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolLayout;

/**
 * All of a pool, as it was at one moment.
 *
 * @param pool its configuration
 * @param layout where leases can lie
 * @param leases its leases, quarantined ones too, ascending
 */
public record PoolSurvey(Pool pool, PoolLayout layout, List<Lease> leases) {
    public PoolSurvey {
        leases = List.copyOf(leases);
    }
}

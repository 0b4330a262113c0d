/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import java.time.Instant;
import java.util.List;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.service.Outcome;

/** What is checked against the model. */
public interface Subject {
    /** Grants, holds or tries. */
    Outcome allocate(AllocationRequest request, Instant now);

    /** The same for a bundle. */
    Outcome allocate(BundleRequest request, Instant now);

    /** Confirms. */
    Outcome confirm(List<String> ids, Instant now);

    /** Renews. */
    Outcome renew(RenewRequest request, Instant now);

    /** Releases. */
    Outcome release(ReleaseRequest request, Instant now);

    /** Ends all that is over, as far as it goes. */
    void sweep(Instant now);

    /** Switches to a configuration unless something speaks against it. */
    List<Refusal> configure(PoolCatalog after);

    /** Ends, and begins anew from what was stored. */
    void restart(Instant now);

    /** To look into. */
    AllocationEngine engine();
}

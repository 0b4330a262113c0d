/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.List;
import org.opendaylight.casm.core.lease.Owner;

/**
 * A request to give leases back.
 *
 * @param what which ones
 * @param claimant who asks; each part that is given must be that of the lease, else the lease is another's
 * @param skipQuarantine make the resources allocatable at once
 */
public record ReleaseRequest(What what, Owner claimant, boolean skipQuarantine) {
    /** Which leases. */
    public sealed interface What {
        /**
         * By id.
         *
         * @param ids one or more; already released ones are a success
         */
        record ById(List<String> ids) implements What {
            public ById {
                ids = List.copyOf(ids);
            }
        }

        /**
         * All live leases that match.
         *
         * @param owner at least one part must be given
         */
        record ByOwner(Owner owner) implements What {
        }
    }
}

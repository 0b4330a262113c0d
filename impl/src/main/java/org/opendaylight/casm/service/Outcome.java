/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.lease.Lease;

/** The answer of the Coordinator to a request that changes leases. */
public sealed interface Outcome {
    /**
     * The request is met, and that is durable.
     *
     * @param result how far
     * @param leases the leases concerned, in the order asked for
     * @param note what was noted with the decision; null for nothing
     */
    record Done(Result result, List<Lease> leases, @Nullable String note) implements Outcome {
        public Done {
            leases = List.copyOf(leases);
        }

        /** An outcome without note. */
        public Done(final Result result, final List<Lease> leases) {
            this(result, leases, null);
        }
    }

    /**
     * The request is refused; nothing has changed.
     *
     * @param refusal why
     */
    record Denied(Refusal refusal) implements Outcome {
    }

    /** How far a request is met. */
    enum Result {
        /** As asked for. */
        GRANTED,
        /** Less than asked for. */
        PARTIAL,
        /** Nothing was left to do: this is the answer to the first request with that id, or all is as asked for. */
        DUPLICATE
    }
}

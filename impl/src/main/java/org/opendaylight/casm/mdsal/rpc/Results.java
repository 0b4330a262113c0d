/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import org.opendaylight.casm.service.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;

/** How far a request was met, in the words of the contract. */
final class Results {
    private Results() {
        // functions only
    }

    static Result of(final Outcome.Result result) {
        return switch (result) {
            case GRANTED -> Result.Granted;
            case PARTIAL -> Result.Partial;
            case DUPLICATE -> Result.Duplicate;
        };
    }
}

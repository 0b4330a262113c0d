/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

/** What is to become of an endpoint. */
public sealed interface EndpointPlan {
    /**
     * It is to run.
     *
     * @param settings how
     */
    record Run(EndpointSettings settings) implements EndpointPlan {
    }

    /**
     * It cannot run.
     *
     * @param reason why, for the operator
     */
    record Rest(String reason) implements EndpointPlan {
    }
}

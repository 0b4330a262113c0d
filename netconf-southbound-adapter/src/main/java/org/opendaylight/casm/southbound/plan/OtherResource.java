/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

/**
 * Something leased that no device model has a place for.
 *
 * @param reason why it cannot be configured, for the operator
 */
public record OtherResource(String reason) implements Resource {
    public OtherResource {
        requireNonNull(reason);
    }
}

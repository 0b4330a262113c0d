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
 * A next hop that is an address.
 *
 * @param address address of the router
 */
public record Gateway(IpAddress address) implements Hop {
    public Gateway {
        requireNonNull(address);
    }

    @Override
    public String text() {
        return address.toString();
    }
}

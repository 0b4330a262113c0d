/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.Locale;

/**
 * MAC addresses of a lease. An interface gets the first one.
 *
 * @param first first MAC address, six colon-separated octets, kept in lower case
 */
public record MacBlock(String first) implements Resource {
    public MacBlock {
        first = first.toLowerCase(Locale.ROOT);
        if (!first.matches("[0-9a-f]{2}(:[0-9a-f]{2}){5}")) {
            throw new IllegalArgumentException("Not a MAC address: " + first);
        }
    }
}

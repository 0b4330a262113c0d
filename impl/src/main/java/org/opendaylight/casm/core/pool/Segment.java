/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import org.opendaylight.casm.core.address.AddressRange;

/**
 * A named part of a pool, or a named exclusion from it.
 *
 * @param id unique within the pool
 * @param range its addresses
 * @param draining true when nothing new is given from it and it goes with its last live lease; not for exclusions
 */
public record Segment(String id, AddressRange range, boolean draining) {
    /** One that stays. */
    public Segment(final String id, final AddressRange range) {
        this(id, range, false);
    }
}

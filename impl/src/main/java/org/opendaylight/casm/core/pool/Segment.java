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
 */
public record Segment(String id, AddressRange range) {
}

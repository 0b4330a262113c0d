/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import org.opendaylight.casm.agent.protocol.Lease;

/**
 * A leased pool as local instances see it.
 *
 * @param lease the lease, with what hosts are told
 * @param need what it serves
 */
public record LocalPool(Lease lease, Need need) {
    /** How many subscribers it serves. */
    public long capacity() {
        return need.capacity(lease.block());
    }
}

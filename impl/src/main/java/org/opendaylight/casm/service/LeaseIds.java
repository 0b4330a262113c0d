/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.casm.core.engine.IdSource;

/**
 * Lease ids that never repeat and sort in the order of their making: the epoch of the Coordinator, which is one higher
 * after each start, and a counter within it.
 */
public final class LeaseIds implements IdSource {
    private final String prefix;
    private final AtomicLong counter = new AtomicLong();

    /**
     * Ids of one epoch.
     *
     * @param epoch from 1
     */
    public LeaseIds(final long epoch) {
        prefix = "%06x-".formatted(epoch);
    }

    @Override
    public String nextLeaseId() {
        final String hex = Long.toHexString(counter.incrementAndGet());
        return prefix + "0000000000".substring(Math.min(10, hex.length())) + hex;
    }
}

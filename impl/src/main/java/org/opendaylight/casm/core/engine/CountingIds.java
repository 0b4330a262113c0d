/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.concurrent.atomic.AtomicLong;

/** Ids that are counted, for leases that nobody ever gets. */
final class CountingIds implements IdSource {
    private final AtomicLong last = new AtomicLong();
    private final String prefix;

    CountingIds(final String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String nextLeaseId() {
        return prefix + last.incrementAndGet();
    }
}

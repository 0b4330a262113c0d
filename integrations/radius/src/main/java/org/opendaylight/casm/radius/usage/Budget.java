/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import java.util.concurrent.atomic.AtomicInteger;

/** How many addresses of subscribers are remembered at most, of all servers together. */
final class Budget {
    private final AtomicInteger taken = new AtomicInteger();
    private final int most;

    Budget(final int most) {
        this.most = most;
    }

    void take() {
        taken.incrementAndGet();
    }

    void free() {
        taken.decrementAndGet();
    }

    boolean isExceeded() {
        return taken.get() > most;
    }
}

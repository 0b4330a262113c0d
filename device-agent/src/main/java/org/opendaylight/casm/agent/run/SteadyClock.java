/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.time.Instant;
import java.time.InstantSource;

/** The time of day when the program started, plus what has passed since: it does not jump when the clock is set. */
public final class SteadyClock implements InstantSource {
    private final Instant began = Instant.now();
    private final long nanos = System.nanoTime();

    @Override
    public Instant instant() {
        return began.plusNanos(System.nanoTime() - nanos);
    }
}

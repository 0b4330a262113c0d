/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.casm.agent.local.Distributor;

/** What assigns members of leased pools to subscribers below an agent, and how it is measured. */
interface Instances {
    /** The border to the agent. */
    Distributor distributor();

    /**
     * Begins to measure, in the thread of the executor.
     *
     * @param sampling time between two measurements
     */
    void begin(Driver driver, SimulatedDevice device, ScheduledExecutorService executor, Duration sampling);
}

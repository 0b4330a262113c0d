/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.io.IOException;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.state.Memory;

/** What an agent acts on, called by one thread in the order in which things have to happen. */
public interface Device {
    /**
     * Writes down what has to outlive a restart.
     *
     * @throws IOException if it is not safe on disk; the agent ends then
     */
    void save(Memory memory) throws IOException;

    /** Puts a pool into use, with its route. */
    void open(LocalPool pool);

    /** A pool in use has another lease from now on. */
    void rename(String leaseId, LocalPool pool);

    /** Assigns nothing further of a pool. */
    void drain(String leaseId);

    /** Takes a pool out of use, with its route. */
    void close(String leaseId);

    /** All that one event called for was done. */
    default void settled() {
        // everything was done at once
    }

    /** Tells people. */
    void say(String text);

    /** The agent has ended; nothing is called after it. */
    void halted(boolean good, String reason);
}

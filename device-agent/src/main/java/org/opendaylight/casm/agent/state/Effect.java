/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.protocol.Message;

/** Something that the state machine wants done. Effects are carried out in the order in which they are given. */
public sealed interface Effect {
    /**
     * Send a message once, and tell the machine what became of it.
     *
     * @param message what to send
     */
    record Send(Message message) implements Effect {
    }

    /**
     * Write down what has to outlive a restart, before the next effect.
     *
     * @param memory what to write
     */
    record Save(Memory memory) implements Effect {
    }

    /**
     * Let local instances use a pool, and announce its route.
     *
     * @param pool the pool
     */
    record Open(LocalPool pool) implements Effect {
    }

    /**
     * A pool in use has another lease from now on; nothing else changes.
     *
     * @param leaseId the lease that it had
     * @param pool the pool with its new lease
     */
    record Rename(String leaseId, LocalPool pool) implements Effect {
    }

    /**
     * Assign nothing further of a pool.
     *
     * @param leaseId its lease
     */
    record Drain(String leaseId) implements Effect {
    }

    /**
     * Take a pool away from local instances, and withdraw its route.
     *
     * @param leaseId its lease
     */
    record Close(String leaseId) implements Effect {
    }

    /**
     * Tell people.
     *
     * @param text one line
     */
    record Say(String text) implements Effect {
    }

    /**
     * End the agent.
     *
     * @param good whether it did what it was asked to
     * @param reason one line
     */
    record Halt(boolean good, String reason) implements Effect {
    }
}

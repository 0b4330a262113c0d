/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.transport;

import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;

/** A way to the Coordinator. */
@FunctionalInterface
public interface Transport {
    /**
     * Sends a message once.
     *
     * @return what became of it; completes always, and never with an exception
     */
    CompletionStage<Outcome> send(Message message);
}

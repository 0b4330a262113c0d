/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import org.opendaylight.casm.core.engine.Refusal;

/** What becomes of a message of a device. */
public sealed interface DeviceOutcome {
    /**
     * It is answered, and what the answer says is durable.
     *
     * @param reply the answer
     */
    record Answered(DeviceReply reply) implements DeviceOutcome {
    }

    /**
     * It is refused as a whole, and has changed nothing.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements DeviceOutcome {
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.time.Instant;

/**
 * What each message of a device begins with.
 *
 * @param deviceId the device, as the Coordinator knows it
 * @param messageId names the message; the same on each retransmission, never used for another
 * @param attempt how often it was sent, counted from 1
 * @param incarnation boot of the device; a later boot has a higher one
 * @param timestamp when it was sent first, by the clock of the device
 */
public record Header(String deviceId, String messageId, int attempt, long incarnation, Instant timestamp) {
}

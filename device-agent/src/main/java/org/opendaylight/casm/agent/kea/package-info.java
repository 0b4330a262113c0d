/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Lets ISC Kea's DHCPv4 server assign the addresses of leased pools, over its control socket.
 *
 * <p>No rule of the protocol with the Coordinator, and no thread, goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.kea;

import org.eclipse.jdt.annotation.NonNullByDefault;

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Serves devices that are NETCONF servers with casm-agent: hears their notifications, passes them on to the Coordinator
 * as RPCs of casm-device, and answers by what the device then has in its configuration (decision D9).
 *
 * <p>No decision about a lease goes in here, and nothing of the models by which routes and addresses are configured.
 */
@NonNullByDefault
package org.opendaylight.casm.southbound.agent;

import org.eclipse.jdt.annotation.NonNullByDefault;

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The border to what uses leased pools on the device: the instances that assign addresses and the routing module.
 *
 * <p>Nothing that talks to the Coordinator goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent.local;

import org.eclipse.jdt.annotation.NonNullByDefault;

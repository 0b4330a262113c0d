/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Decides what a device should carry for its leases and which changes lead there.
 *
 * <p>Pure Java: no MD-SAL, NETCONF, XML, thread, clock or log goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.southbound.plan;

import org.eclipse.jdt.annotation.NonNullByDefault;

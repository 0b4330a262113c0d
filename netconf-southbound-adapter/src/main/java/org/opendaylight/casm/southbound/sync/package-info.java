/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Keeps devices in agreement with their leases: follows the leases, queues work by device, retries and reports.
 *
 * <p>No device model and no NETCONF goes in here; what a device should carry is decided in the plan.
 */
@NonNullByDefault
package org.opendaylight.casm.southbound.sync;

import org.eclipse.jdt.annotation.NonNullByDefault;

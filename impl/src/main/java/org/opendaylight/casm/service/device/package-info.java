/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The messages of devices: what each does to sessions and leases, once, and what it is answered (draft section 5.2).
 *
 * <p>No translation of YANG, and no choice of addresses, goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.service.device;

import org.eclipse.jdt.annotation.NonNullByDefault;

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How much of their leases devices use, as they report it, and what follows from that (draft section 5.2.3).
 *
 * <p>No messages, no stores and no granting of leases goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.usage;

import org.eclipse.jdt.annotation.NonNullByDefault;

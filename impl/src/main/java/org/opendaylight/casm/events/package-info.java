/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The event store behind its port: what became true, in one durable transaction a batch, and the log of it.
 *
 * <p>No type of a particular database, no MD-SAL type and no decision about leases goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.events;

import org.eclipse.jdt.annotation.NonNullByDefault;

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * RADIUS packets as bytes and as values, and whether they are what they claim to be.
 *
 * <p>No address pools, sockets, threads, clocks or MD-SAL go in here.
 */
@NonNullByDefault
package org.opendaylight.casm.radius.packet;

import org.eclipse.jdt.annotation.NonNullByDefault;

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What a RADIUS packet asks of CASM, and how CASM's answer looks as RADIUS attributes.
 *
 * <p>Pure functions on values: no sockets, threads, clocks or MD-SAL go in here.
 */
@NonNullByDefault
package org.opendaylight.casm.radius.map;

import org.eclipse.jdt.annotation.NonNullByDefault;

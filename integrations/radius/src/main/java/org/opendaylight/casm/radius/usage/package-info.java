/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * How many of the addresses and prefixes of each lease subscribers use, counted from what servers account.
 *
 * <p>No packets and no MD-SAL go in here.
 */
@NonNullByDefault
package org.opendaylight.casm.radius.usage;

import org.eclipse.jdt.annotation.NonNullByDefault;

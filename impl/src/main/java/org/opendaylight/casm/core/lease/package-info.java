/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The lease: its state, owner, binding and the arithmetic of its terms.
 *
 * <p>No choice of addresses and no storage goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.lease;

import org.eclipse.jdt.annotation.NonNullByDefault;

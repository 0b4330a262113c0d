/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The RPCs of the contract: input to request, outcome to output, refusal to error.
 *
 * <p>No decision about leases and no waiting for one goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.rpc;

import org.eclipse.jdt.annotation.NonNullByDefault;

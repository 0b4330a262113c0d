/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The RPCs by which agents of devices speak.
 *
 * <p>No decision goes in here: an RPC translates its input, asks the use case and translates the answer.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.rpc.device;

import org.eclipse.jdt.annotation.NonNullByDefault;

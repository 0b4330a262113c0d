/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The plumbing to MD-SAL: composition, and below it the stores, the listeners, the RPCs and the notifications.
 *
 * <p>No decision goes in here, neither of the engine nor of the use cases.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal;

import org.eclipse.jdt.annotation.NonNullByDefault;

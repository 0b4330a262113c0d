/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What the Coordinator tells the world through MD-SAL: notifications and operational state.
 *
 * <p>Nothing in here may hold up or fail the change that it tells about.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.notify;

import org.eclipse.jdt.annotation.NonNullByDefault;

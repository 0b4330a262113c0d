/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The link to the datastore and to the RPCs of the Coordinator.
 *
 * <p>Only place of this bundle with MD-SAL types; no RADIUS packets go in here.
 */
@NonNullByDefault
package org.opendaylight.casm.radius.mdsal;

import org.eclipse.jdt.annotation.NonNullByDefault;

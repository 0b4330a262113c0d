/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Services and their attachments in MD-SAL: RPCs, what is written for adapters and guarded, and what is published.
 *
 * <p>No decision on a service goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.vpn;

import org.eclipse.jdt.annotation.NonNullByDefault;

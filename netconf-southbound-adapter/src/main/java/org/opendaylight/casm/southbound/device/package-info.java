/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Talks to one NETCONF device through its mount point: finds it, reads it, changes it in one transaction.
 *
 * <p>No lease, retry, queue or thread goes in here; callers decide what to do about a failure and may be blocked.
 */
@NonNullByDefault
package org.opendaylight.casm.southbound.device;

import org.eclipse.jdt.annotation.NonNullByDefault;

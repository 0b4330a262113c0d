/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What devices ask for, and which pools may serve them.
 *
 * <p>No leases, no messages and nothing that lasts goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.device;

import org.eclipse.jdt.annotation.NonNullByDefault;

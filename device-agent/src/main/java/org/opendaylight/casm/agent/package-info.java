/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The reference Device Agent: a program that holds address pools for a device (draft-li-opsawg-address-pool-management-
 * arch, section 3).
 *
 * <p>Only its entry point goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.agent;

import org.eclipse.jdt.annotation.NonNullByDefault;

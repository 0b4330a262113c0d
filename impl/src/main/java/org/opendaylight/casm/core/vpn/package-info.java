/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Services that need members of several pools on several devices: what they consist of, what they lack, and what each
 * device gets of them.
 *
 * <p>No step of provisioning, no storage and no device model goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.vpn;

import org.eclipse.jdt.annotation.NonNullByDefault;

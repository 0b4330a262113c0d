/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Translates between the plan's terms and the configuration of one device model per class.
 *
 * <p>No NETCONF operation, MD-SAL, state or decision goes in here: a dialect knows names and shapes only.
 */
@NonNullByDefault
package org.opendaylight.casm.southbound.dialect;

import org.eclipse.jdt.annotation.NonNullByDefault;

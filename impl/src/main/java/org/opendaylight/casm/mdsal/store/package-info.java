/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * The ledger in MD-SAL: written by one owner. And what guards all that this owner writes against everybody else.
 *
 * <p>No decision on what is to be written goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.mdsal.store;

import org.eclipse.jdt.annotation.NonNullByDefault;

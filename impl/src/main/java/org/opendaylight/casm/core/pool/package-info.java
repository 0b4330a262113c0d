/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * What an operator configures (spaces, pools, reservations), its validation and the free-space index.
 *
 * <p>No lease life cycle, no algorithm, no datastore type goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.pool;

import org.eclipse.jdt.annotation.NonNullByDefault;

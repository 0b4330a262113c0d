/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Reads what other systems say is in use, and finds the pool of each row.
 *
 * <p>Nothing here allocates, stores, or knows where a text comes from: rows go in, a plan comes out.
 */
@NonNullByDefault
package org.opendaylight.casm.inventory;

import org.eclipse.jdt.annotation.NonNullByDefault;

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
/**
 * Values of up to 128 bits and what can be said of them: family, prefix, range, set of ranges.
 *
 * <p>Nothing that knows pools, leases or policy goes in here.
 */
@NonNullByDefault
package org.opendaylight.casm.core.address;

import org.eclipse.jdt.annotation.NonNullByDefault;

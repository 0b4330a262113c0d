/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import org.opendaylight.casm.core.address.UInt128;

/**
 * Slots that somebody held and gave back.
 *
 * @param first first slot
 * @param last last slot
 * @param client who held them, see {@link Situation#client()}
 */
public record Past(UInt128 first, UInt128 last, String client) {
    /** How many of them, the last ones, have a say in the choice of a pool. */
    public static final int MOST = 100_000;
}

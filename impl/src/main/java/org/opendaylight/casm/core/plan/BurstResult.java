/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.math.BigInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;

/**
 * What came of a burst.
 *
 * @param name name of the burst
 * @param granted number of requests that were granted, in part too
 * @param partial number of those that got less than they asked for
 * @param refused number of requests that were refused
 * @param leases number of leases
 * @param members members of these
 * @param firstRefused number of the first request that was refused, from 1; 0 when none was
 * @param firstRefusal why it was; null when none was
 */
public record BurstResult(String name, int granted, int partial, int refused, long leases, BigInteger members,
        int firstRefused, @Nullable Refusal firstRefusal) {
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A wish to have the leases of a pool lie better.
 *
 * @param pool name of the pool
 * @param goal what is better
 * @param prefixLength length of the free block to gain; null for the largest that can be gained
 * @param maxSteps most leases to move, from 1 to {@value #MOST_STEPS}
 * @param movePermanent whether leases without end that a device holds may move
 */
public record DefragmentationRequest(String pool, Goal goal, @Nullable Integer prefixLength, int maxSteps,
        boolean movePermanent) {
    /** Most leases that a plan moves. */
    public static final int MOST_STEPS = 1000;

    /** What is better. */
    public enum Goal {
        /** A larger free block. */
        LARGEST_FREE_BLOCK,
        /** Fewer prefixes that cover exactly what each holder has. */
        FEWEST_ROUTES
    }

    public DefragmentationRequest {
        requireNonNull(pool);
        if (maxSteps < 1 || maxSteps > MOST_STEPS) {
            throw new IllegalArgumentException("max-steps " + maxSteps + " is not in 1.." + MOST_STEPS);
        }
    }
}

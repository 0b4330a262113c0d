/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.PoolUsage;

/**
 * Which leases of a pool to move where. The places that leases move to are all free when the plan is made, and no two
 * steps want the same, so that each step can be made whatever became of the others.
 *
 * @param version version of the pool when it was made or just before
 * @param before the pool as it is, as to its figures
 * @param after the pool when all steps are made and what they free is out of quarantine
 * @param routesBefore prefixes that cover exactly what each holder has, of all holders together, as it is
 * @param routesAfter the same when all steps are made
 * @param staying number of leases that may not move, by reason
 * @param steps the moves in order
 * @param remark why there is no step; null when there is one
 */
public record DefragmentationPlan(long version, PoolUsage before, PoolUsage after, long routesBefore,
        long routesAfter, Map<Staying, Long> staying, List<Move> steps, @Nullable String remark) {
    public DefragmentationPlan {
        staying = staying.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(staying));
        steps = List.copyOf(steps);
    }

    /** Number of holders who have to move something. */
    public long holders() {
        return steps.stream().map(step -> Holder.of(step.lease())).distinct().count();
    }
}

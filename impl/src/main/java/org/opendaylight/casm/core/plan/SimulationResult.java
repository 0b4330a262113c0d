/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.engine.Refusal;

/**
 * What would have come of it.
 *
 * @param drafts the pools that were tried, by name
 * @param problems what speaks against them; then no request was made
 * @param bursts what came of the requests, in order
 * @param usages the pools concerned as they would be, by name; version and last change say nothing
 */
public record SimulationResult(List<PoolDraft> drafts, List<Refusal> problems, List<BurstResult> bursts,
        Map<String, PoolUsage> usages) {
    public SimulationResult {
        drafts = List.copyOf(drafts);
        problems = List.copyOf(problems);
        bursts = List.copyOf(bursts);
        usages = java.util.Collections.unmodifiableMap(new TreeMap<>(usages));
    }
}

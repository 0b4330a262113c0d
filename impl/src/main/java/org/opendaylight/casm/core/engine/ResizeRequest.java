/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.opendaylight.casm.core.pool.Segment;

/**
 * A wish to change the size of a pool.
 *
 * @param pool name of the pool
 * @param add segments to add, those of one id together; one that is there and is being drained is drained no longer
 * @param remove ids of segments to remove
 * @param drain true to drain what is to be removed and holds live leases; false to refuse while it does
 */
public record ResizeRequest(String pool, List<Segment> add, Set<String> remove, boolean drain) {
    public ResizeRequest {
        requireNonNull(pool);
        add = List.copyOf(add);
        remove = Set.copyOf(remove);
    }
}

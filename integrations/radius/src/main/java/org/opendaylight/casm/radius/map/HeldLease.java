/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A lease in the hands of a network access server.
 *
 * @param id its identifier
 * @param pool pool it is from
 * @param block addresses
 * @param expires end of its lifetime; null if it is infinite
 * @param renewAfter seconds from the last grant or renewal after which to renew it; 0 if it is infinite
 * @param generation grows with each change
 */
public record HeldLease(String id, String pool, IpBlock block, @Nullable Instant expires, long renewAfter,
        long generation) {
    /** Checks. */
    public HeldLease {
        requireNonNull(id);
        requireNonNull(pool);
        requireNonNull(block);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import org.eclipse.jdt.annotation.Nullable;

/** Keeps, over restarts, on which side of its thresholds each pool was told to be. */
public interface Standings {
    /** Keeps nothing. */
    Standings NONE = new Standings() {
        @Override
        public @Nullable String of(final String pool) {
            return null;
        }

        @Override
        public void keep(final String pool, final @Nullable String standing) {
            // nowhere to
        }
    };

    /** What was kept of a pool; null for nothing. */
    @Nullable String of(String pool);

    /**
     * Keeps it, soon and without waiting; what is lost by a crash can be told again.
     *
     * @param standing null when the pool is gone
     */
    void keep(String pool, @Nullable String standing);
}

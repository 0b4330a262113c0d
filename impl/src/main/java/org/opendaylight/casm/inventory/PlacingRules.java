/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How rows find their places, as far as they do not say.
 *
 * @param addressSpace space of rows that name no VRF; null for the only one there is
 * @param pool pool of rows that name none; null for the one that holds the row
 * @param vrfs address spaces by VRF
 * @param nested what counts of a row and those that lie in it
 */
public record PlacingRules(@Nullable String addressSpace, @Nullable String pool, Map<String, String> vrfs,
        Nested nested) {
    /** What counts of a row and those that lie in it. */
    public enum Nested {
        /** The outer one. */
        OUTERMOST,
        /** The inner ones; the outer one is a container. */
        INNERMOST
    }

    /** Nothing said. */
    public static final PlacingRules DEFAULT = new PlacingRules(null, null, Map.of(), Nested.OUTERMOST);

    public PlacingRules {
        vrfs = Map.copyOf(vrfs);
    }
}

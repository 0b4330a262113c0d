/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A space in which addresses mean something; the same address in two spaces is two different resources.
 *
 * @param name unique name
 * @param scope {@code global}, {@code vrf}, {@code tenant}, {@code site} or {@code provider}; for people only
 * @param tenant the tenant that owns it; null when all may use it
 * @param parent name of the space it is part of; null for none
 * @param overlap what its pools may overlap
 * @param sharedWith further tenants that may use it
 * @param allowSpecialPurpose true when special-purpose blocks (RFC 6890) may be pooled
 */
public record AddressSpace(String name, String scope, @Nullable String tenant, @Nullable String parent,
        Overlap overlap, Set<String> sharedWith, boolean allowSpecialPurpose) {
    /** What the pools of a space may overlap. */
    public enum Overlap {
        /** No other pool of the same space, but for pools and their children. */
        UNIQUE,
        /** Also no pool of the spaces above. */
        UNIQUE_WITH_PARENT,
        /** Anything. */
        ALLOW
    }

    public AddressSpace {
        sharedWith = Set.copyOf(sharedWith);
    }

    /** A global space of unique addresses for all. */
    public static AddressSpace of(final String name) {
        return new AddressSpace(name, "global", null, null, Overlap.UNIQUE, Set.of(), false);
    }
}

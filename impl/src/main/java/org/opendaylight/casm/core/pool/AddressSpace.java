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
 * @param networkInstance VRF on devices for what is leased from it; null for the default one
 * @param routeDistinguisher of that VRF, as in RFC 8294 section 3; null for none
 */
public record AddressSpace(String name, String scope, @Nullable String tenant, @Nullable String parent,
        Overlap overlap, Set<String> sharedWith, boolean allowSpecialPurpose,
        @Nullable String networkInstance, @Nullable String routeDistinguisher) {
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

    /** A space without route distinguisher. */
    public AddressSpace(final String name, final String scope, final @Nullable String tenant,
            final @Nullable String parent, final Overlap overlap, final Set<String> sharedWith,
            final boolean allowSpecialPurpose, final @Nullable String networkInstance) {
        this(name, scope, tenant, parent, overlap, sharedWith, allowSpecialPurpose, networkInstance, null);
    }

    /** A space that is in the default network instance on devices. */
    public AddressSpace(final String name, final String scope, final @Nullable String tenant,
            final @Nullable String parent, final Overlap overlap, final Set<String> sharedWith,
            final boolean allowSpecialPurpose) {
        this(name, scope, tenant, parent, overlap, sharedWith, allowSpecialPurpose, null);
    }

    /** A global space of unique addresses for all. */
    public static AddressSpace of(final String name) {
        return new AddressSpace(name, "global", null, null, Overlap.UNIQUE, Set.of(), false);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.Set;

/**
 * A role or a service as the contract names it.
 *
 * @param name YANG identity name without module, such as {@code l3vpn}
 * @param bases names of all identities it is derived from, such as {@code vpn}
 */
public record Identity(String name, Set<String> bases) {
    public Identity {
        bases = Set.copyOf(bases);
    }

    /** True when {@code names} has this identity or one that it is derived from. */
    public boolean isIn(final Set<String> names) {
        return names.contains(name) || bases.stream().anyMatch(names::contains);
    }

    /** The name alone, which is what texts for people and fingerprints of requests are made of. */
    @Override
    public String toString() {
        return name;
    }
}

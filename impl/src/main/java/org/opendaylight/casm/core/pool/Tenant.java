/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One for whom members are managed.
 *
 * @param name unique name
 * @param parent name of the tenant it is a part of; null for none
 * @param quotas what it and its parts may hold together
 */
public record Tenant(String name, @Nullable String parent, List<Quota> quotas) {
    public Tenant {
        requireNonNull(name);
        quotas = List.copyOf(quotas);
    }

    /** A tenant that stands alone and has no limits. */
    public static Tenant of(final String name) {
        return new Tenant(name, null, List.of());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.lease;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.Pool;

/**
 * Objects of a user-defined kind as they were called when they were leased, whatever becomes of the type.
 *
 * @param type name of their object type
 * @param text the object, or first and last with a hyphen between them
 */
public record NamedObjects(String type, String text) {
    /** What the objects are called in their pool; null when its kind is not user-defined. */
    public static @Nullable NamedObjects of(final Pool pool, final AddressRange range) {
        final var notation = pool.notation();
        return notation == null ? null : new NamedObjects(notation.type().name(), pool.format(range));
    }
}

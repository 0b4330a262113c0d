/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

/** What there is besides a document. */
public interface Surroundings {
    /**
     * A need of the service that was met before.
     *
     * @param need the need
     * @param value what it has, as text
     */
    record Met(Need need, String value) {
    }

    /** The kind of a pool; null when there is no such pool. */
    @Nullable ObjectKind kindOf(String pool);

    /** What a need of the service as it stands has; null for nothing. */
    @Nullable Met met(NeedKey key);

    /** Whether the device is configured for an access of the service as it stands. */
    boolean isPushed(Place access);
}

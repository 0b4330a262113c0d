/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import org.eclipse.jdt.annotation.Nullable;

/** Told what becomes of services. No method blocks. */
public interface ServiceAnnouncer {
    /** Something about the service changed; {@link ServiceDesk#view} says what it is now. */
    void changed(String serviceId);

    /**
     * Its status changed.
     *
     * @param cause why; null where it is plain
     */
    void statusChanged(String serviceId, Status status, @Nullable String cause);
}

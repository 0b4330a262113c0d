/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.IdentityHashMap;
import java.util.Map;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.LeaseJson;

/**
 * The texts of the leases of one change, each written once though log, ledger and answer all store it. Passed from
 * thread to thread with its change, and used by one at a time.
 */
public final class LeaseTexts {
    /** By identity: comparing leases would cost as much as writing them. */
    private final Map<Lease, String> texts = new IdentityHashMap<>(4);

    /** What {@link LeaseJson#write} makes of the lease. */
    String of(final Lease lease) {
        return texts.computeIfAbsent(lease, LeaseJson::write);
    }
}

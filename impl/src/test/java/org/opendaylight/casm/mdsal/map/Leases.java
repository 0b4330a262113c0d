/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.time.Instant;
import java.util.Map;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

/** Leases to test with. */
public final class Leases {
    /** When they were granted. */
    public static final Instant CREATED = Instant.parse("2026-11-22T10:00:00.123456Z");

    private Leases() {
        // functions only
    }

    /** An active lease of an hour. */
    public static Lease active(final String id, final ObjectKind kind, final String range) {
        return new Lease(id, "pool", "space", kind,
            AddressRange.parse(kind.family().orElse(AddressFamily.NUMBER), range), LeaseState.ACTIVE,
            Lifetime.ofSeconds(3600), CREATED.plusSeconds(3600), null, 1, Owner.NONE, Lease.Terms.NONE, "r-" + id,
            CREATED, CREATED);
    }

    /** A lease of which everything is known. */
    public static Lease full() {
        return new Lease("full", "pool", "space", ObjectKind.IPV4_PRIVATE, AddressRange.parse("10.0.0.0/24"),
            LeaseState.QUARANTINED, Lifetime.INFINITE, null, CREATED.plusSeconds(60), 7,
            new Owner("tenant", "application", "device", "interface", "service", "subscriber"),
            new Lease.Terms("for a test", new Binding("node", "eth0", "vrf", 24, false),
                Map.of("colour", "blue", "empty", "")), "request", CREATED, CREATED.plusSeconds(1));
    }
}

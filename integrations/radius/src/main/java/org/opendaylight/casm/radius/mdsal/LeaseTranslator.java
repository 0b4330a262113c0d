/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.IpBlock;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Range;

/** Leases of the contract in the words of this bundle. */
final class LeaseTranslator {
    private LeaseTranslator() {
        // functions only
    }

    /** A lease that its device may use, of whole IP addresses; empty if it is none. */
    static Optional<HeldLease> toHeld(final Lease lease) {
        final var id = lease.getLeaseId();
        final var pool = lease.getPool();
        final var block = block(lease);
        if (id == null || pool == null || block == null || !isHeld(lease.getState())) {
            return Optional.empty();
        }
        final var expires = lease.getExpiresAt();
        final var renew = lease.getRenewAfter();
        final var generation = lease.getGeneration();
        return Optional.of(new HeldLease(id.getValue(), pool.getValue(), block,
            expires == null ? null : OffsetDateTime.parse(expires.getValue()).toInstant(),
            renew == null ? 0 : renew.getValue().toJava(), generation == null ? 0 : generation.toJava()));
    }

    private static boolean isHeld(final @Nullable LeaseState state) {
        return state != null && switch (state) {
            // in the grace period the holder still uses it
            case Offered, Active, Renewing, Expired -> true;
            case Quarantined, Releasing, Released, Revoked -> false;
        };
    }

    private static @Nullable IpBlock block(final Lease lease) {
        if (lease.getPortSet() != null) {
            return null;
        }
        return switch (lease.getResource()) {
            case Prefix prefix -> {
                final var text = prefix.requirePrefix().stringValue();
                final int slash = text.indexOf('/');
                yield IpBlock.ofPrefix(InetAddresses.forString(text.substring(0, slash)),
                    Integer.parseInt(text.substring(slash + 1)));
            }
            case Range range -> {
                final InetAddress first = InetAddresses.forString(range.requireRangeStart().stringValue());
                final var end = range.getRangeEnd();
                yield new IpBlock(first, end == null ? first : InetAddresses.forString(end.stringValue()));
            }
            case null, default -> null;
        };
    }
}

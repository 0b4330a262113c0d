/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * A device asks for pools (draft sections 5.2.2 and 5.2.5).
 *
 * @param items what it wants; may be empty
 * @param reason why; null when it does not say
 * @param ports whether it can use a part of the ports of an address; null when it does not say
 * @param existing what it holds already
 */
public record PoolRequest(List<PoolItem> items, @Nullable Reason reason, @Nullable Boolean ports,
        List<Existing> existing) {
    /** Most leases that a message names. */
    public static final int MAX_LEASES = 1024;

    /** Why a device asks. */
    public enum Reason {
        /** It has booted. */
        START_UP,
        /** What it has runs out. */
        EXHAUSTION,
        /** Somebody wanted it. */
        MANUAL,
        /** It compares what it has. */
        RESYNCHRONIZE
    }

    /**
     * A block that a device holds.
     *
     * @param leaseId its id, as far as the device knows
     * @param kind kind of its objects; null when it does not say
     * @param pool its pool; null when it does not say
     * @param range the block; null when it does not say
     */
    public record Existing(String leaseId, @Nullable ObjectKind kind, @Nullable String pool,
            @Nullable AddressRange range) {
        /** Kind of its objects, as far as its addresses tell; null when they do not. */
        @Nullable ObjectKind anyKind() {
            final var block = range;
            return kind != null ? kind : block == null ? null : switch (block.family()) {
                case IPV4 -> ObjectKind.IPV4_UNICAST;
                case IPV6 -> ObjectKind.IPV6_UNICAST;
                case PORT -> ObjectKind.PORT_SET;
                case MAC, NUMBER, ROUTE_DISTINGUISHER, ROUTE_TARGET, ETHERNET_SEGMENT_ID, USER_DEFINED -> null;
            };
        }
    }

    public PoolRequest {
        items = List.copyOf(items);
        existing = List.copyOf(existing);
    }
}

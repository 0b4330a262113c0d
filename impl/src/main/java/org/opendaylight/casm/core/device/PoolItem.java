/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.device;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * One pool that a device wants. The size is a hint.
 *
 * @param name unique in its message
 * @param want what it has to be like
 * @param size how much
 * @param lifetime wished lifetime; null for the pool's default
 * @param networkInstance VRF on the device; null for that of the device
 * @param domainName domain of the subscribers; null for none
 */
public record PoolItem(String name, Want want, AllocationRequest.Size size, @Nullable Lifetime lifetime,
        @Nullable String networkInstance, @Nullable String domainName) {
    /** Most items of a message. */
    public static final int MAX_ITEMS = 64;

    public PoolItem {
        requireNonNull(name);
        requireNonNull(want);
        requireNonNull(size);
    }

    /**
     * What a pool has to be like. One of kind, mechanism and pool is given.
     *
     * @param kind kind of object or one that it is derived from; null for any
     * @param service service that the objects are for; null for those of the device
     * @param mechanism transition mechanism that they are for; null for those of the device
     * @param pool the pool itself; null for one that fits
     */
    public record Want(@Nullable ObjectKind kind, @Nullable Identity service, @Nullable Identity mechanism,
            @Nullable String pool) {
        public Want {
            if (kind == null && mechanism == null && pool == null) {
                throw new IllegalArgumentException("one of kind, transition-mechanism and pool is required");
            }
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * A request for resources.
 *
 * @param requestId unique per request; the same on every repetition
 * @param target where to take the resources from
 * @param owner who will hold them
 * @param size how much, or what exactly
 * @param placement how the resources should lie
 * @param lifetime wished lifetime; null for the pool's default
 * @param terms kept with each lease
 * @param mode grant, hold until confirmed, or only say what would be granted
 */
public record AllocationRequest(String requestId, Target target, Owner owner, Size size, Placement placement,
        @Nullable Lifetime lifetime, Lease.Terms terms, Mode mode) {

    /** The same as an item of a bundle. */
    public AllocationRequest ofItem(final String name) {
        return new AllocationRequest(requestId, target, owner, size, placement, lifetime, terms.ofItem(name), mode);
    }

    /** Where to take the resources from. */
    public sealed interface Target {
        /**
         * One pool by name.
         *
         * @param name the pool
         */
        record Named(String name) implements Target {
        }

        /**
         * All pools that fit, in ascending order of their priority, then name; the first that can serve does. Null
         * and empty parts fit every pool; a pool without a selector of its own for a part fits every value.
         *
         * @param kind kind of object; a pool fits with the same or a derived kind
         * @param addressSpace address space
         * @param deviceRole role of the device; a pool fits with the same role or one that it is derived from
         * @param service kind of service; a pool fits with the same or one that it is derived from
         * @param location location
         * @param labels the pool must carry all of them
         */
        record Selector(@Nullable ObjectKind kind, @Nullable String addressSpace, @Nullable Identity deviceRole,
                @Nullable Identity service, @Nullable String location, Set<String> labels) implements Target {
            public Selector {
                labels = Set.copyOf(labels);
            }
        }
    }

    /** How much. */
    public sealed interface Size {
        /** The pool's default number of addressing units. */
        record Default() implements Size {
        }

        /**
         * Addressing units.
         *
         * @param units from 1
         */
        record Units(long units) implements Size {
        }

        /**
         * Single objects. With contiguous placement one range of that many objects, otherwise that many leases of one
         * object each.
         *
         * @param count from 1, up to 2^64-1
         */
        record Count(BigInteger count) implements Size {
        }

        /**
         * One aligned block.
         *
         * @param length prefix length, 0 to the width of the family
         */
        record PrefixLength(int length) implements Size {
        }

        /**
         * Exactly this range.
         *
         * @param range first to last object
         */
        record Specific(AddressRange range) implements Size {
        }

        /**
         * Exactly what this text means in the notation of the pool.
         *
         * @param text one object, or first and last with a hyphen between them
         */
        record Value(String text) implements Size {
        }
    }

    /**
     * How the resources should lie.
     *
     * @param contiguous true for one block; false for as many as the pool's rules allow; null for the pool's rule
     * @param near prefer free space closest to this range; null for no preference
     */
    public record Placement(@Nullable Boolean contiguous, @Nullable AddressRange near) {
        /** No wishes. */
        public static final Placement ANY = new Placement(null, null);
    }

    /** What to do with the resources found. */
    public enum Mode {
        /** Lease them at once. */
        GRANT,
        /** Hold them until confirmed or until the pool's offer timeout. */
        HOLD,
        /** Hold them until confirmed or given back, however long that takes; whoever asks sees to it. */
        HOLD_OPEN,
        /** Change nothing and only answer. */
        DRY_RUN
    }
}

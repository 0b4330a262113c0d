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
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;

/**
 * A pool as configured.
 *
 * @param name unique name
 * @param kind kind of its objects
 * @param addressSpace name of its address space
 * @param parent name of the pool it is carved from; null for none
 * @param adminState whether it gives out leases
 * @param priority lower ones are tried first, 0..65535
 * @param segments its objects
 * @param exclusions parts of the segments that are never given out
 * @param selector whom it serves
 * @param unit its addressing unit
 * @param fragmentation into which blocks it may be cut
 * @param algorithm how candidates are chosen
 * @param leaseRules terms of its leases
 * @param thresholds when operators are told
 * @param mapping parameters of algorithms that compute where an object lies
 */
public record Pool(String name, ObjectKind kind, String addressSpace, @Nullable String parent, AdminState adminState,
        int priority, List<Segment> segments, List<Segment> exclusions, PoolSelector selector, UnitRules unit,
        FragmentationRules fragmentation, Algorithm algorithm, LeaseRules leaseRules, ThresholdRules thresholds,
        MappingRules mapping) {
    /** Default priority. */
    public static final int DEFAULT_PRIORITY = 100;

    /** Whether a pool gives out leases. */
    public enum AdminState {
        /** It does. */
        ACTIVE,
        /** Only renewals of the leases it has. */
        DRAINING,
        /** Only renewals of the leases it has; the operator took it out of service. */
        DISABLED
    }

    public Pool {
        requireNonNull(name);
        segments = List.copyOf(segments);
        exclusions = List.copyOf(exclusions);
    }

    /** A pool that computes nothing. */
    public Pool(final String name, final ObjectKind kind, final String addressSpace, final @Nullable String parent,
            final AdminState adminState, final int priority, final List<Segment> segments,
            final List<Segment> exclusions, final PoolSelector selector, final UnitRules unit,
            final FragmentationRules fragmentation, final Algorithm algorithm, final LeaseRules leaseRules,
            final ThresholdRules thresholds) {
        this(name, kind, addressSpace, parent, adminState, priority, segments, exclusions, selector, unit,
            fragmentation, algorithm, leaseRules, thresholds, MappingRules.NONE);
    }

    /**
     * The numbering plan of its objects: within one, equal values are the same object. Each kind of number counts for
     * itself, so that VLAN 100 is not VNI 100.
     */
    public String plan() {
        return kind.isA(ObjectKind.NUMBER) ? kind.yangName()
            : kind.family().map(AddressFamily::name).orElse(kind.yangName());
    }

    /**
     * The objects that a text means in this pool: one, or {@code first-last}.
     *
     * @throws IllegalArgumentException when it means none
     */
    public AddressRange parse(final String text) {
        return AddressRange.parse(kind.family().orElseThrow(() ->
            new IllegalArgumentException("objects of kind " + kind.yangName() + " have no notation")), text);
    }

    /** The same pool of other segments. */
    public Pool withSegments(final List<Segment> others) {
        return new Pool(name, kind, addressSpace, parent, adminState, priority, others, exclusions, selector, unit,
            fragmentation, algorithm, leaseRules, thresholds, mapping);
    }

    /** A pool with default rules. */
    public static Pool of(final String name, final ObjectKind kind, final String addressSpace,
            final List<Segment> segments) {
        return new Pool(name, kind, addressSpace, null, AdminState.ACTIVE, DEFAULT_PRIORITY, segments, List.of(),
            PoolSelector.DEFAULT, UnitRules.DEFAULT, FragmentationRules.DEFAULT, Algorithm.LOWEST_FIRST,
            LeaseRules.DEFAULT, ThresholdRules.DEFAULT);
    }
}

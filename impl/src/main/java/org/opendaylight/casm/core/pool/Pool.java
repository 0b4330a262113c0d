/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
 * @param notation how its objects are written, of a user-defined kind; null for other kinds
 * @param attributes names and values that each of its leases gets, as far as the requester gives no others
 */
public record Pool(String name, ObjectKind kind, String addressSpace, @Nullable String parent, AdminState adminState,
        int priority, List<Segment> segments, List<Segment> exclusions, PoolSelector selector, UnitRules unit,
        FragmentationRules fragmentation, Algorithm algorithm, LeaseRules leaseRules, ThresholdRules thresholds,
        MappingRules mapping, @Nullable Notation notation, Map<String, String> attributes) {
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
        attributes = Map.copyOf(attributes);
    }

    /** A pool without attributes. */
    public Pool(final String name, final ObjectKind kind, final String addressSpace, final @Nullable String parent,
            final AdminState adminState, final int priority, final List<Segment> segments,
            final List<Segment> exclusions, final PoolSelector selector, final UnitRules unit,
            final FragmentationRules fragmentation, final Algorithm algorithm, final LeaseRules leaseRules,
            final ThresholdRules thresholds, final MappingRules mapping, final @Nullable Notation notation) {
        this(name, kind, addressSpace, parent, adminState, priority, segments, exclusions, selector, unit,
            fragmentation, algorithm, leaseRules, thresholds, mapping, notation, Map.of());
    }

    /** A pool of a kind that is not user-defined. */
    public Pool(final String name, final ObjectKind kind, final String addressSpace, final @Nullable String parent,
            final AdminState adminState, final int priority, final List<Segment> segments,
            final List<Segment> exclusions, final PoolSelector selector, final UnitRules unit,
            final FragmentationRules fragmentation, final Algorithm algorithm, final LeaseRules leaseRules,
            final ThresholdRules thresholds, final MappingRules mapping) {
        this(name, kind, addressSpace, parent, adminState, priority, segments, exclusions, selector, unit,
            fragmentation, algorithm, leaseRules, thresholds, mapping, null);
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
     * itself, so that VLAN 100 is not VNI 100. Ports are of the plan of their addresses.
     */
    public String plan() {
        final Notation own = notation;
        return own != null ? "object type " + own.type().name()
            : kind == ObjectKind.PORT_SET ? AddressFamily.IPV4.name() : kind.isA(ObjectKind.NUMBER) ? kind.yangName()
            : kind.family().map(AddressFamily::name).orElse(kind.yangName());
    }

    /**
     * The objects that a text means in this pool: one, or {@code first-last}.
     *
     * @throws IllegalArgumentException when it means none
     */
    public AddressRange parse(final String text) {
        final Notation own = notation;
        return own != null ? own.parse(text) : AddressRange.parse(kind.family().orElseThrow(() ->
            new IllegalArgumentException("objects of kind " + kind.yangName() + " have no notation")), text);
    }

    /** The same pool of other segments. */
    public Pool withSegments(final List<Segment> others) {
        return new Pool(name, kind, addressSpace, parent, adminState, priority, others, exclusions, selector, unit,
            fragmentation, algorithm, leaseRules, thresholds, mapping, notation, attributes);
    }

    /** The text of objects of this pool, which {@link #parse} reads. */
    public String format(final AddressRange range) {
        final Notation own = notation;
        return own == null || range.family() != AddressFamily.USER_DEFINED ? range.toString() : own.format(range);
    }

    /**
     * The objects of this pool that a range means: integers of a type that an operator defined may be given as numbers.
     *
     * @throws IllegalArgumentException when they are outside the type
     */
    public AddressRange own(final AddressRange range) {
        final Notation own = notation;
        return own == null ? range : own.own(range);
    }

    /** True when its objects are of this user-defined type. */
    boolean usesType(final String type) {
        final Notation own = notation;
        return own != null && own.type().name().equals(type);
    }

    /** The texts that are listed in it; empty when its objects are no texts. */
    Collection<String> texts() {
        final Notation own = notation;
        return own == null ? List.of() : own.texts().values();
    }

    /** This pool with another notation. */
    public Pool with(final @Nullable Notation other) {
        return new Pool(name, kind, addressSpace, parent, adminState, priority, segments, exclusions, selector, unit,
            fragmentation, algorithm, leaseRules, thresholds, mapping, other, attributes);
    }

    /** A pool with default rules. */
    public static Pool of(final String name, final ObjectKind kind, final String addressSpace,
            final List<Segment> segments) {
        return new Pool(name, kind, addressSpace, null, AdminState.ACTIVE, DEFAULT_PRIORITY, segments, List.of(),
            PoolSelector.DEFAULT, UnitRules.DEFAULT, FragmentationRules.DEFAULT, Algorithm.LOWEST_FIRST,
            LeaseRules.DEFAULT, ThresholdRules.DEFAULT);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.lease;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.ObjectKind;

/**
 * One contiguous resource in the hands of one owner; immutable, a change is a new value with the next generation.
 *
 * @param id unique for ever within this Coordinator
 * @param pool pool the resource is part of
 * @param addressSpace address space of that pool
 * @param kind kind of object, that of the pool
 * @param range what is leased
 * @param state state since {@code changed}
 * @param lifetime lifetime granted or last renewed
 * @param expiresAt end of the lifetime; null when infinite or not yet running
 * @param stateUntil end of the timer of the state (offer timeout, grace period, quarantine); of an active lease,
 *        before when it is to be given back; null when there is none
 * @param generation number of changes since it was granted, from 1
 * @param owner who holds it
 * @param terms what the requester gave along, and its pool, and nothing here interprets
 * @param requestId the request that created it
 * @param created when it was granted
 * @param changed when it last changed
 * @param named the range in the words of its object type, of a user-defined kind; null for other kinds
 */
public record Lease(String id, String pool, String addressSpace, ObjectKind kind, AddressRange range,
        LeaseState state, Lifetime lifetime, @Nullable Instant expiresAt, @Nullable Instant stateUntil,
        int generation, Owner owner, Terms terms, String requestId, Instant created, Instant changed,
        @Nullable NamedObjects named) {

    /**
     * What the requester gave along.
     *
     * @param purpose free text
     * @param binding where to configure the lease; null for nowhere
     * @param attributes names and values, in no order
     * @param item name of the item of the bundle it was granted for; null outside a bundle
     */
    public record Terms(@Nullable String purpose, @Nullable Binding binding, Map<String, String> attributes,
            @Nullable String item) {
        /** Nothing given. */
        public static final Terms NONE = new Terms(null, null, Map.of());

        public Terms {
            attributes = Map.copyOf(attributes);
        }

        /** Terms outside a bundle. */
        public Terms(final @Nullable String purpose, final @Nullable Binding binding,
                final Map<String, String> attributes) {
            this(purpose, binding, attributes, null);
        }

        /** The same with this network instance on the device, if it names a device and no network instance. */
        public Terms in(final @Nullable String networkInstance) {
            final Binding own = binding;
            return own == null || networkInstance == null || own.networkInstance() != null ? this
                : new Terms(purpose, new Binding(own.nodeId(), own.interfaceName(), networkInstance,
                    own.prefixLength(), own.push()), attributes, item);
        }

        /** The same with these attributes, as far as the requester gave none of the same name. */
        public Terms with(final Map<String, String> defaults) {
            if (defaults.isEmpty()) {
                return this;
            }
            final var all = new HashMap<>(defaults);
            all.putAll(attributes);
            return new Terms(purpose, binding, all, item);
        }

        /** The same for an item of a bundle. */
        public Terms ofItem(final String name) {
            return new Terms(purpose, binding, attributes, name);
        }
    }

    /** A lease of a kind that is not user-defined. */
    public Lease(final String id, final String pool, final String addressSpace, final ObjectKind kind,
            final AddressRange range, final LeaseState state, final Lifetime lifetime,
            final @Nullable Instant expiresAt, final @Nullable Instant stateUntil, final int generation,
            final Owner owner, final Terms terms, final String requestId, final Instant created,
            final Instant changed) {
        this(id, pool, addressSpace, kind, range, state, lifetime, expiresAt, stateUntil, generation, owner, terms,
            requestId, created, changed, null);
    }

    public Lease {
        requireNonNull(id);
        requireNonNull(range);
        if (generation < 1) {
            throw new IllegalArgumentException("generation " + generation + " of lease " + id + " is below 1");
        }
    }

    /** This lease under another id, for an answer that grants nothing. */
    public Lease withId(final String other) {
        return new Lease(other, pool, addressSpace, kind, range, state, lifetime, expiresAt, stateUntil, generation,
            owner, terms, requestId, created, changed, named);
    }

    /** What is leased, in the notation of its kind. */
    public String text() {
        final NamedObjects own = named;
        return own == null ? range.toString() : own.text();
    }

    /** This lease as it leaves the ledger, for telling its owner. */
    public Lease released(final Instant now) {
        return next(LeaseState.RELEASED, lifetime, null, null, now);
    }

    /** This lease one generation later. */
    public Lease next(final LeaseState newState, final Lifetime newLifetime, final @Nullable Instant newExpiry,
            final @Nullable Instant newStateUntil, final Instant now) {
        return new Lease(id, pool, addressSpace, kind, range, newState, newLifetime, newExpiry, newStateUntil,
            generation + 1, owner, terms, requestId, created, now, named);
    }
}

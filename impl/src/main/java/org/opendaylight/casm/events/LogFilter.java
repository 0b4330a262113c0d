/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.time.Instant;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which entries of the log are wanted. Conditions are joined by "and"; null or an empty set is no condition.
 *
 * @param categories any of these
 * @param outcomes any of these
 * @param pool exactly this pool
 * @param leaseId exactly this lease
 * @param requestId exactly this request
 * @param actor exactly this actor
 * @param tenant exactly this tenant
 * @param deviceId exactly this device
 * @param addressSpace exactly this address space
 * @param range entries of leases that overlap this range, whatever became of the lease
 * @param from not before this instant
 * @param to before this instant
 */
public record LogFilter(Set<Event.Category> categories, Set<Event.Outcome> outcomes, @Nullable String pool,
        @Nullable String leaseId, @Nullable String requestId, @Nullable String actor, @Nullable String tenant,
        @Nullable String deviceId, @Nullable String addressSpace, @Nullable RangeKey range, @Nullable Instant from,
        @Nullable Instant to) {
    /** Everything. */
    public static final LogFilter ALL = new Builder().build();

    public LogFilter {
        categories = Set.copyOf(categories);
        outcomes = Set.copyOf(outcomes);
    }

    /** A filter to add conditions to. */
    public static Builder where() {
        return new Builder();
    }

    /** Collects conditions; not thread-safe. */
    public static final class Builder {
        private Set<Event.Category> categories = Set.of();
        private Set<Event.Outcome> outcomes = Set.of();
        private @Nullable String pool;
        private @Nullable String leaseId;
        private @Nullable String requestId;
        private @Nullable String actor;
        private @Nullable String tenant;
        private @Nullable String deviceId;
        private @Nullable String addressSpace;
        private @Nullable RangeKey range;
        private @Nullable Instant from;
        private @Nullable Instant to;

        Builder() {
            // by LogFilter.where()
        }

        /** See {@link LogFilter#categories()}. */
        public Builder categories(final Set<Event.Category> value) {
            categories = value;
            return this;
        }

        /** See {@link LogFilter#outcomes()}. */
        public Builder outcomes(final Set<Event.Outcome> value) {
            outcomes = value;
            return this;
        }

        /** See {@link LogFilter#pool()}. */
        public Builder pool(final @Nullable String value) {
            pool = value;
            return this;
        }

        /** See {@link LogFilter#leaseId()}. */
        public Builder leaseId(final @Nullable String value) {
            leaseId = value;
            return this;
        }

        /** See {@link LogFilter#requestId()}. */
        public Builder requestId(final @Nullable String value) {
            requestId = value;
            return this;
        }

        /** See {@link LogFilter#actor()}. */
        public Builder actor(final @Nullable String value) {
            actor = value;
            return this;
        }

        /** See {@link LogFilter#tenant()}. */
        public Builder tenant(final @Nullable String value) {
            tenant = value;
            return this;
        }

        /** See {@link LogFilter#deviceId()}. */
        public Builder deviceId(final @Nullable String value) {
            deviceId = value;
            return this;
        }

        /** See {@link LogFilter#addressSpace()}. */
        public Builder addressSpace(final @Nullable String value) {
            addressSpace = value;
            return this;
        }

        /** See {@link LogFilter#range()}. */
        public Builder range(final @Nullable RangeKey value) {
            range = value;
            return this;
        }

        /** See {@link LogFilter#from()}. */
        public Builder from(final @Nullable Instant value) {
            from = value;
            return this;
        }

        /** See {@link LogFilter#to()}. */
        public Builder to(final @Nullable Instant value) {
            to = value;
            return this;
        }

        /** The filter. */
        public LogFilter build() {
            return new LogFilter(categories, outcomes, pool, leaseId, requestId, actor, tenant, deviceId, addressSpace,
                range, from, to);
        }
    }
}

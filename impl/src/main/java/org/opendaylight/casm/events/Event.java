/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One entry for the log: who did what, when, to what, with which outcome.
 *
 * @param at when, kept to the microsecond
 * @param category what it is about
 * @param action what was done, such as {@code allocate}
 * @param actor who did it
 * @param source where the request came from, such as an interface or address; null when from within
 * @param outcome how it ended
 * @param addressSpace address space concerned
 * @param pool pool concerned
 * @param tenant tenant concerned
 * @param leaseId lease concerned
 * @param deviceId network element concerned
 * @param resource resource concerned, as text
 * @param requestId request that led to it
 * @param errorAppTag app-tag of a refusal or failure
 * @param detail reason or message for people; never a secret
 * @param before state before, JSON
 * @param after state after, JSON
 */
public record Event(Instant at, Category category, String action, String actor, @Nullable String source,
        Outcome outcome, @Nullable String addressSpace, @Nullable String pool, @Nullable String tenant,
        @Nullable String leaseId, @Nullable String deviceId, @Nullable String resource, @Nullable String requestId,
        @Nullable String errorAppTag, @Nullable String detail, @Nullable String before, @Nullable String after) {
    /** What an event is about. New ones go to the end: the store keeps their ordinal. */
    public enum Category {
        LEASE, POOL, REFUSAL, ACCESS, SYSTEM, SOUTHBOUND, DEVICE
    }

    /** How it ended. New ones go to the end: the store keeps their ordinal. */
    public enum Outcome {
        SUCCESS, REFUSED, FAILED
    }

    public Event {
        at = at.truncatedTo(ChronoUnit.MICROS);
        requireNonNull(category);
        requireNonNull(action);
        requireNonNull(actor);
        requireNonNull(outcome);
    }

    /** Starts an event that succeeded. */
    public static Builder of(final Instant at, final Category category, final String action, final String actor) {
        return new Builder(at, category, action, actor);
    }

    /** Collects the parts of an event; not thread-safe. Parts not given are null. */
    public static final class Builder {
        private final Instant at;
        private final Category category;
        private final String action;
        private final String actor;
        private Outcome outcome = Outcome.SUCCESS;
        private @Nullable String source;
        private @Nullable String addressSpace;
        private @Nullable String pool;
        private @Nullable String tenant;
        private @Nullable String leaseId;
        private @Nullable String deviceId;
        private @Nullable String resource;
        private @Nullable String requestId;
        private @Nullable String errorAppTag;
        private @Nullable String detail;
        private @Nullable String before;
        private @Nullable String after;

        Builder(final Instant at, final Category category, final String action, final String actor) {
            this.at = at;
            this.category = category;
            this.action = action;
            this.actor = actor;
        }

        /** See {@link Event#outcome()}. */
        public Builder outcome(final Outcome value) {
            outcome = value;
            return this;
        }

        /** See {@link Event#source()}. */
        public Builder source(final @Nullable String value) {
            source = value;
            return this;
        }

        /** See {@link Event#addressSpace()}. */
        public Builder addressSpace(final @Nullable String value) {
            addressSpace = value;
            return this;
        }

        /** See {@link Event#pool()}. */
        public Builder pool(final @Nullable String value) {
            pool = value;
            return this;
        }

        /** See {@link Event#tenant()}. */
        public Builder tenant(final @Nullable String value) {
            tenant = value;
            return this;
        }

        /** See {@link Event#leaseId()}. */
        public Builder leaseId(final @Nullable String value) {
            leaseId = value;
            return this;
        }

        /** See {@link Event#deviceId()}. */
        public Builder deviceId(final @Nullable String value) {
            deviceId = value;
            return this;
        }

        /** See {@link Event#resource()}. */
        public Builder resource(final @Nullable String value) {
            resource = value;
            return this;
        }

        /** See {@link Event#requestId()}. */
        public Builder requestId(final @Nullable String value) {
            requestId = value;
            return this;
        }

        /** See {@link Event#errorAppTag()}. */
        public Builder errorAppTag(final @Nullable String value) {
            errorAppTag = value;
            return this;
        }

        /** See {@link Event#detail()}. */
        public Builder detail(final @Nullable String value) {
            detail = value;
            return this;
        }

        /** See {@link Event#before()}. */
        public Builder before(final @Nullable String value) {
            before = value;
            return this;
        }

        /** See {@link Event#after()}. */
        public Builder after(final @Nullable String value) {
            after = value;
            return this;
        }

        /** The event. */
        public Event build() {
            return new Event(at, category, action, actor, source, outcome, addressSpace, pool, tenant, leaseId,
                deviceId, resource, requestId, errorAppTag, detail, before, after);
        }
    }
}

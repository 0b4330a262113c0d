/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Why a request or a configuration is refused.
 *
 * @param reason which of the known reasons; it gives error-tag and error-app-tag
 * @param message for a person: which pool, what was asked, what is available, what to do; never a secret
 * @param pool pool concerned; null when there is none
 * @param available largest block or number still free, as text; null when that says nothing
 * @param wanted addressing units of the pool that were looked for; null when that says nothing
 */
public record Refusal(Reason reason, String message, @Nullable String pool, @Nullable String available,
        @Nullable BigInteger wanted) {
    /** A refusal that concerns one pool and for which availability says nothing. */
    public static Refusal of(final Reason reason, final @Nullable String pool, final String message) {
        return new Refusal(reason, message, pool, null, null);
    }

    /** The same in other words. */
    public Refusal saying(final String other) {
        return new Refusal(reason, other, pool, available, wanted);
    }

    /** The closed set of reasons. The YANG contract lists the error tags. */
    public enum Reason {
        /** No block of any legal size is left. */
        POOL_EXHAUSTED("casm:pool-exhausted"),
        /** No pool fits the selector, or the named one does not exist. */
        NO_MATCHING_POOL("casm:no-matching-pool"),
        /** A segment overlaps another one in its address space. */
        OVERLAP("casm:overlap"),
        /** A special-purpose block (RFC 6890) where the space does not allow it. */
        SPECIAL_PURPOSE("casm:special-purpose"),
        /** A value that is not of the pool's kind. */
        KIND_MISMATCH("casm:kind-mismatch"),
        /** Size or alignment not allowed by the pool's rules. */
        FRAGMENTATION_RULE("casm:fragmentation-rule"),
        /** A limit of tenant, device or holder. */
        QUOTA_EXCEEDED("casm:quota-exceeded"),
        /** Live leases stand in the way. */
        IN_USE("casm:in-use"),
        /** Reserved for another. */
        RESERVED("casm:reserved"),
        /** Tenant or space not shared with the requester, or lease of another owner. */
        BORDER("casm:border"),
        /** A device that is not configured. */
        UNKNOWN_DEVICE("casm:unknown-device"),
        /** A message of an earlier boot of a device. */
        STALE_INCARNATION("casm:stale-incarnation"),
        /** No such service. */
        UNKNOWN_SERVICE("casm:unknown-service"),
        /** A device did not take what it should, or not in time. */
        PROVISIONING_FAILED("casm:provisioning-failed"),
        /** No such lease. */
        UNKNOWN_LEASE("casm:unknown-lease"),
        /** The lease is in a state from which this is not possible. */
        LEASE_STATE("casm:lease-state"),
        /** Lifetime outside the pool's rules. */
        LIFETIME("casm:lifetime"),
        /** Same request-id, other content. */
        REQUEST_MISMATCH("casm:request-mismatch"),
        /** This Coordinator does not serve now; repeat the same request later. */
        NOT_LEADER("casm:not-leader"),
        /** Another change of the same lease is being stored; repeat the same request. */
        BUSY("casm:busy"),
        /** Could not be stored; nothing has changed. */
        NOT_STORED("casm:not-stored"),
        /** Malformed or contradictory input. */
        INVALID("casm:invalid-value");

        private final String appTag;

        Reason(final String appTag) {
            this.appTag = appTag;
        }

        /** The error-app-tag. */
        public String appTag() {
            return appTag;
        }
    }
}

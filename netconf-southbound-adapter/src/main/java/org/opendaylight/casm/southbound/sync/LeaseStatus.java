/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.casm.southbound.plan.IpPrefix;

/**
 * How far the device of a lease is.
 *
 * @param leaseId the lease, or the owner that stands for an attachment
 * @param nodeId its device
 * @param phase where it stands
 * @param attempts attempts since the lease changed last
 * @param error why the last attempt failed
 * @param route route on the device that covers the lease
 * @param revision which state of an attachment this speaks of
 */
public record LeaseStatus(String leaseId, String nodeId, Phase phase, int attempts, Optional<Failure> error,
        Optional<IpPrefix> route, long revision) {
    public LeaseStatus {
        requireNonNull(leaseId);
        requireNonNull(nodeId);
        requireNonNull(phase);
        requireNonNull(error);
        requireNonNull(route);
    }

    LeaseStatus(final String leaseId, final String nodeId, final Phase phase, final int attempts,
            final Optional<Failure> error, final Optional<IpPrefix> route) {
        this(leaseId, nodeId, phase, attempts, error, route, 0);
    }

    /** Where it stands. */
    public enum Phase {
        /** Nothing is to be configured, and nothing is. */
        NOT_REQUIRED,
        /** Waits for the device or for the next attempt. */
        PENDING,
        /** Is being configured. */
        IN_PROGRESS,
        /** Is configured, and was read back. */
        DONE,
        /** The device does not take it. */
        FAILED,
        /** Was configured, and the device now holds something else. */
        DRIFT,
        /** Is gone, and the device may still hold some of it. Only for attachments. */
        REMOVING
    }

    /**
     * Why an attempt failed.
     *
     * @param tag error-tag of RFC 6241 appendix A
     * @param message text for operators
     */
    public record Failure(String tag, String message) {
        public Failure {
            requireNonNull(tag);
            requireNonNull(message);
        }
    }

    static LeaseStatus of(final String leaseId, final String nodeId, final Phase phase) {
        return new LeaseStatus(leaseId, nodeId, phase, 0, Optional.empty(), Optional.empty());
    }

    LeaseStatus withRevision(final long number) {
        return new LeaseStatus(leaseId, nodeId, phase, attempts, error, route, number);
    }

    LeaseStatus withAttempts(final int count) {
        return new LeaseStatus(leaseId, nodeId, phase, count, error, route, revision);
    }
}

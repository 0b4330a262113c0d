/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.util.List;

/** What a device says to the Coordinator; sent with a {@link Header}. */
public sealed interface Request {
    /** Why pools are asked for. */
    enum Reason {
        START_UP, EXHAUSTION, MANUAL, RESYNCHRONIZE
    }

    /** Why pools are given back. */
    enum ReleaseReason {
        IDLE, BELOW_THRESHOLD, SHUTDOWN, RECALLED
    }

    /**
     * The device has started.
     *
     * @param capabilities what it can do, free text
     * @param mechanisms transition mechanisms that it runs, without module
     * @param portAllocation whether it can use blocks of ports
     */
    record Register(List<String> capabilities, List<String> mechanisms, boolean portAllocation) implements Request {
        /** Copies. */
        public Register {
            capabilities = List.copyOf(capabilities);
            mechanisms = List.copyOf(mechanisms);
        }
    }

    /** The device is alive. */
    record Keepalive() implements Request {
    }

    /**
     * Address Pool Request (draft, sections 5.2.2 and 5.2.5).
     *
     * @param items what is asked for; none when only {@code existing} is to be checked
     * @param reason why
     * @param portAllocation whether blocks of ports can be used
     * @param existing what the device still holds
     */
    record Ask(List<Item> items, Reason reason, boolean portAllocation, List<Lease> existing) implements Request {
        /** Copies. */
        public Ask {
            items = List.copyOf(items);
            existing = List.copyOf(existing);
        }

        /** Whether the answer may have leases that the device had before, and forgot. */
        public boolean mayTellAgain() {
            return switch (reason) {
                case START_UP, RESYNCHRONIZE -> true;
                case EXHAUSTION, MANUAL -> false;
            };
        }
    }

    /**
     * Address Pool Renew (draft, section 4, item 5): IPv4, IPv6 and ports in one message.
     *
     * @param leaseIds what to renew, by the default lifetime of each
     */
    record Renew(List<String> leaseIds) implements Request {
        /** Copies. */
        public Renew {
            leaseIds = List.copyOf(leaseIds);
        }
    }

    /**
     * Address Pool Status Report (draft, section 5.2.3).
     *
     * @param reportId names the report
     * @param samples its contents
     */
    record Report(String reportId, List<Sample> samples) implements Request {
        /** Copies. */
        public Report {
            samples = List.copyOf(samples);
        }
    }

    /**
     * Address Pool Release Request (draft, section 5.2.6).
     *
     * @param leases what to give back; nothing in them is in use
     * @param reason why
     */
    record Release(List<Lease> leases, ReleaseReason reason) implements Request {
        /** Copies. */
        public Release {
            leases = List.copyOf(leases);
        }
    }

    /**
     * Address Pool Release Confirm (draft, section 5.2.6, item 6).
     *
     * @param leaseIds what the device has removed
     */
    record Confirm(List<String> leaseIds) implements Request {
        /** Copies. */
        public Confirm {
            leaseIds = List.copyOf(leaseIds);
        }
    }
}

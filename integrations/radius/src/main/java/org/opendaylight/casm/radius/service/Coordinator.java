/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.AccessIntent.Wish;
import org.opendaylight.casm.radius.usage.Sample;

/** The Coordinator's interface for devices, as far as RADIUS needs it. No future fails. */
public interface Coordinator {
    /**
     * Who speaks.
     *
     * @param deviceId the device
     * @param messageId identifies the message
     * @param incarnation boot of the device; null if it does not tell of its boots
     */
    record Header(String deviceId, String messageId, @Nullable Long incarnation) {
    }

    /** Why leases are given back. */
    enum Reason {
        /** The server has no use for them. */
        IDLE,
        /** It goes down. */
        SHUTDOWN,
        /** It was asked for them. */
        RECALLED
    }

    /** A device says that it is there. */
    ListenableFuture<Reply> register(Header header);

    /** The highest incarnation that the Coordinator has heard; null if none. */
    ListenableFuture<@Nullable Long> incarnation(String deviceId);

    /**
     * What a device is to do.
     *
     * @param recalled leases to give back
     * @param query whether to report its use
     */
    record Orders(Set<String> recalled, boolean query) {
        /** Nothing. */
        public static final Orders NONE = new Orders(Set.of(), false);

        /** Copies. */
        public Orders {
            recalled = Set.copyOf(recalled);
        }
    }

    /** A device shows that it is there. */
    ListenableFuture<Orders> keepalive(Header header);

    /** What subscribers use of the leases of a device; the report is named as its message. */
    ListenableFuture<Reply> report(Header header, List<Sample> samples);

    /** Blocks of pools. */
    ListenableFuture<Reply> request(Header header, List<Wish> wishes);

    /** More time for leases. */
    ListenableFuture<Reply> renew(Header header, Set<String> leaseIds);

    /** Leases that the device has let go of. */
    ListenableFuture<Reply> release(Header header, Set<String> leaseIds, Reason reason);
}

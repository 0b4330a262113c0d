/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What was true at an earlier time, from an index: the cost of an answer grows with what it holds and with the leases
 * that are there now and overlap, not with the entries of the log nor with how often the range changed hands.
 */
public interface LeaseHistory {
    /**
     * The leases, in any state, that overlapped a range at an instant, as far back as the log is kept.
     *
     * <p>Entries of a lease count in the order of the log: one that is earlier than the entry before it, because the
     * clock was put back, counts from the time of that one. An entry that tells of a failure takes back the one before.
     * Of leases that were taken over without their history, those are given that may have been so; their text says
     * since when. Such a lease may be given twice: the text that changed later is right.
     *
     * @param addressSpace its address space; null for all
     * @param range what is asked about
     * @param at the instant, of which whole microseconds count
     * @return their texts as they were, those that were so for the shortest time first
     */
    List<String> leasesAt(@Nullable String addressSpace, RangeKey range, Instant at) throws EventStoreException;
}

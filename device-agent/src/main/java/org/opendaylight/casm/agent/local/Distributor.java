/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import java.time.Instant;
import java.util.Map;
import org.opendaylight.casm.agent.usage.Use;

/**
 * The instances that assign members of leased pools, such as a DHCP server (draft, section 3: CASM Distributor). All
 * methods are called by one thread, take effect before they return, or before {@link #settle} returns where they give,
 * and may be repeated.
 */
public interface Distributor {
    /** Members of this pool may be assigned from now on, also after {@link #drain}. */
    void open(LocalPool pool);

    /** A pool has another lease from now on; who is assigned what does not change. */
    void rename(String leaseId, LocalPool pool);

    /** No further member of this lease is assigned; what is assigned stays until its subscriber leaves. */
    void drain(String leaseId);

    /** The pool is gone: what is still assigned is taken away, and nothing of it is used when this returns. */
    void close(String leaseId);

    /**
     * Tells when leases end, each time before that changes, for what promises members for a time of its own.
     *
     * @param ends by lease; a lease without an end is not in it
     */
    default void until(final Map<String, Instant> ends) {
        // who can take members away at any time need not know
    }

    /** All that came together has been told. */
    default void settle() {
        // everything was done at once
    }

    /** What is in use, by lease, of all pools that are open or draining. */
    Map<String, Use> use();
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import java.util.Map;
import org.opendaylight.casm.agent.usage.Use;

/**
 * The instances that assign members of leased pools, such as a DHCP server (draft, section 3: CASM Distributor). All
 * methods are called by one thread, take effect before they return, and may be repeated.
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

    /** What is in use, by lease, of all pools that are open or draining. */
    Map<String, Use> use();
}

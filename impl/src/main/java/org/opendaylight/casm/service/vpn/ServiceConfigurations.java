/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.vpn.Service;

/** The configuration of services, to be written by the Coordinator as an operator would. */
public interface ServiceConfigurations {
    /** Puts back what a change took the place of. */
    @FunctionalInterface
    interface Undo {
        /** Puts it back; false when that is refused. */
        CompletionStage<Boolean> run();
    }

    /**
     * Reads a service that nobody has configured.
     *
     * @param json the list casm-service:service with one entry, RFC 7951
     * @param catalog what it refers to
     * @throws RefusedException when it is no such text, or breaks a rule
     */
    Service read(String json, PoolCatalog catalog) throws RefusedException;

    /**
     * Configures a service, in place of what is configured under its id.
     *
     * @param json as for {@link #read}
     * @return how to undo it; fails with {@link RefusedException} when it is refused
     */
    CompletionStage<Undo> write(String json);
}

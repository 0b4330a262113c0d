/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import org.opendaylight.casm.core.engine.LeaseChange;

/** Told of what is durable, besides the world. No method blocks. */
public interface Watcher {
    /** Nobody. */
    Watcher NONE = new Watcher() {
        @Override
        public void leaseChanged(final LeaseChange change) {
            // nobody is told
        }

        @Override
        public void deviceChanged(final String deviceId) {
            // nobody is told
        }
    };

    /** A lease changed. */
    void leaseChanged(LeaseChange change);

    /** A device was configured otherwise, or is not configured any more. */
    void deviceChanged(String deviceId);
}

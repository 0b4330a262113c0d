/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.Optional;
import java.util.Set;

/**
 * One difference between a device and what its leases need.
 *
 * @param path where on the device, in its own model
 * @param expected what the leases need there, empty for nothing
 * @param actual what the device holds there, empty for nothing
 * @param owners leases and attachments that need it, or, of what is too much, needed it
 */
public record Difference(String path, Optional<String> expected, Optional<String> actual, Set<String> owners) {
    public Difference {
        owners = Set.copyOf(owners);
    }

}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import java.util.Collection;

/**
 * What of RFC 6241 section 8 a device announced, as far as it decides how it is changed.
 *
 * @param candidate it has a candidate configuration
 * @param writableRunning its running configuration can be written
 * @param rollbackOnError it can undo a failed edit
 */
record Capabilities(boolean candidate, boolean writableRunning, boolean rollbackOnError) {
    private static final String PREFIX = "urn:ietf:params:netconf:capability:";

    static Capabilities of(final Collection<String> announced) {
        return new Capabilities(has(announced, "candidate"), has(announced, "writable-running"),
            has(announced, "rollback-on-error"));
    }

    private static boolean has(final Collection<String> announced, final String name) {
        return announced.stream().anyMatch(capability -> capability.startsWith(PREFIX + name + ":"));
    }
}

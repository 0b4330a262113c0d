/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.Locale;

/** Whether a device is heard. */
public enum Connection {
    /** Nothing was heard since the Coordinator started. */
    UNKNOWN,
    /** It was heard in time. */
    CONNECTED,
    /** It was not heard for too long. */
    LOST;

    /** The name used in YANG. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

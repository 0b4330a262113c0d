/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import static java.util.Objects.requireNonNull;

/** A packet that gets no answer. Its text has nothing of what the packet says. */
public final class DroppedException extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final Drop reason;

    /** Dropped for {@code reason}; {@code message} is for the log. */
    public DroppedException(final Drop reason, final String message) {
        super(message);
        this.reason = requireNonNull(reason);
    }

    /** Dropped for {@code reason}, as {@code cause} tells. */
    public DroppedException(final Drop reason, final String message, final Throwable cause) {
        super(message, cause);
        this.reason = requireNonNull(reason);
    }

    /** Why. */
    public Drop reason() {
        return reason;
    }
}

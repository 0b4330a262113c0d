/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.io.Serial;

/** A change could not be made durable, and nothing of it is true. */
public final class NotStoredException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A change not stored, with what the store said. */
    public NotStoredException(final String message, final Throwable cause) {
        super(message, cause);
    }
}

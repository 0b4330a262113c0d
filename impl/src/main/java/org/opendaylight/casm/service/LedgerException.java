/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.io.Serial;

/** The ledger could not be read or written. */
public final class LedgerException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A failure with what the datastore said. */
    public LedgerException(final String message, final Throwable cause) {
        super(message, cause);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.io.Serial;
import org.eclipse.jdt.annotation.Nullable;

/** A text of which no rows can be made, with a message for who sent it. */
public final class MalformedInventoryException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedInventoryException(final String message) {
        this(message, null);
    }

    MalformedInventoryException(final String message, final @Nullable Throwable cause) {
        super(message, cause);
    }
}

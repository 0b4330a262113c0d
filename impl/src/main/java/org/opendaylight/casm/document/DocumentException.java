/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.io.Serial;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** A document cannot be served; the text says where in it and what to do. */
public final class DocumentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private DocumentException(final Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** Malformed or contradictory at a path. */
    static DocumentException at(final String path, final String text) {
        return of(Reason.INVALID, null, path, text);
    }

    /** Impossible at a path for a reason. */
    static DocumentException of(final Reason reason, final @Nullable String pool,
            final String path, final String text) {
        return new DocumentException(Refusal.of(reason, pool, "document" + (path.isEmpty() ? "" : ", " + path) + ": "
            + text));
    }

    /** The same, because of something else. */
    DocumentException by(final Exception cause) {
        initCause(cause);
        return this;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}

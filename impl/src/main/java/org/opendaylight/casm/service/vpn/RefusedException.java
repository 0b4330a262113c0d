/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.document.DocumentException;

/** Something asked of a service is refused. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Refused for this reason. */
    public RefusedException(final Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** A document that cannot be served. */
    RefusedException(final DocumentException cause) {
        super(cause.getMessage(), cause);
        refusal = cause.refusal();
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}

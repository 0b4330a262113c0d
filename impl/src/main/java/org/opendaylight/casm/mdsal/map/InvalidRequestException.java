/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.io.Serial;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.inventory.MalformedInventoryException;

/** What came in cannot be understood, so that nobody was asked to decide on it. */
public final class InvalidRequestException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    /** Malformed or contradictory input, with a text for the requester. */
    public InvalidRequestException(final String message) {
        this(Reason.INVALID, message);
    }

    /** Input that is wrong for another reason. */
    public InvalidRequestException(final Reason reason, final String message) {
        super(message);
        refusal = Refusal.of(reason, null, message);
    }

    /** A text that is malformed as a whole. */
    public InvalidRequestException(final String what, final MalformedInventoryException cause) {
        super(what + ": " + cause.getMessage(), cause);
        refusal = Refusal.of(Reason.INVALID, null, what + ": " + cause.getMessage());
    }

    /** Malformed input, as the parser of a value says. */
    public InvalidRequestException(final String what, final RuntimeException cause) {
        super(what + ": " + cause.getMessage(), cause);
        refusal = Refusal.of(Reason.INVALID, null, what + ": " + cause.getMessage());
    }

    /** The same, said of a part of the input. */
    public InvalidRequestException(final String part, final InvalidRequestException cause) {
        super(part + ": " + cause.getMessage(), cause);
        refusal = Refusal.of(cause.refusal.reason(), null, part + ": " + cause.refusal.message());
    }

    /** What to answer. */
    public Refusal refusal() {
        return refusal;
    }
}

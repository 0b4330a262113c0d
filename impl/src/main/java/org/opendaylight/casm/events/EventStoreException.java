/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.io.Serial;

/** The event store could not do what was asked; nothing was changed. */
public final class EventStoreException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** The file system is full; goes away with free space. */
        NO_SPACE,
        /** Another process, or another store in this one, has it open. */
        LOCKED,
        /** The file is not an event store or is damaged; restore a backup. */
        DAMAGED,
        /** The file was written by a version of this software that keeps other tables. */
        WRONG_VERSION,
        /** The store is closed. */
        CLOSED,
        /** Reading or writing failed for another reason, which is in the message and the cause. */
        IO
    }

    private final Kind kind;

    /** A failure without a cause of its own. */
    public EventStoreException(final Kind kind, final String message) {
        super(message);
        this.kind = kind;
    }

    /** A failure with the cause the environment gave. */
    public EventStoreException(final Kind kind, final String message, final Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }
}

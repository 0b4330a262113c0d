/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

/**
 * Why a device cannot hold an item.
 *
 * @param kind what kind of reason it is
 * @param text the reason, for people
 */
public record Problem(Kind kind, String text) {
    /** Kinds of reasons. */
    public enum Kind {
        /** The device's model has no place for it. */
        MODEL,
        /** What it stands on is not on the device. */
        MISSING,
        /** Somebody else has it, or something in its place. */
        TAKEN
    }

    public Problem {
        requireNonNull(kind);
        requireNonNull(text);
    }
}

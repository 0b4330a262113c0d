/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.service.Outcome;

/** What those hear who asked for what is under way. Not for use by several threads at once. */
final class Answer {
    private @Nullable CompletableFuture<Outcome> pending;

    /** Waits for the next {@link #give}, together with others who do. */
    CompletionStage<Outcome> await() {
        final var now = pending;
        if (now != null) {
            return now;
        }
        final var next = new CompletableFuture<Outcome>();
        pending = next;
        return next;
    }

    /** Tells all who wait; who asks after that waits for another. */
    void give(final Outcome outcome) {
        final var now = pending;
        pending = null;
        if (now != null) {
            now.complete(outcome);
        }
    }
}

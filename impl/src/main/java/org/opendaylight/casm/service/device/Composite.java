/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.lease.Lease;

/** Several decisions that become one: all of them true together, or none. */
final class Composite {
    private final List<Decision.Granted> parts = new ArrayList<>();
    private final AllocationEngine engine;
    private @Nullable Refusal busy;

    Composite(final AllocationEngine engine) {
        this.engine = engine;
    }

    /** Takes a decision in; the refusal of one that is none, else null. */
    @Nullable Refusal add(final Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> {
                parts.add(granted);
                yield null;
            }
            case Decision.Refused refused -> {
                if (refused.refusal().reason() == Refusal.Reason.BUSY) {
                    busy = refused.refusal();
                }
                yield refused.refusal();
            }
        };
    }

    /**
     * Decides on items one after another, until a change under way is met.
     *
     * @param decide takes the decision on an item in, or gives the refusal of one that is not to be taken in
     * @return the last refusal; null when there was none
     */
    <T> @Nullable Refusal each(final List<T> items, final Function<T, @Nullable Refusal> decide) {
        Refusal last = null;
        for (var item : items) {
            final var refusal = decide.apply(item);
            if (refusal != null) {
                last = refusal;
            }
            if (busy != null) {
                break;
            }
        }
        return last;
    }

    /** The leases of the decision that was taken in last. */
    List<Lease> last() {
        return parts.getLast().leases();
    }

    /** Whether the decision taken in last gave less than asked for. */
    boolean isLastPartial() {
        return parts.getLast().partial();
    }

    /** Whether anything changes. */
    boolean changes() {
        return parts.stream().anyMatch(part -> !part.changes().isEmpty());
    }

    /** A refusal that lets the whole be decided anew; null when no part met a change under way. */
    @Nullable Refusal busy() {
        return busy;
    }

    /** Undoes all parts. */
    void undo() {
        for (var part : parts.reversed()) {
            engine.takeBack(part);
        }
        parts.clear();
    }

    /** The whole, which answers with these leases. */
    Decision.Granted whole(final List<Lease> answer, final boolean partial) {
        final var changes = new ArrayList<LeaseChange>();
        parts.forEach(part -> changes.addAll(part.changes()));
        return new Decision.Granted(changes, answer, partial);
    }
}

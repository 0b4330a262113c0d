/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;
import org.opendaylight.casm.events.InMemoryEventStore;

/** An event store in memory that refuses batches as a test wants it. */
final class FlakyStore extends InMemoryEventStore {
    private volatile Supplier<@Nullable Kind> failures = () -> null;
    private volatile @Nullable RuntimeException fault;

    /** From now on each append is refused for what this gives, unless that is null. */
    void failWith(final Supplier<@Nullable Kind> next) {
        failures = next;
    }

    /** The next append throws this. */
    void throwNext(final RuntimeException unexpected) {
        fault = unexpected;
    }

    @Override
    public long append(final Batch batch) throws EventStoreException {
        final var unexpected = fault;
        if (unexpected != null) {
            fault = null;
            throw unexpected;
        }
        final var kind = failures.get();
        if (kind != null) {
            throw new EventStoreException(kind, "the test wants it so");
        }
        return super.append(batch);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.opendaylight.casm.events.EventStoreException.Kind;

class InMemoryEventStoreTest extends EventStoreContract {
    @Override
    protected EventStore create() {
        return new InMemoryEventStore();
    }

    @Test
    void failsWhenToldTo() throws EventStoreException {
        final Batch batch = Batch.at(1, 1).event(event("allocate", "L1")).upsert(lease("L1", 1, 1)).build();
        ((InMemoryEventStore) store).failNextAppend(Kind.NO_SPACE);

        assertEquals(Kind.NO_SPACE, assertThrows(EventStoreException.class, () -> store.append(batch)).kind());
        assertEquals(0, store.meta().lastSequence());
        assertEquals(1, store.append(batch));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.notify.LogEntryFeed;
import org.opendaylight.casm.mdsal.rpc.CoordinatorHolder;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.yangtools.concepts.Registration;

@ExtendWith(MockitoExtension.class)
class HousekeepingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Mock
    private EventStore store;
    @Mock
    private DataBroker broker;
    @Mock
    private Registration policy;
    @Mock
    private LogEntryFeed feed;
    @Mock
    private Registration listeners;

    @Test
    void forgetsRequestsAfterADayWhateverHappened() throws EventStoreException {
        doReturn(List.of(listeners)).when(feed).listen(broker);
        doReturn(policy).when(broker).registerTreeChangeListener(any(), any(), any());
        doThrow(new EventStoreException(EventStoreException.Kind.IO, "broken")).doReturn(3L).when(store)
            .purgeRequests(NOW.minus(Duration.ofDays(1)));
        try (var housekeeping = new Housekeeping(store, broker, new CoordinatorHolder(), feed, () -> NOW)) {
            housekeeping.forgetRequests();
            housekeeping.forgetRequests();
        }

        verify(store, times(2)).purgeRequests(any());
        verify(policy).close();
        verify(listeners).close();
    }
}

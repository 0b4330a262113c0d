/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.math.BigInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocationConflict;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolExhausted;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yangtools.yang.common.Uint64;

@ExtendWith(MockitoExtension.class)
class MdsalAnnouncerTest {
    @Mock
    private NotificationPublishService notifications;
    @Mock
    private UsagePublisher usage;
    private MdsalAnnouncer announcer;

    @BeforeEach
    void start() {
        announcer = new MdsalAnnouncer(notifications, usage);
    }

    @Test
    void tellsHowMuchWasLookedFor() {
        announcer.exhausted("p", BigInteger.valueOf(4), "10.0.0.2/31");

        final PoolExhausted told = told();
        assertEquals("p", told.getPool().getValue());
        assertEquals(Uint64.valueOf(4), told.getRequestedUnits());
        assertEquals("10.0.0.2/31", told.getLargestFreeBlock());
    }

    @Test
    void leavesOutWhatDoesNotFitOrIsNotKnown() {
        announcer.exhausted("p", BigInteger.ONE.shiftLeft(64), null);

        final PoolExhausted told = told();
        assertNull(told.getRequestedUnits());
        assertNull(told.getLargestFreeBlock());
    }

    @Test
    void tellsWhatIsInTheWay() {
        announcer.conflict("1-7", "row-3 of request r", AddressRange.parse("10.0.9.0/25"));
        announcer.conflict("1-8", "row-4 of request r", AddressRange.parse("192.0.2.18#1232-2255"));

        final var captor = ArgumentCaptor.forClass(AllocationConflict.class);
        verify(notifications, times(2)).offerNotification(captor.capture());
        final var block = captor.getAllValues().getFirst();
        assertEquals("1-7", block.getLeaseId().getValue());
        assertEquals("row-3 of request r", block.getOther());
        assertEquals("10.0.9.0/25", ((Prefix) block.getResource()).getPrefix().stringValue());
        final var ports = captor.getAllValues().getLast();
        assertEquals("192.0.2.18/32", ((Prefix) ports.getResource()).getPrefix().stringValue());
        assertEquals(1232, ports.getPortSet().getStartPort().getValue().intValue());
    }

    @Test
    void passesOverListenersThatDoNotKeepUp() {
        doReturn(NotificationPublishService.REJECTED).when(notifications).offerNotification(any());

        announcer.conflict("1-7", "row-3 of request r", AddressRange.parse("10.0.9.0/25"));

        verify(notifications).offerNotification(any());
    }

    private PoolExhausted told() {
        final var captor = ArgumentCaptor.forClass(PoolExhausted.class);
        verify(notifications).offerNotification(captor.capture());
        return captor.getValue();
    }
}

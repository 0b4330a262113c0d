/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.events.AuditLog.Retention;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicyBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint64;

@ExtendWith(MockitoExtension.class)
class LogRetentionTest {
    private final CoordinatorHolder holder = new CoordinatorHolder();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final LogRetention retention = new LogRetention(holder, () -> now);
    @Mock
    private Coordinator coordinator;
    @Mock
    private EventStore store;

    private void serve() {
        holder.serve(coordinator, new AllocationEngine(() -> "l"), store);
    }

    @Test
    void prunesByThePolicyAtMostOnceAMinute() throws EventStoreException {
        serve();
        retention.follow(new LogPolicyBuilder().setRetentionDays(Uint16.TEN).setMaxEntries(Uint64.valueOf(5)).build());
        final var first = now;

        retention.run();
        now = first.plusSeconds(59);
        retention.run();
        now = first.plusSeconds(60);
        retention.run();

        verify(store).prune(new Retention(first.minus(Duration.ofDays(10)), 5), first, "log-retention");
        verify(store).prune(new Retention(now.minus(Duration.ofDays(10)), 5), now, "log-retention");
        verifyNoMoreInteractions(store);
    }

    @Test
    void fallsBackToTheDefaultsOfTheContract() throws EventStoreException {
        serve();
        retention.follow(null);

        retention.run();

        verify(store).prune(new Retention(now.minus(Duration.ofDays(365)), 1_000_000), now, "log-retention");
    }

    @Test
    void knowsNoUpperBoundBeyondTheLongest() throws EventStoreException {
        serve();
        retention.follow(new LogPolicyBuilder().setMaxEntries(Uint64.MAX_VALUE).build());

        retention.run();

        verify(store).prune(new Retention(now.minus(Duration.ofDays(365)), Long.MAX_VALUE), now, "log-retention");
    }

    @Test
    void prunesNothingBeforeItKnowsThePolicyAndWhileNobodyServes() {
        serve();
        retention.run();
        holder.stop();
        retention.onInitialData();
        retention.run();

        verifyNoInteractions(store);
    }

    @Test
    void triesAgainAfterAFailure() throws EventStoreException {
        serve();
        retention.onInitialData();
        doThrow(new EventStoreException(EventStoreException.Kind.IO, "broken")).when(store).prune(any(), any(), any());

        retention.run();
        now = now.plusSeconds(60);
        retention.run();

        verify(store, times(2)).prune(any(), any(), any());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

@ExtendWith(MockitoExtension.class)
class SingleWorkerTest {
    @Mock
    private ScheduledExecutorService timer;
    @Mock
    private ScheduledFuture<?> pause;

    private final List<Runnable> begun = new ArrayList<>();
    private final Runnable again = () -> { };
    private SingleWorker worker;

    private void begin() {
        worker = new SingleWorker(begun::add, timer, () -> { }, again);
        assertTrue(worker.begin());
    }

    private void endsFor(final Duration time) {
        doReturn(pause).when(timer).schedule(any(Runnable.class), eq(time.toMillis()), eq(TimeUnit.MILLISECONDS));
        worker.end(Optional.of(time));
        verify(timer).schedule(again, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void isOneAtATime() {
        begin();

        assertFalse(worker.begin());
        assertEquals(1, begun.size());
    }

    @Test
    void beginsAnewWhenItHasEnded() {
        begin();

        worker.end(Optional.empty());

        assertTrue(worker.begin());
        assertEquals(2, begun.size());
        verifyNoInteractions(timer);
    }

    @Test
    void doesNotWaitForThePauseToEnd() {
        begin();
        endsFor(Duration.ofSeconds(5));

        assertTrue(worker.begin());

        verify(pause).cancel(false);
        assertEquals(2, begun.size());
    }

    @Test
    void doesNotBeginWhenThePauseIsCalledOff() {
        begin();
        endsFor(Duration.ofSeconds(5));

        worker.endPause();
        worker.endPause();

        verify(pause).cancel(false);
        verifyNoMoreInteractions(pause);
        assertEquals(1, begun.size());
    }
}

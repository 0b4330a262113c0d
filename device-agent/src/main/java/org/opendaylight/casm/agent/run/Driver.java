/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Header;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.state.Effect;
import org.opendaylight.casm.agent.state.Machine;
import org.opendaylight.casm.agent.transport.Transport;
import org.opendaylight.casm.agent.usage.Use;

/** Drives one state machine in real time. Everything happens in the one thread of the executor. */
public final class Driver {
    private final Machine machine;
    private final Transport transport;
    private final Device device;
    private final ScheduledExecutorService executor;
    private final InstantSource clock;
    private @Nullable ScheduledFuture<?> timer;
    private boolean ended;

    /** A driver that does nothing yet; the executor has one thread. */
    public Driver(final Machine machine, final Transport transport, final Device device,
            final ScheduledExecutorService executor, final InstantSource clock) {
        this.machine = machine;
        this.transport = transport;
        this.device = device;
        this.executor = executor;
        this.clock = clock;
    }

    /**
     * The device has booted.
     *
     * @return done when what that brings about was written down and sent
     */
    public Future<?> start() {
        return executor.submit(() -> step(machine::start));
    }

    /** Local instances were measured; to be called in the thread of the executor. */
    public void measured(final Map<String, Use> use) {
        step(now -> machine.measured(use, now));
    }

    /** The Coordinator has something to tell. */
    public void called() {
        try {
            executor.execute(() -> step(machine::called));
        } catch (RejectedExecutionException e) {
            // the program ends
        }
    }

    /** Everything is to be given back. */
    public void returnAll() {
        executor.execute(() -> step(machine::returnAll));
    }

    private void step(final Function<Instant, List<Effect>> event) {
        if (ended) {
            return;
        }
        final Instant now = clock.instant();
        try {
            for (Effect effect : event.apply(now)) {
                perform(effect);
            }
            device.settled();
        } catch (IOException e) {
            end(false, "cannot write down what it holds: " + e);
        }
        if (!ended) {
            wakeAt(machine.wake(now));
        }
    }

    private void perform(final Effect effect) throws IOException {
        switch (effect) {
            case Effect.Send send -> {
                final Header header = send.message().header();
                transport.send(send.message()).whenComplete((outcome, failure) -> answer(header, outcome == null
                    ? Outcome.Unanswered.because(String.valueOf(failure)) : outcome));
            }
            case Effect.Save save -> device.save(save.memory());
            case Effect.Open open -> device.open(open.pool());
            case Effect.Rename rename -> device.rename(rename.leaseId(), rename.pool());
            case Effect.Drain drain -> device.drain(drain.leaseId());
            case Effect.Close close -> device.close(close.leaseId());
            case Effect.Say say -> device.say(say.text());
            case Effect.Halt halt -> end(halt.good(), halt.reason());
        }
    }

    private void answer(final Header header, final Outcome outcome) {
        try {
            executor.execute(() -> step(now -> machine.ended(header, outcome, now)));
        } catch (RejectedExecutionException e) {
            // the program ends; what the answer gave is found by the check at the next start
        }
    }

    private void wakeAt(final Instant at) {
        final ScheduledFuture<?> old = timer;
        if (old != null) {
            old.cancel(false);
        }
        final long wait = Math.max(1, Duration.between(clock.instant(), at).toMillis() + 1);
        timer = executor.schedule(() -> step(machine::tick), wait, TimeUnit.MILLISECONDS);
    }

    private void end(final boolean good, final String reason) {
        ended = true;
        device.halted(good, reason);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.load.Curve;
import org.opendaylight.casm.agent.load.SubscriberLoad;
import org.opendaylight.casm.agent.local.MemoryDistributor;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.state.Machine;
import org.opendaylight.casm.agent.state.Memory;
import org.opendaylight.casm.agent.state.Settings;
import org.opendaylight.casm.agent.state.StateFile;
import org.opendaylight.casm.agent.transport.Transport;

/** One agent with a simulated device below it, from the command line. */
public final class Agent {
    /** It ran as long as it was asked to. */
    public static final int GOOD = 0;
    /** It could not go on. */
    public static final int FAILED = 1;
    /** Another boot of the device is newer, or everything was not given back. */
    public static final int SUPERSEDED = 3;

    private static final long FOR_EVER = Long.MAX_VALUE / 1_000_000_000;

    private final Settings settings;
    private final Path file;
    private final @Nullable Curve load;
    private final Plan plan;

    /**
     * How long, and how often.
     *
     * @param sampling time between two measurements
     * @param seconds time after which it ends and keeps what it holds; 0 for never
     * @param returning whether it gives everything back and ends
     * @param churn part of the subscribers that leaves in each step
     * @param seed first number of the simulated subscribers
     */
    private record Plan(Duration sampling, int seconds, boolean returning, double churn, long seed) {
    }

    /** An agent with these options. */
    public Agent(final Arguments arguments) {
        settings = Options.settings(arguments, arguments.need("device-id"));
        file = Path.of(arguments.need("state"));
        final String curve = arguments.text("load");
        load = curve == null ? null : Curve.parse(curve);
        plan = new Plan(arguments.seconds("sampling-interval", Duration.ofMinutes(5)), arguments.number("seconds", 0),
            arguments.has("return"), arguments.number("churn", 5) / 100.0, arguments.number("seed", 1));
    }

    /**
     * Runs until it ends.
     *
     * @return exit code of the program
     * @throws IOException if the state file cannot be used
     * @throws InterruptedException if this thread is interrupted
     */
    public int run(final Transport transport, final PrintStream out) throws IOException, InterruptedException {
        final var clock = new SteadyClock();
        final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("agent").factory());
        try (StateFile state = new StateFile(file)) {
            final Memory memory = state.read();
            final long incarnation = memory.nextIncarnation(clock.instant());
            final var distributor = new MemoryDistributor();
            final var device = new SimulatedDevice(state, distributor, out);
            device.say("device " + settings.deviceId() + ", boot " + incarnation + ", " + memory.held().size()
                + " local pools in " + file);
            final var driver = new Driver(new Machine(settings, memory, incarnation, new Random()), transport, device,
                executor, clock);
            driver.start();
            if (plan.returning()) {
                driver.returnAll();
            }
            measure(driver, device, distributor, executor);
            return await(device);
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private void measure(final Driver driver, final SimulatedDevice device, final MemoryDistributor distributor,
            final ScheduledExecutorService executor) {
        final List<String> needs = settings.needs().stream().map(Need::name).toList();
        final var subscribers = new SubscriberLoad(distributor, needs, plan.churn(), new Random(plan.seed()));
        final Instant began = Instant.now();
        final long millis = Math.max(1, plan.sampling().toMillis());
        executor.scheduleAtFixedRate(() -> {
            final Curve curve = load;
            if (curve != null) {
                subscribers.step(curve.at(Duration.between(began, Instant.now())));
            }
            driver.measured(distributor.use());
            device.sayUse(distributor.use());
        }, millis, millis, TimeUnit.MILLISECONDS);
    }

    private int await(final SimulatedDevice device) throws InterruptedException {
        try {
            final SimulatedDevice.End end = device.end().get(plan.seconds() == 0 ? FOR_EVER : plan.seconds(),
                TimeUnit.SECONDS);
            return end.good() ? GOOD : SUPERSEDED;
        } catch (TimeoutException e) {
            device.say("time is over; local pools are kept in " + file);
            return plan.returning() ? FAILED : GOOD;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

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
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.state.Machine;
import org.opendaylight.casm.agent.state.Memory;
import org.opendaylight.casm.agent.state.Settings;
import org.opendaylight.casm.agent.state.StateFile;
import org.opendaylight.casm.agent.transport.RestconfTransport;
import org.opendaylight.casm.agent.transport.Transport;

/** One agent with a simulated device or a DHCP server below it, from the command line. */
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
    private final SteadyClock clock = new SteadyClock();
    private final Instances below;
    private final PrintStream out;
    private final Plan plan;
    private final boolean listening;

    /**
     * How long, and how often.
     *
     * @param sampling time between two measurements
     * @param seconds time after which it ends and keeps what it holds; 0 for never
     * @param returning whether it gives everything back and ends
     */
    private record Plan(Duration sampling, int seconds, boolean returning) {
    }

    /**
     * An agent with these options.
     *
     * @param out where to tell what happens
     */
    public Agent(final Arguments arguments, final PrintStream out) {
        this.out = out;
        settings = Options.settings(arguments, arguments.need("device-id"));
        file = Path.of(arguments.need("state"));
        plan = new Plan(arguments.seconds("sampling-interval", Duration.ofMinutes(5)), arguments.number("seconds", 0),
            arguments.has("return"));
        listening = arguments.has("listen");
        below = arguments.text("kea") == null
            ? new SimulatedInstances(arguments, settings.needs().stream().map(Need::name).toList())
            : new KeaInstances(arguments, clock, text -> SimulatedDevice.say(out, text));
    }

    /**
     * Runs until it ends.
     *
     * @return exit code of the program
     * @throws IOException if the state file cannot be used
     * @throws InterruptedException if this thread is interrupted
     */
    public int run(final Transport transport) throws IOException, InterruptedException {
        try (StateFile state = new StateFile(file)) {
            return run(transport, state);
        }
    }

    private int run(final Transport transport, final StateFile state) throws IOException, InterruptedException {
        final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("agent").factory());
        // the file stays locked for as long as anything may be written to it
        try {
            final Memory memory = state.read();
            final long incarnation = memory.nextIncarnation(clock.instant());
            final var device = new SimulatedDevice(state, below.distributor(), out);
            device.say("device " + settings.deviceId() + ", boot " + incarnation + ", " + memory.held().size()
                + " local pools in " + file);
            final var driver = new Driver(new Machine(settings, memory, incarnation, new Random()), transport, device,
                executor, clock);
            final Future<?> booted = driver.start();
            if (plan.returning()) {
                driver.returnAll();
            }
            below.begin(driver, device, executor, plan.sampling());
            if (listening && transport instanceof RestconfTransport restconf) {
                new RecallEar(restconf, settings.deviceId(), driver, device).begin();
            }
            booted.get();
            return await(device);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(5, TimeUnit.SECONDS);
        }
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

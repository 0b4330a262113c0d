/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.fleet;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.agent.run.Arguments;
import org.opendaylight.casm.agent.run.Driver;
import org.opendaylight.casm.agent.run.Options;
import org.opendaylight.casm.agent.run.SteadyClock;
import org.opendaylight.casm.agent.state.Machine;
import org.opendaylight.casm.agent.state.Memory;
import org.opendaylight.casm.agent.state.Settings;
import org.opendaylight.casm.agent.transport.Bounded;
import org.opendaylight.casm.agent.transport.RestconfTransport;
import org.opendaylight.casm.agent.transport.Transport;

/** A restart storm: many devices boot within a minute and want pools. */
public final class Fleet {
    /** What its options are. */
    public static final String HELP = """

        Options of fleet, besides those of the Coordinator and of what a device needs
          --agents N              devices (10000)
          --prefix TEXT           their names are this and a number (fleet-)
          --storm-seconds N       they boot within so long (60)
          --connections N         messages under way at a time (64)
          --seconds N             wait so long for all to be served (300)
          --return                give everything back afterwards
          --configure             add them to the devices of the Coordinator first
        """;

    private final Arguments arguments;
    private final int agents;
    private final String prefix;
    private final int stormSeconds;
    private final int connections;
    private final int seconds;
    private final boolean configure;
    private final boolean returning;

    /** A fleet with these options. */
    public Fleet(final Arguments arguments) {
        this.arguments = arguments;
        agents = arguments.number("agents", 10_000);
        prefix = arguments.text("prefix", "fleet-");
        stormSeconds = arguments.number("storm-seconds", 60);
        connections = Math.max(1, arguments.number("connections", 64));
        seconds = arguments.number("seconds", 300);
        configure = arguments.has("configure");
        returning = arguments.has("return");
        Options.settings(arguments, prefix);
    }

    /**
     * Lets all boot and waits until they are served.
     *
     * @return whether all were served, without overlap and without an error
     * @throws IOException if the devices could not be configured
     * @throws InterruptedException if this thread is interrupted
     */
    public boolean run(final RestconfTransport restconf, final PrintStream out)
            throws IOException, InterruptedException {
        if (configure) {
            restconf.change("PATCH", "/data/casm-device:devices", devices());
            out.println(agents + " devices configured");
        }
        final var clock = new SteadyClock();
        final var shared = new Member.Shared(new OverlapCheck(), new Tally(), clock);
        final Transport bounded = new Bounded(restconf, connections);
        final Transport counted = message -> {
            shared.tally().sent(message);
            return bounded.send(message).whenComplete((outcome, failure) -> shared.tally().ended(outcome));
        };
        final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fleet").factory());
        try {
            final List<Driver> drivers = boot(counted, shared, executor);
            final boolean all = await(shared.tally(), out, agents, "served");
            report(shared, out);
            if (returning) {
                giveBack(drivers, shared.tally(), out);
            }
            return all && shared.overlaps().found() == 0 && shared.tally().errors() == 0;
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    private List<Driver> boot(final Transport transport, final Member.Shared shared,
            final ScheduledExecutorService executor) {
        final var random = new Random();
        final List<Driver> drivers = new ArrayList<>();
        final Instant now = shared.clock().instant();
        for (int i = 0; i < agents; i++) {
            final String deviceId = name(i);
            final Settings settings = Options.settings(arguments, deviceId);
            final long delay = (long) (random.nextDouble() * stormSeconds * 1000);
            final var member = new Member(deviceId, settings.needs().size(), now.plusMillis(delay), shared);
            final Memory memory = Memory.none();
            final var driver = new Driver(new Machine(settings, memory, memory.nextIncarnation(now), new Random(
                random.nextLong())), transport, member, executor, shared.clock());
            drivers.add(driver);
            executor.schedule(driver::start, delay, TimeUnit.MILLISECONDS);
        }
        return drivers;
    }

    private boolean await(final Tally tally, final PrintStream out, final int wanted, final String what)
            throws InterruptedException {
        int last = -1;
        for (int second = 0; second < seconds && tally.served() < wanted; second++) {
            TimeUnit.SECONDS.sleep(1);
            if (second % 5 == 4 && tally.served() != last) {
                last = tally.served();
                out.println(second + 1 + " s: " + last + " of " + wanted + " " + what);
            }
        }
        return tally.served() >= wanted;
    }

    private void giveBack(final List<Driver> drivers, final Tally tally, final PrintStream out)
            throws InterruptedException {
        drivers.forEach(Driver::returnAll);
        for (int second = 0; second < seconds && tally.halted() < agents; second++) {
            TimeUnit.SECONDS.sleep(1);
        }
        out.println("agents that gave everything back: " + tally.halted());
    }

    private void report(final Member.Shared shared, final PrintStream out) {
        out.println("agents: " + agents + ", served: " + shared.tally().served() + ", overlaps: "
            + shared.overlaps().found());
        shared.tally().lines().forEach(out::println);
    }

    private String name(final int number) {
        return prefix + String.format(Locale.ROOT, "%05d", number);
    }

    private JsonObject devices() {
        final var list = new JsonArray();
        for (int i = 0; i < agents; i++) {
            final var device = new JsonObject();
            device.addProperty("device-id", name(i));
            final var role = new JsonArray();
            role.add("casm-types:bng");
            device.add("role", role);
            list.add(device);
        }
        final var devices = new JsonObject();
        devices.add("device", list);
        final var body = new JsonObject();
        body.add("casm-device:devices", devices);
        return body;
    }
}

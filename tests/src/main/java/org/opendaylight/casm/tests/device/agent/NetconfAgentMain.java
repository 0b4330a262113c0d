/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.opendaylight.casm.agent.run.Agent;
import org.opendaylight.casm.agent.run.Arguments;
import org.opendaylight.casm.tests.device.SimulatedDevices;

/** The reference agent in a device that is a NETCONF server, from the command line. */
public final class NetconfAgentMain {
    private static final int USAGE = 2;
    private static final int PORT = 17830;
    private static final String HELP = """
        Usage: agent netconf [OPTIONS]    one device that is a NETCONF server with casm-agent, for a controller to mount

          --port N                port of NETCONF over SSH on 127.0.0.1 (PORT); user USER, password PASSWORD
          --device-id, --state, --profile, --need and all options of the simulation, as for the agent by RESTCONF

        Exit codes: 0 as asked, 1 failed, 2 wrong options, 3 another boot of the device is newer
        """.replace("PORT", Integer.toString(PORT)).replace("USER", SimulatedDevices.USER)
            .replace("PASSWORD", SimulatedDevices.PASSWORD);

    private NetconfAgentMain() {
        // never instantiated
    }

    /** Runs the program. */
    public static void main(final String[] words) throws InterruptedException {
        // what the agent says is for people, and goes between no lines of the NETCONF server
        System.setProperty("logback.configurationFile", "logback-netconf-agent.xml");
        System.exit(run(Arrays.asList(words), System.out, System.err));
    }

    /**
     * Runs the program.
     *
     * @return exit code
     */
    static int run(final List<String> words, final PrintStream out, final PrintStream err)
            throws InterruptedException {
        if (words.isEmpty() || words.contains("--help")) {
            out.print(HELP);
            return words.isEmpty() ? USAGE : Agent.GOOD;
        }
        try {
            final var arguments = new Arguments(words, Set.of("return", "configure"));
            final int port = arguments.number("port", PORT);
            final var agent = new Agent(arguments, out);
            arguments.refuseOthers();
            try (var server = new AgentServer(port)) {
                server.start();
                return agent.run(new NetconfTransport(server));
            }
        } catch (IOException | UncheckedIOException e) {
            err.println("agent: " + e.getMessage());
            return Agent.FAILED;
        } catch (IllegalArgumentException e) {
            err.println("agent: " + e.getMessage());
            return USAGE;
        }
    }
}

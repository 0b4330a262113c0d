/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.opendaylight.casm.agent.fleet.Fleet;
import org.opendaylight.casm.agent.run.Agent;
import org.opendaylight.casm.agent.run.Arguments;
import org.opendaylight.casm.agent.run.Options;
import org.opendaylight.casm.agent.transport.RestconfTransport;

/** The agent from the command line. */
public final class Main {
    private static final int USAGE = 2;
    private static final String HELP = """
        Usage: agent [OPTIONS]            one device with simulated or real subscribers
               agent fleet [OPTIONS]      many devices that start together
               agent netconf [OPTIONS]    one device that is a NETCONF server (casm agent netconf --help)

        Where the Coordinator is
          --coordinator URL       such as http://127.0.0.1:8181 or https://casm.example/rests
          --user NAME --password-file FILE
          --trust FILE            certificates (PEM) that sign that of an https server (default: those of Java)
          --timeout SECONDS       wait so long for an answer (30)
        The device
          --device-id ID          as in devices of the Coordinator
          --state FILE            where it keeps its pools and its number of boots
          --profile NAME          what it needs: bng (IPv4 addresses and IPv6 /56), bng4, dhcp, cgn (default: bng)
          --need name=N,kind=K,.. instead of a profile, may be repeated; also pool, units, prefix-length, count,
                                  service, mechanism, lifetime, assign (prefix length for a subscriber), ports (for
                                  a subscriber), reserved (3: first and last address and router are not given out)
          --ipv4-high, --ipv6-high, --low, --hysteresis PERCENT (80, 80, 20, 5); --keep-minimum POOLS (1)
          --idle-release SECONDS  give back what was not used for so long (604800)
          --sampling-interval, --report-interval, --keepalive-interval, --ask-again, --start-delay SECONDS
          --listen                hear of recalls at once (server-sent events), not only with the next keepalive
          --dead-after NUMBER     keepalives without answer until the Coordinator counts as lost (3)
        A DHCP server of ISC Kea that assigns the addresses, in place of the simulation
          --kea SOCKET            its control socket
          --kea-network NAME      shared network of its configuration that gets the pools (casm)
          --kea-check-interval, --kea-timeout SECONDS (5, 5)
        The simulation
          --load T:N,T:N,...      N subscribers T seconds after the start, straight lines between (default: none)
          --load-file FILE        as many subscribers as the number in it, read at each sampling
          --churn PERCENT         subscribers that leave, and are replaced, in each sampling interval (5)
          --seed NUMBER           the same number gives the same subscribers (1)
          --seconds N             end after N seconds and keep the pools (default: run until stopped)
          --return                give everything back and end

        Exit codes: 0 as asked, 1 failed, 2 wrong options, 3 another boot of the device is newer
        """;

    private Main() {
        // never instantiated
    }

    /** Runs the program. */
    public static void main(final String[] words) throws InterruptedException {
        System.exit(run(Arrays.asList(words), System.out, System.err));
    }

    /**
     * Runs the program.
     *
     * @return exit code
     */
    static int run(final List<String> words, final PrintStream out, final PrintStream err) throws InterruptedException {
        if (words.isEmpty() || words.contains("--help") || "help".equals(words.getFirst())) {
            out.print(HELP + Fleet.HELP);
            return words.isEmpty() ? USAGE : Agent.GOOD;
        }
        final boolean fleet = "fleet".equals(words.getFirst());
        try {
            final var arguments = new Arguments(fleet ? words.subList(1, words.size()) : words,
                Set.of("return", "configure", "listen"));
            final RestconfTransport transport = Options.transport(arguments);
            if (fleet) {
                final var many = new Fleet(arguments);
                arguments.refuseOthers();
                return many.run(transport, out) ? Agent.GOOD : Agent.FAILED;
            }
            final var one = new Agent(arguments, out);
            arguments.refuseOthers();
            return one.run(transport);
        } catch (IOException e) {
            err.println("agent: " + e.getMessage());
            return Agent.FAILED;
        } catch (IllegalArgumentException e) {
            err.println("agent: " + e.getMessage());
            return USAGE;
        }
    }
}

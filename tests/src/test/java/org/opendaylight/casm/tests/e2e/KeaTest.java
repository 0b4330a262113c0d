/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.tests.device.KeaFixture;
import org.opendaylight.casm.tests.harness.AgentProcess;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/**
 * A DHCP server that nobody here wrote has no addresses of its own: the agent in front of it gets them from the
 * Coordinator as its clients come, and gives them back when they are gone.
 */
@Order(96)
@ExtendWith(SharedController.class)
class KeaTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String FIRST = "10.0.0.0/28";

    private static KeaFixture kea;

    private final Controller controller;
    private final CasmClient casm;
    private final String device = Lab.name("dhcp");

    @TempDir
    private Path folder;

    KeaTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
    }

    @BeforeAll
    static void start() {
        final var reason = KeaFixture.unusable();
        Needs.peer(reason.isEmpty(), reason.orElse(""));
        kea = KeaFixture.start();
    }

    @AfterAll
    static void end() {
        if (kea != null) {
            kea.close();
        }
    }

    private void configure() {
        made(casm.putSpace(device));
        made(casm.putPool(device, "ipv4-private", device, "'segment':[{'id':'a','prefix':'10.0.0.0/20'}],"
            + "'unit':{'prefix-length':28},'selector':{'location':['" + device + "']},"
            + "'lease':{'default-lifetime':240,'min-lifetime':1,'grace-period':1,'quarantine':1}"));
        made(casm.restconf().put("data/casm-device:devices/device=" + device, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:dhcp-server'],'location':'%s'}]}", device,
            device)));
    }

    private AgentProcess agent(final String... more) {
        final List<String> options = new ArrayList<>(List.of("--device-id", device, "--state",
            folder.resolve("state.json").toString(), "--kea", kea.socket().toString(), "--kea-check-interval", "1",
            "--profile", "dhcp", "--sampling-interval", "1", "--report-interval", "2", "--idle-release", "3",
            "--ask-again", "1", "--start-delay", "0"));
        options.addAll(List.of(more));
        return AgentProcess.start(controller, folder, options);
    }

    private Set<String> blocks() {
        return casm.leases().stream().filter(lease -> device.equals(lease.leaf("device-id")))
            .filter(lease -> Set.of("offered", "active", "renewing").contains(String.valueOf(lease.state())))
            .map(lease -> lease.block()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> awaitBlocks(final String what, final Predicate<Set<String>> condition) {
        return Await.value(what, LIMIT, this::blocks, condition);
    }

    private static void awaitSubnets(final Set<String> wanted) {
        Await.value("Kea has " + wanted, LIMIT, () -> kea.shown(), shown -> wanted.stream().allMatch(
            block -> shown.contains("\"subnet\": \"" + block + "\"")));
    }

    @Test
    void clientsOfDhcpMoveTheSpaceOfTheirServer() {
        configure();
        assertFalse(kea.shown().contains("\"id\""), () -> kea.shown());
        try (var agent = agent()) {
            awaitBlocks("has a first block", blocks -> blocks.equals(Set.of(FIRST)));
            awaitSubnets(Set.of(FIRST));
            agent.awaitLine("use: v4 0/13");

            final Process clients = kea.clients(30);
            try {
                // 30 of 39 are below the high mark, of 26 they are not
                final Set<String> most = awaitBlocks("has room for 30", blocks -> blocks.size() == 3);
                awaitSubnets(most);
                agent.awaitLine("use: v4 30/39");
                Await.value("the Coordinator has it in a report", LIMIT, this::reported,
                    text -> text.contains("\"sample\""));

                kea.kill();
                agent.awaitLine("Kea is away");
                kea.revive();
                agent.awaitLine("Kea is back");
                awaitSubnets(most);
                assertEquals(most, blocks());
                final int before = count(agent, "use: v4 30/39");
                Await.until("all clients have addresses", LIMIT, () -> count(agent, "use: v4 30/39") > before + 1);
            } finally {
                clients.destroyForcibly();
            }
            awaitBlocks("gave back what nobody uses", blocks -> blocks.size() == 1);
            agent.awaitLine("use: v4 0/13");
            Await.until("Kea has one", LIMIT, () -> kea.shown().split("\"subnet\":", -1).length == 2);
        }
        try (var agent = agent("--return")) {
            assertEquals(0, agent.awaitEnd(), agent::said);
        }
        assertEquals(Set.of(), blocks());
        assertFalse(kea.shown().contains("\"subnet\":"), () -> kea.shown());
        Await.until("all is free again", LIMIT, () -> casm.figure(device, "free").intValueExact() == 4096);
    }

    private String reported() {
        return casm.restconf().get("data/casm-device:usage-reports/device=" + device).toString();
    }

    private static int count(final AgentProcess agent, final String part) {
        return agent.said().split(part, -1).length - 1;
    }
}

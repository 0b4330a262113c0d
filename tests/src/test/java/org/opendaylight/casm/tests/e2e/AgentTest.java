/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.tests.harness.AgentProcess;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/**
 * The reference agent of a device that was never configured, against a controller: sections 5.2.2, 5.2.5 and 5.2.6 of
 * the draft, with restarts of the device.
 */
@Order(95)
@ExtendWith(SharedController.class)
class AgentTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Controller controller;
    private final CasmClient casm;
    private final Lab lab;

    @TempDir
    private Path folder;

    AgentTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
        lab = new Lab(casm);
    }

    /** A device that may get /28s of IPv4 and /48s of IPv6 from pools of its own. */
    private String device() {
        final String id = Lab.name("bng");
        made(casm.putSpace(id));
        made(casm.putPool(id + "-v4", "ipv4-private", id, rules("10.0.0.0/20", 28, id)));
        made(casm.putPool(id + "-v6", "ipv6-gua", id, rules("2001:db8::/32", 48, id)));
        made(casm.restconf().put("data/casm-device:devices/device=" + id, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:bng'],'location':'%s'}]}", id, id)));
        return id;
    }

    private static String rules(final String prefix, final int unit, final String location) {
        return "'segment':[{'id':'a','prefix':'" + prefix + "'}],'unit':{'prefix-length':" + unit
            + "},'selector':{'location':['" + location + "']},"
            + "'lease':{'default-lifetime':240,'renew-ratio':'20.0','rebind-ratio':'80.0',"
            + "'min-lifetime':1,'grace-period':1,'quarantine':1}";
    }

    private AgentProcess agent(final String device, final String... more) {
        final List<String> options = new ArrayList<>(List.of("--device-id", device, "--state",
            folder.resolve(device + ".json").toString(), "--sampling-interval", "1", "--idle-release", "3",
            "--churn", "30", "--ask-again", "2", "--start-delay", "0"));
        options.addAll(List.of(more));
        return AgentProcess.start(controller, folder, options);
    }

    /** Blocks that the device has live leases of. */
    private Set<String> blocks(final String device) {
        return casm.leases().stream().filter(lease -> device.equals(lease.leaf("device-id")))
            .filter(lease -> Set.of("offered", "active", "renewing").contains(String.valueOf(lease.state())))
            .map(lease -> lease.block()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> awaitBlocks(final String what, final String device, final Predicate<Set<String>> condition) {
        return Await.value(what, LIMIT, () -> blocks(device), condition);
    }

    @Test
    void growsShrinksAndReturnsEverythingWithoutAnOperator() {
        final String device = device();
        final var load = LoadFile.in(folder);
        load.set(2);
        try (var agent = agent(device, "--load-file", load.toString())) {
            agent.awaitLine("registered");
            // it grows while this looks
            awaitBlocks("has a first block of each family", device, blocks -> blocks.containsAll(
                Set.of("10.0.0.0/28", "2001:db8::/48")));
            load.set(40);
            final Set<String> most = awaitBlocks("has room for 40", device, blocks -> blocks.size() >= 5);
            // 40 of 64 addresses are below the high mark; neighbours are one route
            assertEquals(Set.of("10.0.0.0/28", "10.0.0.16/28", "10.0.0.32/28", "10.0.0.48/28", "2001:db8::/48"), most);
            agent.awaitLine("routes: [10.0.0.0/26, 2001:db8::/48]");

            load.set(2);
            awaitBlocks("gave back what it does not need", device, blocks -> blocks.equals(
                Set.of("10.0.0.0/28", "2001:db8::/48")));
            agent.awaitLine("given back");
        }
        try (var agent = agent(device, "--return")) {
            assertEquals(0, agent.awaitEnd(), agent::said);
        }
        assertEquals(Set.of(), blocks(device));
        Await.until("all is free again", LIMIT, () -> casm.figure(device + "-v4", "free").intValueExact() == 4096);
    }

    @Test
    void goesOnWithWhatItHoldsAfterARestart() {
        final String device = device();
        final Set<String> before;
        try (var agent = agent(device, "--load", "0:20")) {
            before = awaitBlocks("has two of IPv4", device, blocks -> blocks.size() == 3);
            agent.awaitLine("routes: [10.0.0.0/27, 2001:db8::/48]");
            agent.kill9();
        }
        try (var agent = agent(device, "--load", "0:20")) {
            agent.awaitLine("is still leased");
            agent.awaitLine("registered");
            agent.awaitLine("use: v4 20/32");
            assertEquals(before, blocks(device));
        }
    }

    @Test
    void isToldWhatItForgotInARestart() throws IOException {
        final String device = device();
        try (var agent = agent(device, "--load", "0:40")) {
            awaitBlocks("has four of IPv4", device, blocks -> blocks.size() == 5);
            agent.kill9();
        }
        Files.delete(folder.resolve(device + ".json"));
        try (var agent = agent(device, "--load", "0:2")) {
            agent.awaitLine("0 local pools");
            agent.awaitLine("routes: [10.0.0.0/26, 2001:db8::/48]");
            awaitBlocks("gave back what it does not need", device, blocks -> blocks.size() == 2);
        }
    }

    @Test
    void livesThroughARestartOfTheCoordinator() {
        final String device = device();
        try (var agent = agent(device, "--load", "0:2")) {
            final Set<String> before = awaitBlocks("has a block of each", device, blocks -> blocks.size() == 2);
            controller.kill9();
            controller.start();
            awaitBlocks("has what it had", device, before::equals);
            agent.awaitLine("renewed 2 of 2 leases");
        }
    }

    @Test
    void hearsOfARecallBeforeItSpeaksAgain() {
        final String device = device();
        assertTrue(casm.restconf().put("data/casm-device:devices/device=" + device, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:bng'],'location':'%s',"
            + "'report':{'keepalive-interval':3600}}]}", device, device)).isOk());
        try (var agent = agent(device, "--listen", "--profile", "bng4", "--load", "0:2")) {
            awaitBlocks("has a block", device, blocks -> blocks.size() == 1);
            agent.awaitLine("use: v4 2/16");
            agent.awaitLine("listens for recalls");
            final String lease = casm.leases().stream().filter(one -> device.equals(one.leaf("device-id")))
                .findFirst().orElseThrow().id();
            assertTrue(casm.call("casm-device:recall-lease", "'lease-id':['" + lease + "'],'drain-timeout':60").isOk());
            agent.awaitLine("recalled: ");
            awaitBlocks("has another block", device, blocks -> blocks.size() == 1);
            agent.awaitLine("given back");
        }
    }

    @Test
    void anUnknownDeviceGetsNothing() {
        final String device = Lab.name("stranger");
        try (var agent = agent(device)) {
            agent.awaitLine("refused: ");
            assertEquals(Set.of(), blocks(device));
        }
    }

    @Test
    void aFleetIsServedWithoutOverlap() {
        final String name = Lab.name("fleet");
        made(casm.putSpace(name));
        made(casm.putPool(name, "ipv4-private", name, "'segment':[{'id':'a','prefix':'10.0.0.0/16'}],"
            + "'unit':{'prefix-length':28},'lease':{'quarantine':0}"));
        try (var fleet = AgentProcess.start(controller, folder, List.of("fleet", "--agents", "100", "--prefix",
            name + "-", "--storm-seconds", "2", "--seconds", "120", "--need", "name=v4,pool=" + name + ",assign=32",
            "--configure", "--return"))) {
            assertEquals(0, fleet.awaitEnd(Duration.ofMinutes(6)), fleet::said);
            assertTrue(fleet.said().contains("agents: 100, served: 100, overlaps: 0"), fleet::said);
            assertTrue(fleet.said().contains("gave everything back: 100"), fleet::said);
        }
        Await.until("all is free again", LIMIT, () -> casm.figure(name, "free").intValueExact() == 65_536);
    }
}

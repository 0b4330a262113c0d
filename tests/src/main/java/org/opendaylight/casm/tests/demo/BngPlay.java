/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.harness.AgentProcess;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;

/** The second part of the demo: a device with an agent in it, which nobody configures. */
final class BngPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String DEVICE = "bng-1";
    private static final String POOL = "subscribers";
    private static final String REPORTS = "data/casm-device:usage-reports/device=" + DEVICE;
    private static final BigInteger ALL = BigInteger.valueOf(256);

    private final Play play;
    private final Transcript transcript;
    private final Scene scene;
    private final CasmClient client;
    private final Path subscribers;
    private int told;

    BngPlay(final Play play, final Transcript transcript, final Scene scene) {
        this.play = play;
        this.transcript = transcript;
        this.scene = scene;
        client = new CasmClient(scene.controller().restconf());
        subscribers = scene.folder().resolve("subscribers");
    }

    /**
     * Performs it.
     *
     * @throws DemoFailure if a step does not come out as it has to
     */
    void perform() throws IOException {
        prepare();
        boot();
        fill();
        empty();
        leave();
    }

    private void prepare() {
        transcript.act("A broadband gateway is to be added: all that the operator does for it");
        play.put("casm-pool:pools/pool=" + POOL, "{'casm-pool:pool':[{'name':'" + POOL
            + "','kind':'casm-types:ipv4-private','address-space':'demo','segment':[{'id':'a','prefix':'10.20.0.0/24'}]"
            + ",'unit':{'prefix-length':28},'selector':{'device-role':['casm-types:bng']},"
            + "'routing':{'distribute':true},'lease':{'default-lifetime':300,'quarantine':0}}]}");
        play.put("casm-device:devices/device=" + DEVICE, "{'casm-device:device':[{'device-id':'" + DEVICE
            + "','role':['casm-types:bng'],'management':{'node-id':'pe1'}}]}");
        transcript.verify("256 addresses are free in a pool for gateways, in units of 16",
            play.figure(POOL, "free").equals(ALL), play.figure(POOL, "free"));
    }

    private void boot() throws IOException {
        transcript.act("It boots without any configuration, with 3 subscribers");
        final var agent = agent("--load-file", subscribers.toString());
        agent.awaitLine("registered");
        final var blocks = awaitBlocks(Set.of("10.20.0.0/28"));
        agent.awaitLine("10.20.0.0/28 for v4");
        tell(agent);
        transcript.verify("it asked by itself and has a first block", blocks.size() == 1, blocks);
        play.expect("pe1", Set.of(DeviceView.route("10.20.0.0/28")));
    }

    private void fill() throws IOException {
        transcript.act("40 more subscribers come: it fills up, and is given more");
        subscribers(43);
        final var blocks = awaitBlocks(Set.of("10.20.0.0/28", "10.20.0.16/28", "10.20.0.32/28", "10.20.0.48/28"));
        scene.agent().awaitLine("10.20.0.48/28 for v4");
        tell(scene.agent());
        transcript.verify("it has four blocks, so that no more than 80 % of them are in use", blocks.size() == 4,
            blocks);
        play.expect("pe1", Set.of(DeviceView.route("10.20.0.0/26")));
        transcript.say("Four blocks side by side are one route. The Coordinator knows how full they are by reports:");
        transcript.showGet(REPORTS);
        Await.value("a report", PATIENCE, () -> client.restconf().get(REPORTS).toString(),
            text -> text.contains("\"sample\""));
        transcript.verify("it has a report of the device", true, DEVICE);
    }

    private void empty() throws IOException {
        transcript.act("At night most of them leave: the blocks return by themselves");
        subscribers(3);
        final var blocks = awaitBlocks(Set.of("10.20.0.0/28"));
        tell(scene.agent());
        transcript.verify("the newest blocks were given back first, one is kept", blocks.size() == 1, blocks);
        play.expect("pe1", Set.of(DeviceView.route("10.20.0.0/28")));
        awaitFree(ALL.subtract(BigInteger.valueOf(16)));
        transcript.verify("240 of 256 addresses are free for other gateways", true, blocks);
        transcript.say("It goes on to report; the peak of the day is that of 43 subscribers, and over:");
        final var before = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            before.add(Await.value("another report", PATIENCE, this::lastReport, id -> !before.contains(id)));
        }
        transcript.verify("nothing was given to it again", blocks().equals(blocks), blocks());
    }

    private void leave() {
        transcript.act("Its power fails; then it is taken out of service");
        scene.agent().kill9();
        transcript.say("It knows from its own disk what it holds, and gives that back, too:");
        final var agent = agent("--return");
        if (agent.awaitEnd() != 0) {
            throw new DemoFailure("it did not give everything back: " + agent.said());
        }
        tell(agent);
        play.expect("pe1", Set.of());
        awaitFree(ALL);
        transcript.verify("all 256 addresses are free again", blocks().isEmpty(), blocks());
    }

    private AgentProcess agent(final String... more) {
        final List<String> options = new ArrayList<>(List.of("--device-id", DEVICE, "--profile", "bng4", "--state",
            scene.folder().resolve("bng-1.json").toString(), "--sampling-interval", "1", "--report-interval", "2",
            "--idle-release", "2", "--ask-again", "1", "--churn", "20", "--start-delay", "0"));
        options.addAll(List.of(more));
        if (more.length > 1) {
            subscribers(3);
        }
        transcript.say("$ ./casm agent --coordinator ... " + String.join(" ", options));
        told = 0;
        return scene.startAgent(options);
    }

    /** So many subscribers from now on; the file is never seen half written. */
    private void subscribers(final int number) {
        try {
            final Path next = Files.writeString(scene.folder().resolve("subscribers.next"), number + "\n");
            Files.move(next, subscribers, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the agent said since it was last told, without the figures of each second. */
    private void tell(final AgentProcess agent) {
        final var lines = agent.said().lines().filter(line -> !line.contains(" use: ")
            && !line.contains(" renewed ")).toList();
        transcript.results(lines.subList(Math.min(told, lines.size()), lines.size()));
        told = lines.size();
    }

    /** The latest of the reports that the Coordinator has of it. */
    private String lastReport() {
        return Json.list(client.restconf().get(REPORTS).body(), "device").stream()
            .flatMap(device -> Json.list(device, "sample").stream())
            .max(Comparator.comparing(sample -> Instant.parse(Json.need(sample, "received"))))
            .map(sample -> Json.need(sample, "report-id")).orElse("");
    }

    private SortedSet<String> blocks() {
        return client.leases().stream().filter(lease -> DEVICE.equals(lease.leaf("device-id")))
            .filter(lease -> Set.of("offered", "active", "renewing").contains(String.valueOf(lease.state())))
            .map(lease -> lease.block()).collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<String> awaitBlocks(final Set<String> wanted) {
        try {
            return Await.value("blocks of " + DEVICE, PATIENCE, this::blocks, wanted::equals);
        } catch (AssertionError e) {
            throw new DemoFailure(DEVICE + " should have " + new TreeSet<>(wanted) + ": " + e.getMessage(), e);
        }
    }

    private void awaitFree(final BigInteger free) {
        try {
            Await.value("free addresses", PATIENCE, () -> play.figure(POOL, "free"), free::equals);
        } catch (AssertionError e) {
            throw new DemoFailure(free + " addresses should be free: " + e.getMessage(), e);
        }
    }
}

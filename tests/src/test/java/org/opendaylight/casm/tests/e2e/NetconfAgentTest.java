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
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.agent.NetconfAgent;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Ports;

/**
 * A device that is a NETCONF server and was never configured: sections 5.2.2 to 5.2.6 of the draft by notifications and
 * edit-config, with losses and restarts of each side.
 */
@Order(97)
@ExtendWith(SharedController.class)
class NetconfAgentTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Controller controller;
    private final CasmClient casm;
    private final Mounts mounts;
    private String id;
    private int port;
    private NetconfAgent device;

    @TempDir
    private Path folder;

    NetconfAgentTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
    }

    /** A device that may get /28s of a pool of its own. */
    @BeforeEach
    void make() {
        id = Lab.name("nbng");
        made(casm.putSpace(id));
        leaseFor(60, "");
        made(putDevice(id, ""));
        port = Ports.tcp();
        device = new NetconfAgent(port, folder.resolve("state.json"), List.of("--device-id", id, "--profile", "bng4",
            "--sampling-interval", "1", "--idle-release", "3", "--churn", "30", "--ask-again", "2", "--start-delay",
            "0"));
    }

    private void leaseFor(final int seconds, final String more) {
        final var put = casm.putPool(id, "ipv4-private", id, "'segment':[{'id':'a','prefix':'10.0.0.0/20'}],"
            + "'unit':{'prefix-length':28},'selector':{'location':['" + id + "']},'lease':{'default-lifetime':"
            + seconds + ",'min-lifetime':1,'grace-period':1,'quarantine':1" + more + "}");
        assertTrue(put.isOk(), put::toString);
    }

    private Answer putDevice(final String name, final String more) {
        return casm.restconf().put("data/casm-device:devices/device=" + name, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:bng'],'location':'%s',"
            + "'report':{'keepalive-interval':2}%s}]}", name, name, more));
    }

    @AfterEach
    void remove() {
        mounts.unmount(id);
        device.close();
    }

    private void bootAndMount(final String... options) {
        device.boot(options);
        assertTrue(mounts.mount(id, port, SimulatedDevices.USER, SimulatedDevices.PASSWORD).isOk());
    }

    /** Blocks that the device has live leases of. */
    private Set<String> leased() {
        return casm.leases().stream().filter(lease -> id.equals(lease.leaf("device-id")))
            .filter(lease -> Set.of("active", "renewing").contains(String.valueOf(lease.state())))
            .map(lease -> lease.block()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Blocks that are configured on the device. */
    private Set<String> configured() {
        return device.server().pools().values().stream().map(pool -> pool.getElementsByTagNameNS("*", "prefix").item(0)
            .getTextContent()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> awaitAgreed(final String what, final Predicate<Set<String>> condition) {
        return Await.value(what, LIMIT, this::configured, blocks -> condition.test(blocks)
            && blocks.equals(leased()));
    }

    private void expectNothingGivenTwice() {
        final var live = casm.leases().stream().filter(lease -> id.equals(lease.leaf("pool")))
            .filter(lease -> Set.of("active", "renewing").contains(String.valueOf(lease.state())))
            .map(lease -> lease.block()).toList();
        assertEquals(live.size(), Set.copyOf(live).size(), live::toString);
    }

    /** Sections 5.2.2, 5.2.5, 5.2.6 and 4. */
    @Test
    void growsShrinksAndReturnsEverything() {
        final var load = LoadFile.in(folder);
        load.set(2);
        bootAndMount("--load-file", load.toString());
        device.awaitLine("registered");
        load.set(40);
        awaitAgreed("has room for 40", blocks -> blocks.size() >= 4);
        device.awaitLine("routes: [10.0.0.0/26]");
        device.awaitLine("renewed ");
        load.set(2);
        awaitAgreed("gave back what it does not need", blocks -> blocks.equals(Set.of("10.0.0.0/28")));
        device.awaitLine("given back");
        device.powerOff();
        device.boot("--return");
        assertEquals(0, device.awaitEnd(), device::said);
        awaitAgreed("gave everything back", Set::isEmpty);
        Await.until("all is free again", LIMIT, () -> casm.figure(id, "free").intValueExact() == 4096);
        final String log = casm.call("casm-log:query-log", "'device-id':'" + id + "','limit':1000").toString();
        assertTrue(log.contains("netconf"), log);
    }

    /** Section 5.2.6 from the side of the Coordinator. */
    @Test
    void aRecalledPoolIsDrainedAndComesBack() {
        bootAndMount("--load", "0:20");
        final var both = awaitAgreed("has two", blocks -> blocks.size() == 2);
        final var lease = casm.leases().stream().filter(one -> id.equals(one.leaf("device-id"))
            && both.contains(one.block())).findFirst().orElseThrow();
        done(casm.call("casm-device:recall-lease", "'lease-id':['" + lease.id() + "'],'drain-timeout':60"));
        device.awaitLine("recalled: " + lease.id());
        Await.until("it is gone from the device", LIMIT, () -> !device.server().pools().containsKey(lease.id()));
        Await.until("it is gone from the ledger", LIMIT, () -> casm.leases().stream().noneMatch(one ->
            one.id().equals(lease.id()) && "active".equals(String.valueOf(one.state()))));
    }

    /** A reboot that keeps the pools, and one that loses them: no block is lost or given twice. */
    @Test
    void goesOnAfterRebootsWithAndWithoutItsPools() {
        leaseFor(3600, "");
        bootAndMount("--load", "0:20");
        final var before = awaitAgreed("has two", blocks -> blocks.size() == 2);
        device.awaitLine("routes: [10.0.0.0/27]");
        device.powerOff();
        device.boot("--load", "0:20");
        device.awaitLine("2 local pools");
        device.awaitLine("is still leased");
        assertEquals(before, awaitAgreed("has what it had", before::equals));

        device.powerOff();
        device.forget();
        device.boot("--load", "0:20");
        device.awaitLine("boot 1");
        Await.value("has pools again", LIMIT, this::configured, blocks -> blocks.containsAll(before));
        awaitAgreed("both sides agree", blocks -> blocks.containsAll(before));
        expectNothingGivenTwice();
    }

    /** The Coordinator dies when it has committed a grant and the device does not know of it yet. */
    @Test
    void aGrantThatTheDeviceDidNotGetReachesItAfterTheControllerWasKilled() {
        leaseFor(3600, "");
        final var kills = new AtomicInteger();
        device.server().onStep(step -> {
            if ("before edit-config".equals(step) && !leased().isEmpty() && kills.compareAndSet(0, 1)) {
                controller.kill9();
            }
        });
        bootAndMount("--load", "0:5");
        Await.until("the controller was killed before the device had its first pool", LIMIT, () -> kills.get() == 1);
        Await.until("it is down", LIMIT, () -> !controller.isRunning());
        device.server().onStep(step -> { });
        device.server().dropSessions();
        controller.start();
        final var blocks = awaitAgreed("has its pool", found -> found.size() == 1);
        assertEquals(Set.of("10.0.0.0/28"), blocks);
        device.awaitLine("10.0.0.0/28 for v4");
        assertEquals(1, casm.leases().stream().filter(lease -> id.equals(lease.leaf("device-id"))).count());
    }

    /** The line breaks between edit-config and commit, and again after the commit. */
    @Test
    void aSessionThatBreaksInTheMiddleLosesNothing() {
        final var drops = new AtomicInteger();
        device.server().onStep(step -> {
            if ("after edit-config".equals(step) && !leased().isEmpty() && drops.compareAndSet(0, 1)
                    || "after commit".equals(step) && drops.compareAndSet(1, 2)) {
                device.server().dropSessions();
            }
        });
        bootAndMount("--load", "0:20");
        awaitAgreed("has two in spite of all", blocks -> blocks.size() == 2);
        Await.until("it broke twice", LIMIT, () -> drops.get() == 2);
        device.awaitLine("routes: [10.0.0.0/27]");
        expectNothingGivenTwice();
    }

    /** A device that both sides agree about is not written to, and one that nobody hears any more is found out. */
    @Test
    void aLostSubscriptionIsMadeAgainAndNothingIsWrittenTwice() {
        leaseFor(3600, "");
        bootAndMount("--load", "0:5");
        device.awaitLine("10.0.0.0/28 for v4");
        final var before = awaitAgreed("has one", blocks -> blocks.size() == 1);
        final var edits = new AtomicInteger();
        device.server().onStep(step -> {
            if ("before edit-config".equals(step)) {
                edits.incrementAndGet();
            }
        });
        device.server().dropSessions();
        Await.until("it is heard by a new session", LIMIT, () -> device.server().isHeard());
        device.server().forgetSubscriptions();
        Await.until("it is heard by a new subscription", LIMIT, () -> device.server().isHeard());
        assertEquals(before, awaitAgreed("has what it had", before::equals));
        assertEquals(0, edits.get());
    }

    /** Section 4, step 5, when renewals get lost: the device is told at T2, and not any more when it has renewed. */
    @Test
    void aDeviceWhoseRenewalsGetLostIsTold() {
        leaseFor(600, ",'renew-ratio':'5.0','rebind-ratio':'6.0'");
        device.server().mute("pool-renew");
        bootAndMount("--load", "0:5");
        awaitAgreed("has one", blocks -> blocks.size() == 1);
        Await.until("it is told", LIMIT, () -> "true".equals(leafOfPool("expiring")));
        final var end = leafOfPool("expires-at");
        device.server().mute();
        device.awaitLine("renewed 1 of 1");
        Await.until("it is not told any more", LIMIT, () -> leafOfPool("expiring").isEmpty());
        assertTrue(end.compareTo(leafOfPool("expires-at")) < 0, () -> end + " and " + leafOfPool("expires-at"));
    }

    /** A leaf of the only pool of the device; empty when it is absent. */
    private String leafOfPool(final String name) {
        final var leaves = device.server().pools().values().iterator().next().getElementsByTagNameNS("*", name);
        return leaves.getLength() == 0 ? "" : leaves.item(0).getTextContent();
    }

    /** Section 5.2.4, on demand. */
    @Test
    void aReportIsAskedForOnDemand() {
        leaseFor(3600, "");
        bootAndMount("--load", "0:5");
        awaitAgreed("has one", blocks -> blocks.size() == 1);
        device.awaitLine("5/16");
        final String text = "'device-id':'" + id + "','period':['day'],'timeout':60";
        final var first = done(casm.call("casm-device:query-device", text));
        assertEquals("granted", first.result(), first::toString);
        assertEquals(List.of("16"), Json.list(first.output(), "sample").stream()
            .map(sample -> Json.text(sample, "total-addresses")).toList(), first::toString);
        device.server().mute("status-report");
        // what it had said before may still be under way
        Await.value("it was asked by query-status", LIMIT, () -> String.valueOf(Json.text(done(casm.call(
            "casm-device:query-device", text)).output(), "report-id")), report -> report.startsWith("asked-"));
    }

    /** A device speaks only for itself; who else it tried to be is in the log. */
    @Test
    void aDeviceThatSpeaksForAnotherIsRefused() {
        final String other = Lab.name("victim");
        made(putDevice(other, ""));
        device.close();
        device = new NetconfAgent(port, folder.resolve("other.json"), List.of("--device-id", other, "--profile",
            "bng4", "--start-delay", "0", "--ask-again", "2"));
        bootAndMount();
        device.awaitLine("refused: ");
        Await.until("it is in the log", LIMIT, () -> casm.call("casm-log:query-log", "'device-id':'" + other
            + "','outcome':'denied'").toString().contains("casm:border"));
        assertTrue(device.server().pools().isEmpty());
    }
}

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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.NetconfdFixture;
import org.opendaylight.casm.tests.device.SshNetconf;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/**
 * Leases on a device that nobody here wrote: Debian's netconfd over SSH. What it holds is read with OpenSSH, not
 * with the controller. The methods follow one another: each starts from what the one before left.
 */
@Order(50)
@ExtendWith(SharedController.class)
class RealDeviceTest {
    private static final String NODE = "netconfd";
    private static final String SPACE = "real-device";
    private static final String POOL4 = "real-device-4";
    private static final String POOL6 = "real-device-6";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration AFTER_RESTART = Duration.ofMinutes(3);

    private static NetconfdFixture device;
    private static SshNetconf client;
    private static String low;
    private static String high;

    @BeforeAll
    static void prepare(final Controller controller, final CasmClient casm) {
        final var unusable = NetconfdFixture.unusable();
        Needs.peer(unusable.isEmpty(), "real device: " + unusable.orElse("usable"));
        device = NetconfdFixture.start(NetconfdFixture.Target.CANDIDATE);
        client = device.client();
        mount(controller);
        assertTrue(casm.putSpace(SPACE).isOk());
        final var rest = "'lease':{'quarantine':0},'routing':{'distribute':true,'aggregate':true}";
        final var pool4 = casm.putPool(POOL4, "ipv4-public", SPACE, "'segment':[{'id':'a','prefix':'203.0.113.0/24'}],"
            + rest);
        assertTrue(pool4.isOk(), pool4::toString);
        final var pool6 = casm.putPool(POOL6, "ipv6-unicast", SPACE, "'segment':[{'id':'a','prefix':'2001:db8::/48'}],"
            + rest);
        assertTrue(pool6.isOk(), pool6::toString);
    }

    private static void mount(final Controller controller) {
        final var mounts = new Mounts(controller.restconf());
        assertTrue(mounts.mount(NODE, device.port(), NetconfdFixture.USER, device.password()).isOk());
        mounts.awaitConnected(NODE);
    }

    @AfterAll
    static void unmount(final Controller controller) {
        if (device != null) {
            new Mounts(controller.restconf()).unmount(NODE);
            device.close();
        }
    }

    private static Lease allocate(final CasmClient casm, final String pool, final String size, final String port) {
        final var answer = casm.allocate(pool, size + ",'binding':{'node-id':'" + NODE + "','interface':'" + port
            + "'}");
        assertTrue(answer.isOk(), answer::toString);
        return answer.lease();
    }

    private static void awaitDevice(final String what, final Duration limit, final String... parts) {
        Await.value(what, limit, RealDeviceTest::runningConfig, config -> !config.isEmpty() && Arrays.stream(parts)
            .allMatch(part -> part.startsWith("!") != config.contains(part.replaceFirst("^!", ""))));
    }

    /** What the device holds, nothing while it does not answer. */
    private static String runningConfig() {
        try {
            return client.runningConfig();
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    private static String provisioning(final CasmClient casm, final String lease) {
        return casm.restconf().get("data/casm-allocation:allocations/allocation=" + lease
            + "/provisioning?content=nonconfig").text().replaceAll("\\s", "");
    }

    /** Compares or repairs; again if the device lets a request of the comparison lie. */
    private static Answer resync(final CasmClient casm, final String more) {
        return Await.value("resync", SOON, () -> casm.call("casm-device:resync-device", "'device-id':'" + NODE + "'"
            + more), Answer::isOk);
    }

    /** What CASM knows to have put on devices. */
    private static String recorded(final CasmClient casm) {
        return casm.restconf().get("data/casm-device:provisioned?content=config").text().replaceAll("\\s", "");
    }

    private static List<String> logged(final CasmClient casm, final String lease) {
        return Json.list(casm.call("casm-log:query-log", "'category':['device'],'lease-id':'" + lease + "'").output(),
            "entry").stream().map(entry -> Json.need(entry, "event") + " " + Json.need(entry, "outcome")).toList();
    }

    private static void awaitStatus(final CasmClient casm, final String lease, final String... parts) {
        Await.value("status of " + lease, SOON, () -> provisioning(casm, lease),
            text -> Arrays.stream(parts).allMatch(text::contains));
    }

    private static String ip(final String address, final int length) {
        return "<ip>" + address + "</ip><prefix-length>" + length + "</prefix-length>";
    }

    private static String route(final String prefix) {
        return "<destination-prefix>" + prefix + "</destination-prefix>";
    }

    @Test
    @Order(1)
    void putsAddressAndRouteOnTheDevice(final CasmClient casm) {
        low = allocate(casm, POOL4, "'specific':{'prefix':'203.0.113.0/25'}", "eth0").id();

        awaitDevice("address and route", SOON, ip("203.0.113.1", 25), route("203.0.113.0/25"), "blackhole");
        awaitStatus(casm, low, "\"status\":\"done\"", "\"route\":\"203.0.113.0/25\"");
    }

    @Test
    @Order(2)
    void aggregatesTheNeighbour(final CasmClient casm) {
        high = allocate(casm, POOL4, "'specific':{'prefix':'203.0.113.128/25'}", "eth1").id();

        awaitDevice("aggregate", SOON, ip("203.0.113.129", 25), route("203.0.113.0/24"), "!" + route("203.0.113.0/25"));
        awaitStatus(casm, low, "\"route\":\"203.0.113.0/24\"");
        awaitStatus(casm, high, "\"status\":\"done\"", "\"route\":\"203.0.113.0/24\"");
    }

    @Test
    @Order(3)
    void routesIpv6(final CasmClient casm) {
        final var lease = allocate(casm, POOL6, "'prefix-length':64", "eth0");

        awaitDevice("IPv6", SOON, route(lease.block()), "<prefix-length>64</prefix-length>");
        assertTrue(casm.release(lease.id()).isOk());
        awaitDevice("no IPv6", SOON, "!" + route(lease.block()), "!<prefix-length>64</prefix-length>");
    }

    @Test
    @Order(4)
    void saysWhatIsWrongWithAnUnknownInterface(final CasmClient casm) {
        final var lease = allocate(casm, POOL6, "'prefix-length':64", "eth99");

        awaitStatus(casm, lease.id(), "\"status\":\"failed\"", "eth99");
        assertFalse(client.runningConfig().contains("eth99"));
        assertTrue(casm.release(lease.id()).isOk());
    }

    @Test
    @Order(5)
    void waitsForALockedDevice(final CasmClient casm) {
        final Lease lease;
        try (var other = client.lockCandidate()) {
            lease = allocate(casm, POOL6, "'prefix-length':64", "eth0");
            awaitStatus(casm, lease.id(), "\"status\":\"pending\"", "lock-denied");
            other.unlockCandidate();
        }
        awaitStatus(casm, lease.id(), "\"status\":\"done\"");
        assertTrue(casm.release(lease.id()).isOk());
        awaitDevice("no IPv6", SOON, "!<prefix-length>64</prefix-length>");
    }

    @Test
    @Order(6)
    void findsAndRepairsDrift(final CasmClient casm) {
        client.edit("<interfaces xmlns=\"urn:ietf:params:xml:ns:yang:ietf-interfaces\"><interface><name>eth0</name>"
            + "<ipv4 xmlns=\"urn:ietf:params:xml:ns:yang:ietf-ip\"><address xmlns:nc="
            + "\"urn:ietf:params:xml:ns:netconf:base:1.0\" nc:operation=\"delete\"><ip>203.0.113.1</ip></address>"
            + "</ipv4></interface></interfaces>");

        final var compared = resync(casm, "");
        assertEquals(1, Json.list(compared.output(), "difference").size(), compared::toString);
        awaitStatus(casm, low, "\"status\":\"drift\"");
        // a change that lasts less than a second may be left out of the log
        Await.until("drift is in the log", SOON, () -> logged(casm, low).contains("drift failure"));
        assertTrue(recorded(casm).contains("\"203.0.113.1\""), () -> recorded(casm));
        final var pulled = resync(casm, ",'direction':'pull'");
        assertEquals("granted", Json.text(pulled.output(), "result"), pulled::toString);
        assertEquals(Json.list(compared.output(), "difference"), Json.list(pulled.output(), "difference"));
        assertFalse(recorded(casm).contains("\"203.0.113.1\""), () -> recorded(casm));
        assertTrue(recorded(casm).contains("\"203.0.113.129\""), () -> recorded(casm));
        final var pushed = resync(casm, ",'direction':'push'");

        assertEquals("granted", Json.text(pushed.output(), "result"), pushed::toString);
        awaitDevice("address again", SOON, ip("203.0.113.1", 25));
        awaitStatus(casm, low, "\"status\":\"done\"");
    }

    @Test
    @Order(7)
    void healsARestartedDevice(final CasmClient casm) {
        device.kill();
        device.revive();

        awaitDevice("all again", AFTER_RESTART, ip("203.0.113.1", 25), ip("203.0.113.129", 25),
            route("203.0.113.0/24"));
    }

    @Test
    @Order(8)
    void cleansWhatWasReleasedWhileTheDeviceWasAwayAndTheControllerDied(final Controller controller,
            final CasmClient casm) {
        device.kill();
        assertTrue(casm.release(high).isOk());
        controller.kill9();
        controller.start();
        device.revive();

        awaitDevice("split", AFTER_RESTART, ip("203.0.113.1", 25), route("203.0.113.0/25"),
            "!" + ip("203.0.113.129", 25), "!" + route("203.0.113.0/24"));
    }

    @Test
    @Order(9)
    void findsAgainWhatItHasOnTheDeviceAfterARebuild(final Controller controller, final CasmClient casm) {
        assertEquals(0, controller.stop().exitCode());
        final var rebuilt = controller.launch("rebuild");
        assertEquals(0, rebuilt.exitCode(), rebuilt::output);
        controller.start();
        assertFalse(recorded(casm).contains(NODE), () -> recorded(casm));

        mount(controller);

        awaitStatus(casm, low, "\"status\":\"done\"", "\"route\":\"203.0.113.0/25\"");
        assertTrue(recorded(casm).contains("\"203.0.113.1\""), () -> recorded(casm));
        awaitDevice("what was there", SOON, ip("203.0.113.1", 25), route("203.0.113.0/25"));
    }

    @Test
    @Order(10)
    void leavesNothingBehind(final CasmClient casm) {
        assertTrue(casm.release(low).isOk());

        awaitDevice("nothing left", SOON, "!<prefix-length>", "!<destination-prefix>", "!<name>casm</name>");
        Await.until("memory is empty", SOON, () -> !recorded(casm).contains(NODE));
        // a change of the lease on its device is no change of the lease
        final var logged = Await.value("log", SOON, () -> logged(casm, low),
            all -> all.contains("deprovision success"));
        assertEquals("provision success", logged.getFirst(), logged::toString);
        assertTrue(logged.contains("drift failure"), logged::toString);
        assertEquals("deprovision success", logged.getLast(), logged::toString);
    }
}

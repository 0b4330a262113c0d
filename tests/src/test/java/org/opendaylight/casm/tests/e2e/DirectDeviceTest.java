/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.NetconfdFixture;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/**
 * Leases on a real device without a candidate configuration: its running configuration is changed at once, by one edit
 * that the device is asked to roll back should it refuse a part.
 */
@Order(51)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DirectDeviceTest {
    private static final String NODE = "netconfd-direct";
    private static final Duration SOON = Duration.ofMinutes(2);

    private final CasmClient casm;
    private final Mounts mounts;
    private NetconfdFixture device;
    private String pool;

    DirectDeviceTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
    }

    @BeforeAll
    void mount() {
        final var unusable = NetconfdFixture.unusable();
        Needs.peer(unusable.isEmpty(), "real device: " + unusable.orElse("usable"));
        device = NetconfdFixture.start(NetconfdFixture.Target.RUNNING);
        assertTrue(mounts.mount(NODE, device.port(), NetconfdFixture.USER, device.password()).isOk());
        mounts.awaitConnected(NODE);
        pool = new Lab(casm).pool("ipv4-public", "'segment':[{'id':'a','prefix':'198.51.100.0/24'}],"
            + "'lease':{'quarantine':0},'routing':{'distribute':true,'aggregate':true}");
    }

    @AfterAll
    void unmount() {
        if (device != null) {
            mounts.unmount(NODE);
            device.close();
        }
    }

    private Lease allocate(final String port) {
        return one(casm.allocate(pool, "'prefix-length':28,'binding':{'node-id':'" + NODE + "','interface':'" + port
            + "'}"));
    }

    private void awaitDone(final Lease lease, final String route) {
        Await.value("provisioning of " + lease, SOON, () -> {
            final Answer answer = casm.restconf().get("data/casm-allocation:allocations/allocation=" + lease.id()
                + "/provisioning?content=nonconfig");
            return answer.isOk() ? Json.object(answer.body(), "provisioning") : new JsonObject();
        }, found -> "done".equals(Json.text(found, "status")) && route.equals(Json.text(found, "route")));
    }

    /** Waits until the device holds these destinations of routes, and an address for each of so many leases. */
    private void awaitDevice(final int addresses, final String... routes) {
        Await.value(addresses + " addresses, routes " + List.of(routes), SOON, () -> device.client().runningConfig(),
            config -> addresses == parts(config, "<prefix-length>28<")
                && routes.length == parts(config, "<destination-prefix>")
                && Arrays.stream(routes).allMatch(route -> config.contains("<destination-prefix>" + route + "<")));
    }

    private static int parts(final String text, final String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void addressesAndRoutesComeAndGo() {
        assertTrue(device.client().call("<lock><target><candidate/></target></lock>").contains("rpc-error"));
        final Lease low = allocate("eth0");
        awaitDone(low, "198.51.100.0/28");
        awaitDevice(1, "198.51.100.0/28");
        final Lease high = allocate("eth1");
        awaitDone(high, "198.51.100.0/27");
        awaitDevice(2, "198.51.100.0/27");

        done(casm.release(low.id()));

        awaitDone(high, "198.51.100.16/28");
        awaitDevice(1, "198.51.100.16/28");
        done(casm.release(high.id()));
        awaitDevice(0);
    }
}

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
import static org.opendaylight.casm.tests.device.DeviceView.address;
import static org.opendaylight.casm.tests.device.DeviceView.route;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.EventStream;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/**
 * Leases on simulated devices, the same for each device model. What a device holds is read from the device, through its
 * mount point: the simulator keeps a configuration for each session, so that another session sees nothing of it.
 */
@Order(45)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedDeviceTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Map<Model, SimulatedDevices> devices = new EnumMap<>(Model.class);
    private final CasmClient casm;
    private final Controller controller;
    private final Mounts mounts;
    private final Lab lab;

    SimulatedDeviceTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
        mounts = new Mounts(controller.restconf());
        lab = new Lab(casm);
    }

    private static String node(final Model model) {
        return "simulated-" + model.name().toLowerCase(Locale.ROOT);
    }

    @BeforeAll
    void mount() {
        for (final Model model : Model.values()) {
            final var device = SimulatedDevices.start(model, 1, 0);
            devices.put(model, device);
            assertTrue(mounts.mount(node(model), device.ports().getFirst(), SimulatedDevices.USER,
                SimulatedDevices.PASSWORD).isOk());
        }
        for (final Model model : Model.values()) {
            final String node = node(model);
            mounts.awaitConnected(node);
            switch (model) {
                case IETF -> {
                    made(mounts.addInterface(node, "eth0"));
                    made(mounts.addInterface(node, "eth1"));
                }
                case OPENCONFIG -> {
                    made(mounts.addOpenConfigInterface(node, "eth0"));
                    made(mounts.addOpenConfigInterface(node, "eth1"));
                    made(mounts.addNetworkInstance(node, "default"));
                    made(mounts.addNetworkInstance(node, "blue"));
                }
            }
        }
    }

    @AfterAll
    void unmount() {
        devices.forEach((model, device) -> {
            mounts.unmount(node(model));
            device.close();
        });
    }

    private String pool(final String kind, final String prefix, final String routing) {
        return lab.pool(kind, "'segment':[{'id':'a','prefix':'" + prefix + "'}],'lease':{'quarantine':0}" + routing);
    }

    private Lease allocate(final Model model, final String pool, final String size, final String port) {
        return one(casm.allocate(pool, size + ",'device-id':'" + node(model) + "','binding':{'node-id':'" + node(model)
            + "','interface':'" + port + "'}"));
    }

    /** Waits until the device holds exactly this. */
    private void expect(final Model model, final String... lines) {
        final var view = new DeviceView(mounts, node(model), model);
        final SortedSet<String> wanted = new TreeSet<>(Set.of(lines));
        Await.value(node(model) + " holds " + wanted, SOON, view::lines, wanted::equals);
    }

    private JsonObject provisioning(final Lease lease, final String status) {
        return Await.value("provisioning of " + lease, SOON, () -> {
            final Answer answer = casm.restconf().get("data/casm-allocation:allocations/allocation=" + lease.id()
                + "/provisioning?content=nonconfig");
            return answer.isOk() ? Json.object(answer.body(), "provisioning") : new JsonObject();
        }, found -> status.equals(Json.text(found, "status")));
    }

    private void awaitDone(final Lease lease, final String route) {
        Await.value("route of " + lease, SOON, () -> Json.text(provisioning(lease, "done"), "route"), route::equals);
    }

    /** Waits until the log tells just this of a lease on its device, oldest first. */
    private void awaitLogged(final Lease lease, final String... entries) {
        Await.value("log of " + lease, SOON, () -> Json.list(casm.call("casm-log:query-log",
            "'category':['device'],'lease-id':'" + lease.id() + "'").output(), "entry").stream()
            .map(entry -> Json.need(entry, "event") + " " + Json.need(entry, "outcome") + " "
                + Json.need(entry, "device-id")).toList(), List.of(entries)::equals);
    }

    @ParameterizedTest
    @EnumSource
    void routesAreAggregatedAndSplitWithTheLeases(final Model model) {
        final String pool = pool("ipv4-public", "203.0.113.0/24", ",'routing':{'distribute':true}");
        final Lease low = allocate(model, pool, "'specific':{'prefix':'203.0.113.0/25'}", "eth0");
        expect(model, address("eth0", "203.0.113.1/25"), route("203.0.113.0/25"));
        awaitDone(low, "203.0.113.0/25");

        final Lease high = allocate(model, pool, "'specific':{'prefix':'203.0.113.128/25'}", "eth1");
        expect(model, address("eth0", "203.0.113.1/25"), address("eth1", "203.0.113.129/25"), route("203.0.113.0/24"));
        awaitDone(low, "203.0.113.0/24");
        awaitDone(high, "203.0.113.0/24");

        done(casm.release(low.id()));
        expect(model, address("eth1", "203.0.113.129/25"), route("203.0.113.128/25"));
        awaitDone(high, "203.0.113.128/25");

        done(casm.release(high.id()));
        expect(model);
        lab.figures(pool, "allocated", 0, "free", 256);
    }

    @ParameterizedTest
    @EnumSource
    void bothFamiliesComeAndGoTogether(final Model model) {
        final String pool4 = pool("ipv4-public", "198.51.100.0/24", ",'routing':{'distribute':true}");
        final String pool6 = pool("ipv6-gua", "2001:db8::/48", ",'routing':{'distribute':true}");
        final Lease lease4 = allocate(model, pool4, "'prefix-length':26", "eth0");
        final Lease lease6 = allocate(model, pool6, "'prefix-length':64", "eth0");
        expect(model, address("eth0", "198.51.100.1/26"), route("198.51.100.0/26"),
            address("eth0", "2001:db8::1/64"), route("2001:db8::/64"));
        awaitDone(lease4, "198.51.100.0/26");
        awaitDone(lease6, "2001:db8::/64");

        done(casm.call("casm-allocation:release", "'request-id':'" + CasmClient.newId() + "','device-id':'"
            + node(model) + "','skip-quarantine':true"));

        expect(model);
    }

    @ParameterizedTest
    @EnumSource
    void withoutDistributionThereIsAnAddressAndNoRoute(final Model model) {
        final Lease lease = allocate(model, pool("ipv4-public", "203.0.113.0/24", ""), "'prefix-length':30", "eth1");
        expect(model, address("eth1", "203.0.113.1/30"));
        assertEquals(null, Json.text(provisioning(lease, "done"), "route"));
        awaitLogged(lease, "provision success " + node(model));

        done(casm.release(lease.id()));

        expect(model);
        awaitLogged(lease, "provision success " + node(model), "deprovision success " + node(model));
    }

    @ParameterizedTest
    @EnumSource
    void whatADeviceDoesNotTakeIsToldAndLogged(final Model model) throws IOException {
        final String pool = pool("ipv4-public", "203.0.113.0/24", "");
        try (var stream = new EventStream(controller, "device:provisioning-failed")) {
            final Lease lease = allocate(model, pool, "'prefix-length':30", "eth99");

            final List<JsonObject> told = Await.value("notification of " + lease, SOON,
                () -> stream.received("provisioning-failed", one -> lease.id().equals(Json.text(one, "lease-id"))),
                all -> !all.isEmpty());

            assertEquals(1, told.size(), told::toString);
            assertEquals(node(model), Json.text(told.getFirst(), "device-id"));
            assertTrue(Json.need(told.getFirst(), "error-message").contains("eth99"), told::toString);
            assertEquals(Json.text(told.getFirst(), "error-message"),
                Json.text(provisioning(lease, "failed"), "last-error"));
            awaitLogged(lease, "provision failure " + node(model));
            done(casm.release(lease.id()));
            expect(model);
        }
    }

    @Test
    void routesAreInTheNetworkInstanceOfTheAddressSpace() {
        final String space = Lab.name("s");
        made(casm.putSpace(space, "'allow-special-purpose':true,'network-instance':'blue'"));
        made(casm.putPool(space, "ipv4-private", space, "'segment':[{'id':'a','prefix':'10.0.0.0/24'}],"
            + "'lease':{'quarantine':0},'routing':{'distribute':true}"));
        final Lease lease = allocate(Model.OPENCONFIG, space, "'prefix-length':28", "eth0");
        expect(Model.OPENCONFIG, address("eth0", "10.0.0.1/28"), route("10.0.0.0/28") + " in blue");
        awaitDone(lease, "10.0.0.0/28");

        done(casm.release(lease.id()));

        expect(Model.OPENCONFIG);
    }

    @ParameterizedTest
    @EnumSource
    void tagsOfRoutesAreSetOrRefusedAsTheModelHasThem(final Model model) {
        final String pool = pool("ipv4-public", "192.0.2.0/24", ",'routing':{'distribute':true,'tag':65001}");
        final Lease lease = allocate(model, pool, "'prefix-length':28", "eth0");
        switch (model) {
            case OPENCONFIG -> {
                expect(model, address("eth0", "192.0.2.1/28"), route("192.0.2.0/28") + " with tag 65001");
                awaitDone(lease, "192.0.2.0/28");
                assertTrue(casm.restconf().delete("data/casm-pool:pools/pool=" + pool + "/routing/tag").isOk());
                expect(model, address("eth0", "192.0.2.1/28"), route("192.0.2.0/28"));
            }
            case IETF -> {
                final String error = Json.need(provisioning(lease, "failed"), "last-error");
                assertTrue(error.contains("65001"), error);
                expect(model);
            }
        }
        done(casm.release(lease.id()));
        expect(model);
    }
}

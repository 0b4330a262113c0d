/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import com.google.gson.JsonObject;
import java.time.Duration;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Restconf;

/**
 * The devices that a controller is connected to, handled by RESTCONF as an operator does.
 */
public final class Mounts {
    private static final String NODES = "data/network-topology:network-topology/topology=topology-netconf/node=";
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration STUCK = Duration.ofSeconds(45);
    private static final System.Logger LOG = System.getLogger(Mounts.class.getName());

    private final Restconf restconf;

    /** Devices of the controller that this client talks to. */
    public Mounts(final Restconf restconf) {
        this.restconf = restconf;
    }

    /** Has the controller connect to a device on the loopback address; returns before it is connected. */
    public Answer mount(final String node, final int port, final String user, final String password) {
        return restconf.put(NODES + node, Json.of("""
            {"network-topology:node": [{"node-id": "%s", "netconf-node-topology:netconf-node": {
              "host": "127.0.0.1", "port": %s, "tcp-only": false, "keepalive-delay": 5,
              "min-backoff-millis": 500, "max-backoff-millis": 3000, "connection-timeout-millis": 20000,
              "login-password-unencrypted": {"username": "%s", "password": "%s"}}}]}""",
            node, port, user, password));
    }

    /** Has the controller disconnect from a device. */
    public Answer unmount(final String node) {
        return restconf.delete(NODES + node);
    }

    /**
     * Waits until the controller is connected to a device. Debian's netconfd does not see the first request of a
     * session if it comes together with the hello, that is, before the framing changes (RFC 6242, section 4.1), and
     * OpenDaylight waits for the answer for ever; then, as an operator would, the device is mounted again.
     */
    public void awaitConnected(final String node) {
        final long[] patience = {STUCK.toNanos()};
        final long[] stuck = {System.nanoTime() + patience[0]};
        Await.until(node + " is connected", PATIENCE, () -> {
            final boolean connected = isConnected(node);
            if (!connected && System.nanoTime() > stuck[0]) {
                patience[0] *= 2;
                stuck[0] = System.nanoTime() + patience[0];
                remount(node);
            }
            return connected;
        });
    }

    private void remount(final String node) {
        LOG.log(System.Logger.Level.WARNING, "{0} is not connected after {1}, it is mounted again", node, STUCK);
        final Answer config = restconf.get(NODES + node + "?content=config");
        unmount(node);
        restconf.put(NODES + node, config.body());
    }

    /** Whether the controller is connected to a device. */
    public boolean isConnected(final String node) {
        return restconf.get(NODES + node + "?content=nonconfig").text()
            .replace(" ", "").contains("\"connection-status\":\"connected\"");
    }

    /**
     * Gives a simulated device with the IETF models an interface. The simulator wants the mandatory leaves of the
     * operational state in its configuration, too.
     */
    public Answer addInterface(final String node, final String name) {
        return restconf.put(mounted(node) + "ietf-interfaces:interfaces/interface=" + name, Json.of("""
            {"ietf-interfaces:interface": [{"name": "%s", "type": "iana-if-type:ethernetCsmacd",
              "admin-status": "up", "oper-status": "up", "if-index": 1,
              "statistics": {"discontinuity-time": "2026-01-01T00:00:00Z"}}]}""", name));
    }

    /** Gives a device with the OpenConfig models an interface. */
    public Answer addOpenConfigInterface(final String node, final String name) {
        return restconf.put(mounted(node) + "openconfig-interfaces:interfaces/interface=" + name, Json.of("""
            {"openconfig-interfaces:interface": [{"name": "%s", "config": {"name": "%s"}}]}""", name, name));
    }

    /** Gives a device with the OpenConfig models a routing instance. */
    public Answer addNetworkInstance(final String node, final String name) {
        return restconf.put(mounted(node) + "openconfig-network-instance:network-instances/network-instance=" + name,
            Json.of("""
            {"openconfig-network-instance:network-instance": [{"name": "%s", "config": {"name": "%s"}}]}""",
            name, name));
    }

    /** Deletes a part of a device's configuration, as somebody does by hand. */
    public Answer remove(final String node, final String path) {
        return restconf.delete(mounted(node) + path);
    }

    /** Puts a part into a device's configuration, as somebody does by hand. */
    public Answer put(final String node, final String path, final JsonObject body) {
        return restconf.put(mounted(node) + path, body);
    }

    /** A part of a device's configuration, such as {@code ietf-routing:routing}; empty if there is none. */
    public JsonObject config(final String node, final String path) {
        final Answer answer = Await.value("configuration of " + node, PATIENCE,
            () -> restconf.get(mounted(node) + path + "?content=config"),
            found -> found.isOk() || found.status() == 404 || found.status() == 409);
        return answer.isOk() ? answer.body() : new JsonObject();
    }

    private static String mounted(final String node) {
        return NODES + node + "/yang-ext:mount/";
    }
}

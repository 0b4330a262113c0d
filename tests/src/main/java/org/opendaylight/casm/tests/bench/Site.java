/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Restconf;

/** A controller of the benchmark's own, with pools, in a temporary folder that is removed at the end. */
final class Site implements AutoCloseable {
    /** Pool of 524,288 /28 blocks. */
    static final String BLOCKS = "blocks";
    /** Pool to warm up on, as large. */
    static final String WARM_UP = "warm-up";
    /** Pool of 1,048,576 single addresses, asked for in bulk. */
    static final String ADDRESSES = "addresses";

    /** Pool of a /32 of IPv6, cut into /56. */
    static final String SITES = "sites";
    /** Pool of 2^40 MAC addresses. */
    static final String MACS = "macs";
    /** Pool of all VXLAN network identifiers. */
    static final String VNIS = "vnis";

    private final Path folder;
    private final Controller controller;

    private Site(final Path folder) {
        this.folder = folder;
        controller = new Controller(folder.resolve("instance"));
    }

    /** Starts a controller and makes the pools. */
    static Site start(final Report report) {
        try {
            final var site = new Site(Files.createTempDirectory("casm-bench"));
            report.progress("Starting a controller");
            site.controller.start();
            site.makePools();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makePools() {
        final var client = new CasmClient(controller.restconf());
        need(client.putSpace("bench"));
        need(client.putPool(BLOCKS, "ipv4-private", "bench", rules("10.0.0.0/9", 8)));
        need(client.putPool(WARM_UP, "ipv4-private", "bench", rules("10.128.0.0/9", 8)));
        need(client.putPool(SITES, "ipv6-gua", "bench", rules("2001:db8::/32", 8)));
        need(client.putPool(MACS, "mac-local", "bench",
            "'segment':[{'id':'a','mac-start':'02:00:00:00:00:00','mac-count':'1099511627776'}]"));
        need(client.putPool(VNIS, "vni", "bench", "'segment':[{'id':'a','number-start':'0','number-end':'16777215'}]"));
        need(client.putPool(ADDRESSES, "ipv4-private", "bench", rules("172.16.0.0/12", 1000)));
    }

    private static String rules(final String prefix, final int blocks) {
        return "'segment':[{'id':'a','prefix':'" + prefix + "'}],'fragmentation':{'max-blocks-per-request':" + blocks
            + "},'lease':{'quarantine':0}";
    }

    private static void need(final Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("cannot make the pools: " + answer);
        }
    }

    /** Its folder. */
    Path folder() {
        return folder;
    }

    /** The controller. */
    Controller controller() {
        return controller;
    }

    /** A client that keeps its connections and sessions. */
    Restconf client() {
        return controller.restconf();
    }

    /** Stops the controller and removes its folder. */
    @Override
    public void close() {
        controller.stop();
        controller.close();
        Launcher.removeTree(folder);
    }
}

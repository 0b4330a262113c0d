/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Free ports of the loopback address for servers of tests. They lie below those that the system gives to clients, so
 * that a server which is down for a moment finds its port again: no client got it meanwhile, and none that tries to
 * reach the server is connected with itself (RFC 9293, section 3.5, simultaneous open).
 */
public final class Ports {
    private static final int FIRST = 17830;
    /** The first one that a Linux system gives to clients. */
    private static final int END = 32768;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Ports() {
        // functions only
    }

    private interface Check {
        Closeable open(int port) throws IOException;
    }

    /** A free port of TCP. */
    public static int tcp() {
        return tcp(1);
    }

    /**
     * The first of {@code count} free ports of TCP in a row.
     *
     * @throws IllegalStateException if there are none
     */
    public static int tcp(final int count) {
        return find(count, Ports::listen);
    }

    /** Waits until a port of TCP is free: servers that were closed may listen for a moment more. */
    public static void awaitFree(final int port) {
        Await.until("port " + port + " is free", PATIENCE, () -> isFree(port, Ports::listen));
    }

    /** A free port of UDP. */
    public static int udp() {
        return find(1, port -> new DatagramSocket(port, InetAddress.getLoopbackAddress()));
    }

    /** Looks at a random place first, as others who start at the same moment do. */
    private static int find(final int count, final Check check) {
        final int runs = (END - FIRST) / count;
        final int start = ThreadLocalRandom.current().nextInt(runs);
        return IntStream.range(0, runs).map(run -> FIRST + (start + run) % runs * count)
            .filter(first -> IntStream.range(first, first + count).allMatch(port -> isFree(port, check)))
            .findFirst().orElseThrow(() -> new IllegalStateException("no " + count + " free ports in a row"));
    }

    private static ServerSocket listen(final int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }

    private static boolean isFree(final int port, final Check check) {
        try (var socket = check.open(port)) {
            return socket != null;
        } catch (IOException e) {
            return false;
        }
    }
}

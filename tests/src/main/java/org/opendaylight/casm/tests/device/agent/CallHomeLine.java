/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Has a device dial in (RFC 8071): a line from the controller's port for calls to the port of the device, which is the
 * SSH server on it as if it had opened the line itself. It is dialled again whenever it ends.
 */
public final class CallHomeLine implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final int controllerPort;
    private final int devicePort;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final Thread dialling;
    private volatile boolean broken;
    private volatile boolean closed;

    /** Begins to dial; both ports are of the loopback address. */
    public CallHomeLine(final int controllerPort, final int devicePort) {
        this.controllerPort = controllerPort;
        this.devicePort = devicePort;
        dialling = Thread.ofVirtual().name("call-home").start(this::dial);
    }

    private void dial() {
        while (!closed) {
            try (Socket controller = open(controllerPort); Socket device = open(devicePort)) {
                if (!broken) {
                    final Thread back = Thread.ofVirtual().start(() -> pass(device, controller));
                    pass(controller, device);
                    back.join();
                }
            } catch (IOException e) {
                // nobody is there; the next call may find somebody
            } catch (InterruptedException e) {
                return;
            }
            ends.clear();
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Socket open(final int port) throws IOException {
        final var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        ends.add(socket);
        return socket;
    }

    private static void pass(final Socket from, final Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the line broke, on either side
        }
    }

    /** Breaks the line; nothing gets through until it is mended. */
    public void drop() {
        broken = true;
        hangUp();
    }

    /** Mends the line; it is dialled again. */
    public void mend() {
        broken = false;
    }

    private void hangUp() {
        for (var end : ends) {
            try {
                end.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        dialling.interrupt();
        hangUp();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.opendaylight.casm.radius.packet.Codec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A UDP socket and the thread that reads it. Closing it ends both. */
final class UdpPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);

    private final DatagramSocket socket;

    private UdpPort(final DatagramSocket socket) {
        this.socket = requireNonNull(socket);
    }

    /**
     * Opens a socket and begins to read.
     *
     * @param address where; port 0 for any
     * @param receiver takes what comes and where from; must not block
     * @throws SocketException if it cannot be opened, as when the port is in use
     */
    static UdpPort open(final InetSocketAddress address, final BiConsumer<byte[], InetSocketAddress> receiver)
            throws SocketException {
        final var port = new UdpPort(new DatagramSocket(address));
        Thread.ofPlatform().daemon().name("casm-radius-" + port.socket.getLocalPort())
            .uncaughtExceptionHandler((thread, failure) -> LOG.error("{} ended", thread.getName(), failure))
            .start(() -> port.read(receiver));
        return port;
    }

    private void read(final BiConsumer<byte[], InetSocketAddress> receiver) {
        // one octet more than a packet can have, so that a larger datagram does not look like one
        final byte[] buffer = new byte[Codec.MAX_OCTETS + 1];
        while (!socket.isClosed()) {
            final var packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    // as an ICMP error that an earlier answer caused
                    LOG.debug("Reading port {} failed", socket.getLocalPort(), e);
                }
                continue;
            }
            if (packet.getSocketAddress() instanceof InetSocketAddress source) {
                receiver.accept(Arrays.copyOf(packet.getData(), packet.getLength()), source);
            }
        }
    }

    /** Sends a packet. One that cannot be sent is lost, as UDP may lose any. */
    void send(final byte[] octets, final InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(octets, octets.length, to));
        } catch (IOException e) {
            LOG.debug("Sending to {} failed", to, e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        socket.close();
    }
}

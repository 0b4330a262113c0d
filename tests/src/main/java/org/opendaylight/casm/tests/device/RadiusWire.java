/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** RADIUS octet by octet, for what radclient cannot do: send the very same packet again, and answer to Disconnect. */
public final class RadiusWire implements AutoCloseable {
    private static final int HEADER = 20;
    private static final int DISCONNECT_ACK = 41;

    private final byte[] secret;
    private final DatagramSocket socket;

    /** A socket on the loopback interface; port 0 for any. */
    public RadiusWire(final String secret, final int port) throws IOException {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        socket = new DatagramSocket(port, InetAddress.getLoopbackAddress());
    }

    /** Its port. */
    public int port() {
        return socket.getLocalPort();
    }

    /** A text as attribute. */
    public static byte[] text(final int type, final String value) {
        final byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 + octets.length).put((byte) type).put((byte) (2 + octets.length)).put(octets)
            .array();
    }

    /** A number as attribute. */
    public static byte[] number(final int type, final int value) {
        return ByteBuffer.allocate(6).put((byte) type).put((byte) 6).putInt(value).array();
    }

    /** An Access-Request, with a Message-Authenticator in front if asked for. */
    public byte[] access(final int identifier, final boolean signed, final byte[]... attributes) {
        final var body = new ByteArrayOutputStream();
        if (signed) {
            body.writeBytes(new byte[] {80, 18});
            body.writeBytes(new byte[16]);
        }
        for (final byte[] one : attributes) {
            body.writeBytes(one);
        }
        final byte[] authenticator = new byte[16];
        Arrays.fill(authenticator, (byte) (identifier + 1));
        final byte[] packet = ByteBuffer.allocate(HEADER + body.size()).put((byte) 1).put((byte) identifier)
            .putShort((short) (HEADER + body.size())).put(authenticator).put(body.toByteArray()).array();
        if (signed) {
            System.arraycopy(hmac(packet), 0, packet, HEADER + 2, 16);
        }
        return packet;
    }

    /** Sends a packet and returns the answer; nothing if none comes in time. */
    public byte[] exchange(final byte[] packet, final int port, final int millis) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(millis);
        final var answer = new DatagramPacket(new byte[4096], 4096);
        try {
            socket.receive(answer);
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
        return Arrays.copyOf(answer.getData(), answer.getLength());
    }

    /** Waits for a Disconnect-Request, checks its authenticators, answers with Disconnect-ACK and returns it. */
    public byte[] acknowledgeDisconnect(final int millis) throws IOException {
        socket.setSoTimeout(millis);
        final var came = new DatagramPacket(new byte[4096], 4096);
        socket.receive(came);
        final byte[] request = Arrays.copyOf(came.getData(), came.getLength());
        final byte[] base = request.clone();
        Arrays.fill(base, 4, HEADER, (byte) 0);
        if (!Arrays.equals(md5(base), Arrays.copyOfRange(request, 4, HEADER))) {
            throw new IOException("wrong Request Authenticator");
        }
        Arrays.fill(base, HEADER + 2, HEADER + 18, (byte) 0);
        if (request[HEADER] != 80 || !Arrays.equals(hmac(base), Arrays.copyOfRange(request, HEADER + 2, HEADER + 18))) {
            throw new IOException("wrong Message-Authenticator");
        }
        final byte[] answer = ByteBuffer.allocate(HEADER).put((byte) DISCONNECT_ACK).put(request[1])
            .putShort((short) HEADER).put(request, 4, 16).array();
        System.arraycopy(md5(answer), 0, answer, 4, 16);
        socket.send(new DatagramPacket(answer, answer.length, came.getSocketAddress()));
        return request;
    }

    private byte[] md5(final byte[] packet) {
        try {
            final var md5 = MessageDigest.getInstance("MD5");
            md5.update(packet);
            return md5.digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hmac(final byte[] packet) {
        try {
            final var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret, "HmacMD5"));
            return mac.doFinal(packet);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}

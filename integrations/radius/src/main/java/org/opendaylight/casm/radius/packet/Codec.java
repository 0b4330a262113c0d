/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aaa4j.radius.core.attribute.RawAttribute;
import org.aaa4j.radius.core.dictionary.AttributeDefinition;
import org.aaa4j.radius.core.dictionary.Dictionary;
import org.aaa4j.radius.core.dictionary.PacketDefinition;
import org.aaa4j.radius.core.dictionary.TlvDefinition;
import org.aaa4j.radius.core.packet.Packet;
import org.aaa4j.radius.core.packet.PacketCodec;
import org.aaa4j.radius.core.packet.PacketCodecException;
import org.aaa4j.radius.core.util.SecureRandomProvider;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Turns octets into packets and back, with their authenticators: RFC 2865 section 3, RFC 2866 section 3, RFC 2869
 * section 5.14, RFC 5176 section 2.3.
 *
 * <p>Framing and digests are those of AAA4J-RADIUS. Here is what it leaves to its user: octets behind the packet are
 * padding; an Access-Request has exactly one Message-Authenticator; answers to it begin with one; Disconnect-Request
 * has an authenticator like Accounting-Request. Attributes are not decoded by the library, so that one place says what
 * a malformed one means.
 */
public final class Codec {
    /** Largest packet, RFC 2865 section 3. */
    public static final int MAX_OCTETS = 4096;

    private static final int HEADER = 20;
    private static final int AUTHENTICATOR = 16;
    private static final int AUTHENTICATOR_AT = 4;
    private static final Attribute ZERO_AUTHENTICATOR =
        new Attribute(Type.MESSAGE_AUTHENTICATOR, new byte[AUTHENTICATOR]);

    private static final PacketCodec PACKETS = codec(0);

    private Codec() {
        // functions only
    }

    /**
     * The attributes of a datagram whose sender is not known yet, so that it can be found by NAS-Identifier.
     *
     * @throws DroppedException if it is no RADIUS packet
     */
    public static Attributes peek(final byte[] datagram) throws DroppedException {
        final byte[] packet = trim(datagram);
        final var attributes = new ArrayList<Attribute>();
        int at = HEADER;
        while (at < packet.length) {
            final int length = at + 1 < packet.length ? packet[at + 1] & 0xff : 0;
            if (length < 2 || at + length > packet.length || packet[at] == 0) {
                throw new DroppedException(Drop.MALFORMED, "an attribute does not fit");
            }
            attributes.add(new Attribute(packet[at] & 0xff, Arrays.copyOfRange(packet, at + 2, at + length)));
            at += length;
        }
        return new Attributes(attributes);
    }

    /**
     * A request.
     *
     * @param datagram what came
     * @param code code that belongs to the port
     * @param secret secret of the sender
     * @throws DroppedException if it is malformed, of another code, or its sender does not know the secret
     */
    public static Request decodeRequest(final byte[] datagram, final int code, final Secret secret)
            throws DroppedException {
        final byte[] packet = trim(datagram);
        if ((packet[0] & 0xff) != code) {
            throw new DroppedException(Drop.MALFORMED, "code " + (packet[0] & 0xff) + " does not belong here");
        }
        final var attributes = peek(packet);
        checkMessageAuthenticator(attributes, code == Code.ACCESS_REQUEST);
        try {
            PACKETS.decodeRequest(packet.clone(), secret.octets());
        } catch (PacketCodecException e) {
            throw new DroppedException(Drop.BAD_AUTHENTICATOR, "wrong secret", e);
        }
        return new Request(code, packet[1] & 0xff, authenticator(packet), attributes);
    }

    private static void checkMessageAuthenticator(final Attributes attributes, final boolean required)
            throws DroppedException {
        final var found = attributes.all(Type.MESSAGE_AUTHENTICATOR);
        if (required ? found.size() != 1 : found.size() > 1) {
            throw new DroppedException(Drop.NO_MESSAGE_AUTHENTICATOR,
                found.size() + " attributes Message-Authenticator instead of one");
        }
        if (!found.isEmpty() && found.getFirst().value().length != AUTHENTICATOR) {
            throw new DroppedException(Drop.MALFORMED, "Message-Authenticator does not have 16 octets");
        }
    }

    /**
     * The octets of an answer. Proxy-State is returned as it came. A Message-Authenticator comes first in answers to
     * Access-Request; no RFC says how to compute that of an Accounting-Response, and implementations differ.
     *
     * @throws IllegalArgumentException if it is larger than a packet can be
     */
    public static byte[] encodeAnswer(final Request request, final Answer answer, final Secret secret) {
        final var attributes = new ArrayList<Attribute>();
        if (request.code() == Code.ACCESS_REQUEST) {
            attributes.add(ZERO_AUTHENTICATOR);
        }
        attributes.addAll(answer.attributes());
        attributes.addAll(request.attributes().all(Type.PROXY_STATE));
        checkSize(attributes);
        try {
            return PACKETS.encodeResponse(packet(answer.code(), attributes), secret.octets(), request.identifier(),
                request.authenticator());
        } catch (PacketCodecException e) {
            throw new IllegalStateException("attributes of the own making", e);
        }
    }

    /** The octets that an answer with these attributes takes, beside what {@link #encodeAnswer} adds. */
    public static int size(final List<Attribute> attributes) {
        return attributes.stream().mapToInt(one -> 2 + one.value().length).sum();
    }

    private static void checkSize(final List<Attribute> attributes) {
        final int size = HEADER + size(attributes);
        if (size > MAX_OCTETS) {
            throw new IllegalArgumentException("a packet of " + size + " octets");
        }
    }

    /** The octets of a Disconnect-Request, RFC 5176 section 2.3, with a Message-Authenticator in front. */
    public static byte[] encodeDisconnect(final int identifier, final List<Attribute> attributes,
            final Secret secret) {
        final var all = new ArrayList<Attribute>();
        all.add(ZERO_AUTHENTICATOR);
        all.addAll(attributes);
        checkSize(all);
        try {
            final byte[] octets = codec(identifier).encodeRequest(packet(Code.DISCONNECT_REQUEST, all),
                secret.octets(), new byte[AUTHENTICATOR]);
            final var md5 = MessageDigest.getInstance("MD5");
            md5.update(octets);
            final byte[] digest = md5.digest(secret.octets());
            System.arraycopy(digest, 0, octets, AUTHENTICATOR_AT, AUTHENTICATOR);
            return octets;
        } catch (PacketCodecException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("attributes of the own making, and every Java has MD5", e);
        }
    }

    /**
     * The answer to a Disconnect-Request.
     *
     * @param datagram what came
     * @param request what was sent
     * @param secret secret of both
     * @throws DroppedException if it does not answer the request, or its sender does not know the secret
     */
    public static Answer decodeDisconnectAnswer(final byte[] datagram, final byte[] request, final Secret secret)
            throws DroppedException {
        final byte[] packet = trim(datagram);
        final int code = packet[0] & 0xff;
        if (code != Code.DISCONNECT_ACK && code != Code.DISCONNECT_NAK || packet[1] != request[1]) {
            throw new DroppedException(Drop.MALFORMED, "no answer to a Disconnect-Request");
        }
        final var attributes = peek(packet);
        checkMessageAuthenticator(attributes, false);
        try {
            PACKETS.decodeResponse(packet.clone(), secret.octets(), authenticator(request));
        } catch (PacketCodecException e) {
            throw new DroppedException(Drop.BAD_AUTHENTICATOR, "wrong secret", e);
        }
        return new Answer(code, attributes.all());
    }

    private static byte[] authenticator(final byte[] packet) {
        return Arrays.copyOfRange(packet, AUTHENTICATOR_AT, HEADER);
    }

    /** Without padding, RFC 2865 section 3: a length beyond the datagram or out of bounds is dropped. */
    private static byte[] trim(final byte[] datagram) throws DroppedException {
        if (datagram.length < HEADER) {
            throw new DroppedException(Drop.MALFORMED, datagram.length + " octets");
        }
        final int length = ByteBuffer.wrap(datagram).getShort(2) & 0xffff;
        if (length < HEADER || length > MAX_OCTETS || length > datagram.length) {
            throw new DroppedException(Drop.MALFORMED, "length " + length + " in " + datagram.length + " octets");
        }
        return Arrays.copyOf(datagram, length);
    }

    private static Packet packet(final int code, final List<Attribute> attributes) {
        final var raw = new ArrayList<org.aaa4j.radius.core.attribute.Attribute<?>>();
        attributes.forEach(one -> raw.add(new RawAttribute(one.type(), one.value())));
        return new Packet(code, raw);
    }

    private static PacketCodec codec(final int identifier) {
        return new PacketCodec(NoDefinitions.INSTANCE, new SecureRandomProvider(), () -> identifier);
    }

    /** With it, the library leaves attributes as they are. */
    private enum NoDefinitions implements Dictionary {
        INSTANCE;

        @Override
        public @Nullable PacketDefinition getPacketDefinition(final int code) {
            return null;
        }

        @Override
        public @Nullable AttributeDefinition<?, ?> getAttributeDefinition(
                final org.aaa4j.radius.core.attribute.AttributeType type) {
            return null;
        }

        @Override
        public @Nullable AttributeDefinition<?, ?> getAttributeDefinition(final String name) {
            return null;
        }

        @Override
        public @Nullable Integer getNumericAttributeValue(final org.aaa4j.radius.core.attribute.AttributeType type,
                final String name) {
            return null;
        }

        @Override
        public @Nullable TlvDefinition getTlvDefinition(final org.aaa4j.radius.core.attribute.AttributeType type) {
            return null;
        }
    }
}

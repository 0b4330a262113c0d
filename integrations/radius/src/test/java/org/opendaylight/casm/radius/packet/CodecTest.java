/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Octets against the layouts of the RFCs, with digests computed here. */
class CodecTest {
    static final String SECRET = "xyzzy5461-xyzzy5461";
    private static final Secret SHARED = new Secret(SECRET.getBytes(StandardCharsets.US_ASCII));
    private static final byte[] AUTHENTICATOR = HexFormat.of().parseHex("0f403f9473978057bd83d5cb98f4227a");

    /** An Access-Request with a Message-Authenticator, as a client makes it. */
    static byte[] accessRequest(final int identifier, final byte[] authenticator, final Attribute... attributes) {
        final byte[] packet = packet(Code.ACCESS_REQUEST, identifier, authenticator, withRoom(attributes));
        sign(packet);
        return packet;
    }

    /** An Accounting-Request. */
    static byte[] accountingRequest(final int identifier, final Attribute... attributes) {
        final byte[] packet = packet(Code.ACCOUNTING_REQUEST, identifier, new byte[16], List.of(attributes));
        System.arraycopy(md5(packet), 0, packet, 4, 16);
        return packet;
    }

    static List<Attribute> withRoom(final Attribute... attributes) {
        return Stream.concat(Stream.of(new Attribute(Type.MESSAGE_AUTHENTICATOR, new byte[16])),
            Arrays.stream(attributes)).toList();
    }

    static byte[] packet(final int code, final int identifier, final byte[] authenticator,
            final List<Attribute> attributes) {
        final var body = new ByteArrayOutputStream();
        attributes.forEach(one -> {
            body.write(one.type());
            body.write(one.value().length + 2);
            body.writeBytes(one.value());
        });
        return ByteBuffer.allocate(20 + body.size()).put((byte) code).put((byte) identifier)
            .putShort((short) (20 + body.size())).put(authenticator).put(body.toByteArray()).array();
    }

    /** Fills in the Message-Authenticator, which is the first attribute. */
    private static void sign(final byte[] packet) {
        System.arraycopy(hmac(packet), 0, packet, 22, 16);
    }

    static byte[] md5(final byte[] packet) {
        try {
            final var md5 = MessageDigest.getInstance("MD5");
            md5.update(packet);
            return md5.digest(SECRET.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(final byte[] packet) {
        try {
            final var mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.US_ASCII), "HmacMD5"));
            return mac.doFinal(packet);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(final String text) {
        try {
            return InetAddress.getByName(text);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> layouts() {
        return Stream.of(
            Arguments.of(Attribute.text(Type.FRAMED_POOL, "pool"), 88, "706f6f6c"),
            Arguments.of(Attribute.number(Type.SESSION_TIMEOUT, 86400), 27, "00015180"),
            Arguments.of(Attribute.number(Type.SESSION_TIMEOUT, 0xffff_ffffL), 27, "ffffffff"),
            Arguments.of(Attribute.number(Type.ERROR_CAUSE, 506), 101, "000001fa"),
            Arguments.of(Attribute.address(Type.FRAMED_IP_ADDRESS, address("192.0.2.1")), 8, "c0000201"),
            Arguments.of(Attribute.netmask(Type.FRAMED_IP_NETMASK, 24), 9, "ffffff00"),
            Arguments.of(Attribute.netmask(Type.FRAMED_IP_NETMASK, 0), 9, "00000000"),
            Arguments.of(Attribute.netmask(Type.FRAMED_IP_NETMASK, 32), 9, "ffffffff"),
            Arguments.of(Attribute.address(Type.FRAMED_IPV6_ADDRESS, address("2001:db8::1")), 168,
                "20010db8000000000000000000000001"),
            // RFC 4818: a reserved octet, the length, no octets beyond the prefix
            Arguments.of(Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, address("2001:db8:100::"), 40), 123,
                "002820010db801"),
            Arguments.of(Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, address("2001:db8::"), 33), 97,
                "002120010db800"),
            Arguments.of(Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, address("::"), 0), 97, "0000"),
            Arguments.of(Attribute.text(Type.FRAMED_IPV6_POOL, "p"), 100, "70"),
            Arguments.of(Attribute.text(Type.DELEGATED_IPV6_PREFIX_POOL, "p"), 171, "70"),
            Arguments.of(Attribute.text(Type.STATEFUL_IPV6_ADDRESS_POOL, "p"), 172, "70"),
            // RFC 2865 section 5.26: vendor, its type, its length, its value
            Arguments.of(Attribute.ciscoAvPair("a=b"), 26, "00000009" + "01" + "05" + "613d62"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void makesTheLayoutOfTheRfc(final Attribute attribute, final int type, final String octets) {
        assertEquals(type, attribute.type());
        assertEquals(octets, HexFormat.of().formatHex(attribute.value()));
    }

    @Test
    void cutsATextAtTheBorderOfACharacter() {
        final var cut = Attribute.text(Type.REPLY_MESSAGE, "x" + "ü".repeat(200));
        assertEquals(253, cut.value().length);
        assertEquals(252, Attribute.text(Type.REPLY_MESSAGE, "ü".repeat(200)).value().length);
    }

    @Test
    void readsWhatHasTheRightLayoutOnly() {
        final var attributes = new Attributes(List.of(
            new Attribute(Type.SESSION_TIMEOUT, new byte[] {1, 2, 3}),
            new Attribute(Type.FRAMED_IP_ADDRESS, new byte[] {1, 2, 3, 4, 5}),
            new Attribute(Type.FRAMED_IP_NETMASK, new byte[] {(byte) 255, 0, (byte) 255, 0}),
            new Attribute(Type.DELEGATED_IPV6_PREFIX, new byte[] {0, (byte) 129, 1}),
            new Attribute(Type.FRAMED_IPV6_PREFIX, new byte[] {0, 64, 1}),
            new Attribute(Type.USER_NAME, new byte[] {(byte) 0xff}),
            new Attribute(Type.NAS_IDENTIFIER, new byte[] {'a', 0}),
            new Attribute(Type.FRAMED_POOL, new byte[0])));

        assertTrue(attributes.number(Type.SESSION_TIMEOUT).isEmpty());
        assertTrue(attributes.ipv4(Type.FRAMED_IP_ADDRESS).isEmpty());
        assertTrue(attributes.netmask(Type.FRAMED_IP_NETMASK).isEmpty());
        assertTrue(attributes.ipv6PrefixLength(Type.DELEGATED_IPV6_PREFIX).isEmpty());
        assertTrue(attributes.ipv6PrefixAddress(Type.FRAMED_IPV6_PREFIX).isEmpty());
        assertTrue(attributes.text(Type.USER_NAME).isEmpty());
        assertTrue(attributes.text(Type.NAS_IDENTIFIER).isEmpty());
        assertTrue(attributes.text(Type.FRAMED_POOL).isEmpty());
    }

    @Test
    void readsAnAccessRequest() throws DroppedException {
        final byte[] datagram = accessRequest(7, AUTHENTICATOR, Attribute.text(Type.USER_NAME, "pools-a"),
            Attribute.number(Type.SERVICE_TYPE, 5), Attribute.netmask(Type.FRAMED_IP_NETMASK, 28));

        final var request = Codec.decodeRequest(datagram, Code.ACCESS_REQUEST, SHARED);

        assertEquals(7, request.identifier());
        assertArrayEquals(AUTHENTICATOR, request.authenticator());
        assertEquals("pools-a", request.attributes().text(Type.USER_NAME).orElseThrow());
        assertEquals(5, request.attributes().number(Type.SERVICE_TYPE).orElseThrow());
        assertEquals(28, request.attributes().netmask(Type.FRAMED_IP_NETMASK).orElseThrow());
    }

    @Test
    void takesWhatIsBehindThePacketForPadding() throws DroppedException {
        final byte[] datagram = accessRequest(7, AUTHENTICATOR, Attribute.text(Type.USER_NAME, "a"));

        assertEquals(7, Codec.decodeRequest(Arrays.copyOf(datagram, datagram.length + 9), Code.ACCESS_REQUEST, SHARED)
            .identifier());
    }

    private static void dropped(final Drop reason, final byte[] datagram, final int code) {
        assertEquals(reason, assertThrows(DroppedException.class,
            () -> Codec.decodeRequest(datagram, code, SHARED)).reason());
    }

    @Test
    void dropsWhatDoesNotProveItsSender() {
        final byte[] good = accessRequest(7, AUTHENTICATOR, Attribute.text(Type.USER_NAME, "a"));
        good[good.length - 1]++;
        dropped(Drop.BAD_AUTHENTICATOR, good, Code.ACCESS_REQUEST);
        final byte[] accounting = accountingRequest(1, Attribute.number(Type.ACCT_STATUS_TYPE, 1));
        accounting[accounting.length - 1]++;
        dropped(Drop.BAD_AUTHENTICATOR, accounting, Code.ACCOUNTING_REQUEST);
    }

    @Test
    void dropsAnAccessRequestWithoutExactlyOneMessageAuthenticator() {
        dropped(Drop.NO_MESSAGE_AUTHENTICATOR, packet(Code.ACCESS_REQUEST, 1, AUTHENTICATOR,
            List.of(Attribute.text(Type.USER_NAME, "a"))), Code.ACCESS_REQUEST);
        dropped(Drop.NO_MESSAGE_AUTHENTICATOR, accessRequest(1, AUTHENTICATOR,
            new Attribute(Type.MESSAGE_AUTHENTICATOR, new byte[16])), Code.ACCESS_REQUEST);
        dropped(Drop.MALFORMED, packet(Code.ACCESS_REQUEST, 1, AUTHENTICATOR,
            List.of(new Attribute(Type.MESSAGE_AUTHENTICATOR, new byte[15]))), Code.ACCESS_REQUEST);
    }

    @Test
    void dropsACodeThatBelongsElsewhere() {
        dropped(Drop.MALFORMED, accountingRequest(1), Code.ACCESS_REQUEST);
        dropped(Drop.MALFORMED, accessRequest(1, AUTHENTICATOR), Code.ACCOUNTING_REQUEST);
    }

    @Test
    void answersWithMessageAuthenticatorFirstAndProxyStateAsItCame() throws DroppedException {
        final var request = Codec.decodeRequest(accessRequest(9, AUTHENTICATOR,
            new Attribute(Type.PROXY_STATE, new byte[] {1}), Attribute.text(Type.USER_NAME, "a"),
            new Attribute(Type.PROXY_STATE, new byte[] {2, 3})), Code.ACCESS_REQUEST, SHARED);

        final byte[] octets = Codec.encodeAnswer(request, new Answer(Code.ACCESS_ACCEPT,
            List.of(Attribute.number(Type.SESSION_TIMEOUT, 60))), SHARED);

        assertEquals("0209" + String.format("%04x", octets.length), HexFormat.of().formatHex(octets, 0, 4));
        final var attributes = Codec.peek(octets).all();
        assertEquals(List.of(80, 27, 33, 33), attributes.stream().map(Attribute::type).toList());
        assertArrayEquals(new byte[] {2, 3}, attributes.getLast().value());
        // RFC 2865 section 3: MD5 over the answer with the Request Authenticator, and the secret
        final byte[] base = octets.clone();
        System.arraycopy(AUTHENTICATOR, 0, base, 4, 16);
        assertArrayEquals(md5(base), Arrays.copyOfRange(octets, 4, 20));
        // RFC 2869 section 5.14: the same with the attribute zero
        Arrays.fill(base, 22, 38, (byte) 0);
        assertArrayEquals(hmac(base), attributes.getFirst().value());
    }

    @Test
    void addsNoMessageAuthenticatorToAnAnswerToAccounting() throws DroppedException {
        final byte[] datagram = packet(Code.ACCOUNTING_REQUEST, 3, new byte[16],
            withRoom(Attribute.number(Type.ACCT_STATUS_TYPE, 7)));
        sign(datagram);
        System.arraycopy(md5(datagram), 0, datagram, 4, 16);
        final var request = Codec.decodeRequest(datagram, Code.ACCOUNTING_REQUEST, SHARED);

        assertEquals(20, Codec.encodeAnswer(request, new Answer(Code.ACCOUNTING_RESPONSE, List.of()), SHARED).length);
    }

    @Test
    void signsADisconnectRequest() {
        final byte[] octets = Codec.encodeDisconnect(17, List.of(Attribute.text(Type.NAS_IDENTIFIER, "a")), SHARED);

        assertEquals("2811", HexFormat.of().formatHex(octets, 0, 2));
        // RFC 5176 section 2.3: as for Accounting-Request
        final byte[] base = octets.clone();
        Arrays.fill(base, 4, 20, (byte) 0);
        assertArrayEquals(md5(base), Arrays.copyOfRange(octets, 4, 20));
        Arrays.fill(base, 22, 38, (byte) 0);
        assertArrayEquals(hmac(base), Arrays.copyOfRange(octets, 22, 38));
    }

    @Test
    void readsTheAnswerToADisconnectRequestOnly() throws DroppedException {
        final byte[] request = Codec.encodeDisconnect(17, List.of(), SHARED);
        final byte[] nak = packet(Code.DISCONNECT_NAK, 17, Arrays.copyOfRange(request, 4, 20),
            List.of(Attribute.number(Type.ERROR_CAUSE, 503)));
        System.arraycopy(md5(nak), 0, nak, 4, 16);

        final var answer = Codec.decodeDisconnectAnswer(nak, request, SHARED);

        assertEquals(Code.DISCONNECT_NAK, answer.code());
        assertEquals(503, new Attributes(answer.attributes()).number(Type.ERROR_CAUSE).orElseThrow());
        nak[4]++;
        assertEquals(Drop.BAD_AUTHENTICATOR, assertThrows(DroppedException.class,
            () -> Codec.decodeDisconnectAnswer(nak, request, SHARED)).reason());
        nak[1]++;
        assertEquals(Drop.MALFORMED, assertThrows(DroppedException.class,
            () -> Codec.decodeDisconnectAnswer(nak, request, SHARED)).reason());
    }

    @Test
    void neverShowsASecret() {
        assertEquals("secret", SHARED.toString());
        assertThrows(IllegalArgumentException.class, () -> new Secret(new byte[0]));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes, it is a request of somebody who knows the secret or it is dropped. */
class CodecFuzzTest {
    private static final long SEED = 20_261_122;
    private static final Secret SHARED = new Secret(CodecTest.SECRET.getBytes(StandardCharsets.US_ASCII));

    private static boolean isDropped(final byte[] datagram, final int code, final String what) {
        try {
            Codec.decodeRequest(datagram, code, SHARED);
            return false;
        } catch (DroppedException e) {
            assertTrue(e.getMessage() != null, what);
            return true;
        }
    }

    @Test
    void dropsNoise() {
        final var random = new Random(SEED);
        for (int round = 0; round < 10_000; round++) {
            final byte[] datagram = new byte[random.nextInt(120)];
            random.nextBytes(datagram);
            if (datagram.length > 3 && random.nextBoolean()) {
                datagram[0] = (byte) (random.nextBoolean() ? 1 : 4);
                datagram[2] = 0;
                datagram[3] = (byte) random.nextInt(datagram.length + 2);
            }
            final var what = "seed " + SEED + " round " + round;
            assertTrue(isDropped(datagram, Code.ACCESS_REQUEST, what), what);
            assertTrue(isDropped(datagram, Code.ACCOUNTING_REQUEST, what), what);
        }
    }

    @Test
    void dropsWhatWasChangedOnItsWay() {
        final var random = new Random(SEED);
        final byte[] access = CodecTest.accessRequest(1, new byte[16], Attribute.text(Type.USER_NAME, "pools-a"),
            Attribute.number(Type.SERVICE_TYPE, 5), Attribute.ciscoAvPair("a=b"));
        final byte[] accounting = CodecTest.accountingRequest(1, Attribute.number(Type.ACCT_STATUS_TYPE, 2),
            Attribute.text(Type.ACCT_SESSION_ID, "1"));
        for (int round = 0; round < 10_000; round++) {
            final boolean first = random.nextBoolean();
            final byte[] datagram = (first ? access : accounting).clone();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                datagram[random.nextInt(datagram.length)] ^= (byte) (1 + random.nextInt(255));
            }
            final byte[] cut = random.nextInt(4) > 0 ? datagram
                : Arrays.copyOf(datagram, random.nextInt(datagram.length));
            if (!Arrays.equals(cut, first ? access : accounting)) {
                final var what = "seed " + SEED + " round " + round;
                assertTrue(isDropped(cut, first ? Code.ACCESS_REQUEST : Code.ACCOUNTING_REQUEST, what), what);
            }
        }
    }

    @Test
    void readsOddAttributesOfAGenuineSenderWithoutHarm() throws DroppedException {
        final var random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            final var attributes = new Attribute[random.nextInt(8)];
            for (int at = 0; at < attributes.length; at++) {
                final byte[] value = new byte[random.nextInt(40)];
                random.nextBytes(value);
                int type = 1 + random.nextInt(255);
                type = type == Type.MESSAGE_AUTHENTICATOR ? 1 : type;
                attributes[at] = new Attribute(type, value);
            }
            final var read = Codec.decodeRequest(CodecTest.accessRequest(1, new byte[16], attributes),
                Code.ACCESS_REQUEST, SHARED).attributes();
            for (int type = 1; type < 256; type++) {
                read.text(type);
                read.number(type);
                read.ipv4(type);
                read.ipv6(type);
                read.netmask(type);
                read.ipv6PrefixLength(type);
                read.ipv6PrefixAddress(type);
            }
        }
    }

    @Test
    void refusesToMakeWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new Attribute(1, new byte[254]));
        assertThrows(IllegalArgumentException.class, () -> new Attribute(0, new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> Attribute.number(1, 1L << 32));
    }
}

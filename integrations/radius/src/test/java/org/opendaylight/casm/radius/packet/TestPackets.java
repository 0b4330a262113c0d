/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Packets for tests in other packages. */
public final class TestPackets {
    /** The secret of {@link #access} and {@link #accounting}. */
    public static final Secret SECRET = new Secret(CodecTest.SECRET.getBytes(StandardCharsets.US_ASCII));

    private TestPackets() {
        // functions only
    }

    /** An Access-Request whose authenticator is one number sixteen times. */
    public static byte[] access(final int identifier, final int authenticator, final Attribute... attributes) {
        final byte[] octets = new byte[16];
        Arrays.fill(octets, (byte) authenticator);
        return CodecTest.accessRequest(identifier, octets, attributes);
    }

    /** An Access-Request without Message-Authenticator. */
    public static byte[] unsigned(final int identifier, final Attribute... attributes) {
        return CodecTest.packet(Code.ACCESS_REQUEST, identifier, new byte[16], Arrays.asList(attributes));
    }

    /** An Accounting-Request. */
    public static byte[] accounting(final int identifier, final Attribute... attributes) {
        return CodecTest.accountingRequest(identifier, attributes);
    }

    /** The answer to a Disconnect-Request. */
    public static byte[] disconnectAnswer(final byte[] request, final int code, final Attribute... attributes) {
        final byte[] answer = CodecTest.packet(code, request[1], Arrays.copyOfRange(request, 4, 20),
            Arrays.asList(attributes));
        System.arraycopy(CodecTest.md5(answer), 0, answer, 4, 16);
        return answer;
    }
}

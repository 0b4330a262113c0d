/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.packet.Type;

/**
 * Identifiers of messages to the Coordinator, derived from packets so that a retransmission is the same message even
 * after a restart of the controller, and two different packets never are.
 */
public final class MessageIds {
    private static final int OCTETS = 20;
    /** What changes when a server repeats an Accounting-Request: RFC 2866 section 5.2, RFC 2869 section 5.14. */
    private static final Set<Integer> CHANGING =
        Set.of(Type.ACCT_DELAY_TIME, Type.PROXY_STATE, Type.MESSAGE_AUTHENTICATOR);

    private MessageIds() {
        // functions only
    }

    /**
     * Of an Access-Request: by its session if it has one, else by source, Identifier and Request Authenticator, which
     * are the same only in a retransmission (RFC 2865 section 3).
     */
    public static String access(final Nas nas, final InetSocketAddress source, final Request request) {
        final var digest = start("access", nas.deviceId());
        request.attributes().text(Type.ACCT_SESSION_ID).ifPresentOrElse(session -> {
            add(digest, "session");
            add(digest, session);
            add(digest, request.attributes().text(Type.USER_NAME).orElse(""));
        }, () -> {
            add(digest, source.getAddress().getAddress());
            add(digest, Integer.toString(source.getPort()));
            add(digest, Integer.toString(request.identifier()));
            add(digest, request.authenticator());
        });
        return finish(digest);
    }

    /** Of an Accounting-Request: by what it says, without what changes when it is repeated. */
    public static String accounting(final Nas nas, final Request request) {
        final var digest = start("accounting", nas.deviceId());
        for (Attribute one : request.attributes().all()) {
            if (!CHANGING.contains(one.type())) {
                add(digest, Integer.toString(one.type()));
                add(digest, one.value());
            }
        }
        return finish(digest);
    }

    /** Of what follows from another message. */
    public static String derived(final String messageId, final String step) {
        return messageId + ":" + step;
    }

    /** Of a message about a lease that no packet caused. */
    public static String of(final String event, final String deviceId, final String leaseId) {
        final var digest = start(event, deviceId);
        add(digest, leaseId);
        return finish(digest);
    }

    private static MessageDigest start(final String event, final String deviceId) {
        try {
            final var digest = MessageDigest.getInstance("SHA-256");
            add(digest, event);
            add(digest, deviceId);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(final MessageDigest digest, final String text) {
        add(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(final MessageDigest digest, final byte[] octets) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
        digest.update(octets);
    }

    private static String finish(final MessageDigest digest) {
        return "radius-" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), OCTETS));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What each message of a device starts with.
 *
 * @param deviceId who speaks
 * @param messageId unique in an incarnation; the same on each retransmission
 * @param incarnation number of the boot, unsigned; null when the device does not count them
 * @param attempt which transmission of the message it is, from 1; only for the log
 */
public record Header(String deviceId, String messageId, @Nullable Long incarnation, int attempt) {
    private static final int LONGEST = 128;
    private static final int LONGEST_DEVICE = 48;

    /** The header of a first transmission. */
    public Header(final String deviceId, final String messageId, final @Nullable Long incarnation) {
        this(deviceId, messageId, incarnation, 1);
    }

    /**
     * The request-id under which the message is done once. Different devices, and different boots of one, never share
     * one. Parts that would make it too long are replaced by their digest.
     *
     * @param lives how often the device was removed from the configuration
     */
    String requestId(final int lives) {
        final var prefix = requestPrefix(lives);
        return prefix + (prefix.length() + messageId.length() <= LONGEST ? messageId : '~' + digest(messageId, 40));
    }

    /**
     * What the request-ids of all messages of this boot start with.
     *
     * @param lives how often the device was removed from the configuration
     */
    String requestPrefix(final int lives) {
        final var escaped = deviceId.replace("%", "%25").replace("/", "%2F").replace("+", "%2B");
        final var own = incarnation;
        return "device/" + (escaped.length() <= LONGEST_DEVICE ? escaped : '~' + digest(deviceId, 40))
            + (lives == 0 ? "" : "+" + lives) + '/' + (own == null ? "-" : Long.toUnsignedString(own)) + '/';
    }

    private static String digest(final String text, final int length) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                .digest(text.getBytes(StandardCharsets.UTF_8))).substring(0, length);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The digest that binds an entry of the log to the one before it: SHA-256 over the digest of the entry before
 * (32 bytes, zeros before the first) and the entry's canonical encoding.
 *
 * <p>Encoding, all integers big-endian: sequence (8 bytes), microseconds since 1970 (8), ordinal of category (1) and
 * outcome (1), then action, actor, source, address space, pool, tenant, lease-id, device-id, resource, request-id,
 * app-tag, detail, before, after; each text as its length in bytes (4) and UTF-8, an absent one as length -1.
 */
public final class HashChain {
    /** Length of a digest in bytes. */
    public static final int LENGTH = 32;

    private final MessageDigest sha256;
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream(2048);

    /** A chain calculator; one per thread. */
    public HashChain() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest before the first entry. */
    public static byte[] origin() {
        return new byte[LENGTH];
    }

    /** The digest of {@code event} at {@code sequence} after an entry with digest {@code previous}. */
    public byte[] digest(final byte[] previous, final long sequence, final Event event) {
        encoded.reset();
        final ByteBuffer head = ByteBuffer.allocate(18)
            .putLong(sequence)
            .putLong(Micros.of(event.at()))
            .put((byte) event.category().ordinal())
            .put((byte) event.outcome().ordinal());
        encoded.writeBytes(head.array());
        text(event.action());
        text(event.actor());
        text(event.source());
        text(event.addressSpace());
        text(event.pool());
        text(event.tenant());
        text(event.leaseId());
        text(event.deviceId());
        text(event.resource());
        text(event.requestId());
        text(event.errorAppTag());
        text(event.detail());
        text(event.before());
        text(event.after());
        sha256.update(previous);
        return sha256.digest(encoded.toByteArray());
    }

    private void text(final @Nullable String value) {
        if (value == null) {
            length(-1);
            return;
        }
        final byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        encoded.writeBytes(bytes);
    }

    private void length(final int value) {
        encoded.write(value >> 24);
        encoded.write(value >> 16);
        encoded.write(value >> 8);
        encoded.write(value);
    }
}

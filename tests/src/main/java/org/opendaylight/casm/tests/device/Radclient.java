/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** FreeRADIUS' radclient: a network access server that nobody here wrote. Debian's package is freeradius-utils. */
public final class Radclient {
    private static final long PATIENCE_SECONDS = 60;

    private final String secret;

    /** A client with a secret. */
    public Radclient(final String secret) {
        this.secret = secret;
    }

    /** Whether it is installed. */
    public static boolean isUsable() {
        try {
            final var process = new ProcessBuilder("radclient", "-v").redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What it says of one request and its answer; it waits for the answer, and sends again, as often as told.
     *
     * @param port port on the loopback interface
     * @param type {@code auth} or {@code acct}
     * @param times how often it sends
     * @param attributes attributes in its notation
     */
    public String send(final int port, final String type, final int times, final List<String> attributes) {
        try {
            final var process = new ProcessBuilder("radclient", "-x", "-r", Integer.toString(times), "-t", "3",
                "127.0.0.1:" + port, type, secret).redirectErrorStream(true).start();
            try (var input = process.getOutputStream()) {
                input.write(String.join(", ", attributes).getBytes(StandardCharsets.UTF_8));
            }
            final var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

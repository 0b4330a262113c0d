/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Who calls the Coordinator. Its text form does not tell the password. */
public final class Account {
    private final String user;
    private final String basic;

    private Account(final String user, final String password) {
        this.user = user;
        basic = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** An account of a user with a password. */
    public static Account of(final String user, final String password) {
        return new Account(user, password);
    }

    /**
     * An account with the password in the first line of a file.
     *
     * @throws IOException if it cannot be read
     */
    public static Account of(final String user, final Path passwordFile) throws IOException {
        return new Account(user, Files.readString(passwordFile).lines().findFirst().orElse(""));
    }

    /** The value of the Authorization header (RFC 7617). */
    String basic() {
        return basic;
    }

    @Override
    public String toString() {
        return user;
    }
}

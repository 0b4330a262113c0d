/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

/** A shared secret, RFC 2865 section 3. It cannot be printed. */
public final class Secret {
    private final byte[] octets;

    /**
     * A secret of these octets.
     *
     * @throws IllegalArgumentException if there are none, which RFC 2865 forbids
     */
    public Secret(final byte[] octets) {
        if (octets.length == 0) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
        this.octets = octets.clone();
    }

    byte[] octets() {
        return octets.clone();
    }

    /** How many octets it has. */
    public int length() {
        return octets.length;
    }

    @Override
    public String toString() {
        return "secret";
    }
}

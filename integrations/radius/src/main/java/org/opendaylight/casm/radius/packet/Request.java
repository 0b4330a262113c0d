/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import static java.util.Objects.requireNonNull;

/**
 * A request whose sender knows the secret.
 *
 * @param code Access-Request or Accounting-Request
 * @param identifier to match the answer, 0 to 255
 * @param authenticator the Request Authenticator, 16 octets
 * @param attributes what it says
 */
public record Request(int code, int identifier, byte[] authenticator, Attributes attributes) {
    /** Copies. */
    public Request {
        authenticator = authenticator.clone();
        requireNonNull(attributes);
    }

    @Override
    public byte[] authenticator() {
        return authenticator.clone();
    }
}

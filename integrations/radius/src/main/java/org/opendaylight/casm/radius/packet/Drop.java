/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

/** Why a packet is dropped without an answer. */
public enum Drop {
    /** Its source address and NAS-Identifier belong to no device. */
    UNKNOWN_CLIENT,
    /** An Access-Request without Message-Authenticator, or with several. */
    NO_MESSAGE_AUTHENTICATOR,
    /** Its sender does not know the secret. */
    BAD_AUTHENTICATOR,
    /** It is not RADIUS, or of a type that does not belong there. */
    MALFORMED
}

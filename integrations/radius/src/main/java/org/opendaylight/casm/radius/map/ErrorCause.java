/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

/** Values of Error-Cause, RFC 5176 section 3.5, and which of them tells an error of CASM. */
public enum ErrorCause {
    /** The NAS says it is another one. */
    NAS_IDENTIFICATION_MISMATCH(403),
    /** What is asked for is not understood. */
    INVALID_REQUEST(404),
    /** The value of Service-Type is not served. */
    UNSUPPORTED_SERVICE(405),
    /** A border or a reservation forbids it. */
    ADMINISTRATIVELY_PROHIBITED(501),
    /** There is no such lease. */
    SESSION_CONTEXT_NOT_FOUND(503),
    /** The pool is exhausted or a quota reached. */
    RESOURCES_UNAVAILABLE(506);

    private final int code;

    ErrorCause(final int code) {
        this.code = code;
    }

    /** Its number. */
    public int code() {
        return code;
    }

    /** The value for an error-app-tag. */
    public static ErrorCause of(final String appTag) {
        return switch (appTag) {
            case "casm:pool-exhausted", "casm:quota-exceeded", "casm:in-use" -> RESOURCES_UNAVAILABLE;
            case "casm:border", "casm:reserved" -> ADMINISTRATIVELY_PROHIBITED;
            case "casm:unknown-lease", "casm:lease-state" -> SESSION_CONTEXT_NOT_FOUND;
            case "casm:unknown-device", "casm:stale-incarnation" -> NAS_IDENTIFICATION_MISMATCH;
            default -> INVALID_REQUEST;
        };
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

/** What is counted at an endpoint; named as in casm-integration. */
public enum Counter {
    /** Valid Access-Requests, each once. */
    ACCESS_REQUESTS,
    /** Access-Accepts. */
    ACCESS_ACCEPTS,
    /** Access-Rejects. */
    ACCESS_REJECTS,
    /** Valid Accounting-Requests, each once. */
    ACCOUNTING_REQUESTS,
    /** Accounting-Responses. */
    ACCOUNTING_RESPONSES,
    /** Requests that came again. */
    DUPLICATES,
    /** Dropped: nobody known. */
    UNKNOWN_CLIENTS,
    /** Dropped: an Access-Request without Message-Authenticator. */
    NO_MESSAGE_AUTHENTICATOR,
    /** Dropped: wrong secret. */
    BAD_AUTHENTICATORS,
    /** Dropped: no RADIUS. */
    MALFORMED,
    /** Valid, but not answered. */
    UNANSWERED,
    /** Disconnect-ACKs. */
    DISCONNECT_ACKS,
    /** Disconnect-NAKs. */
    DISCONNECT_NAKS,
    /** Disconnect-Requests without answer. */
    DISCONNECT_TIMEOUTS
}

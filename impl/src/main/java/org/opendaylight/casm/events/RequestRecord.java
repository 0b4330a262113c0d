/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A request that was answered, so that its repetition gets the same answer (D6).
 *
 * @param requestId the requester's id
 * @param operation what was asked, such as {@code allocate}
 * @param fingerprint SHA-256 of the request's canonical content in hexadecimal
 * @param resultJson the answer; opaque to the store
 * @param at when it was answered, kept to the millisecond
 */
public record RequestRecord(String requestId, String operation, String fingerprint, String resultJson, Instant at) {
    public RequestRecord {
        requireNonNull(requestId);
        requireNonNull(operation);
        requireNonNull(fingerprint);
        requireNonNull(resultJson);
        requireNonNull(at);
    }
}

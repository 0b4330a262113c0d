/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Owner;

/**
 * What a request is, apart from how it is decided.
 *
 * @param operation what is asked, such as {@code allocate}
 * @param requestId the requester's id, under which it is done once; null for what may be done again
 * @param content all of the request but its id, as text in which what does not matter plays no part
 * @param owner who asks, as far as leases have it
 * @param reason for the log; null for none
 * @param caller who calls
 */
public record Task(String operation, @Nullable String requestId, String content, Owner owner, @Nullable String reason,
        Caller caller) {
}

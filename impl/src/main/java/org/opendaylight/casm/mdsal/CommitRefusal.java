/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;

/**
 * Makes the exception with which a commit cohort refuses a transaction. RESTCONF finds this type in the chain of causes
 * and takes error-type, error-tag and message from it; it has no way to carry an error-app-tag for a failed commit, so
 * the app-tag leads the message.
 */
public final class CommitRefusal {
    private CommitRefusal() {
        // a function only
    }

    /** A refusal for the client that wrote. */
    public static NetconfDocumentedException of(final ErrorTag tag, final String appTag, final String message) {
        return new NetconfDocumentedException(appTag + ": " + message, ErrorType.APPLICATION, tag, ErrorSeverity.ERROR);
    }
}

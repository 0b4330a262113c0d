/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import org.opendaylight.casm.document.Wishes;

/**
 * A document to be completed.
 *
 * @param requestId id of the request
 * @param principal who asks
 * @param text the document
 * @param wishes how it is to be served
 * @param dryRun whether nothing is to change
 */
public record DocumentRequest(String requestId, String principal, String text, Wishes wishes, boolean dryRun) {
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A value that was written into a document, or that one stands for.
 *
 * @param path where, below the vpn-service, or below the document for Ethernet segments
 * @param value the value
 * @param leaseId lease that it is of; null for none of its own
 * @param pool pool of that lease; null for none
 */
public record Assignment(String path, String value, @Nullable String leaseId, @Nullable String pool) {
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.lease;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where on the network a lease is to be configured.
 *
 * @param nodeId NETCONF topology node
 * @param interfaceName interface on the node; null when only a route is wanted
 * @param networkInstance VRF on the node; null for the default one
 * @param prefixLength length to configure with the address, 0..128; null for the length of the lease itself
 * @param push whether the southbound configures the node
 */
public record Binding(String nodeId, @Nullable String interfaceName, @Nullable String networkInstance,
        @Nullable Integer prefixLength, boolean push) {
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc.device;

import java.util.List;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yangtools.binding.Rpc;
import org.opendaylight.yangtools.concepts.Registration;

/** All RPCs of the agents of devices. */
public final class DeviceRpcs {
    private DeviceRpcs() {
        // functions only
    }

    /**
     * Registers the RPCs.
     *
     * @param holder says who serves; while nobody does the RPCs are there and refuse
     * @return takes the RPCs away
     */
    public static Registration register(final RpcProviderService rpcs, final DeviceHolder holder) {
        return rpcs.registerRpcImplementations(of(holder, Callers.ofShiro()));
    }

    /** The RPCs. */
    static List<Rpc<?, ?>> of(final DeviceHolder holder, final Callers callers) {
        return List.of(new RegisterDeviceRpc(holder, callers), new KeepaliveRpc(holder, callers),
            new AddressPoolRequestRpc(holder, callers), new AddressPoolRenewRpc(holder, callers),
            new AddressPoolReleaseRpc(holder, callers), new AddressPoolReleaseConfirmRpc(holder, callers),
            new RecallLeaseRpc(holder, callers), new AddressPoolReportRpc(holder, callers), new QueryDeviceRpc(holder));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.southbound.device.Device;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.device.DevicePort;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ResyncDeviceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ResyncDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.RpcResult;

@ExtendWith(MockitoExtension.class)
class ResyncDeviceRpcTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    @Mock
    private DevicePort port;
    @Mock
    private Device device;
    @Mock
    private Memory memory;
    @Mock
    private StatusBoard board;

    private DeviceSync sync;

    @BeforeEach
    void start() {
        doReturn(Set.of()).when(memory).nodes();
        doReturn(Map.of()).when(memory).recorded("pe1");
        sync = new DeviceSync(new LeaseBook(), port, memory, board, timer);
        for (var input : DeviceSync.Input.values()) {
            sync.ready(input);
        }
    }

    @AfterEach
    void stop() {
        sync.close();
        timer.shutdownNow();
    }

    private RpcResult<ResyncDeviceOutput> resync() throws Exception {
        return new ResyncDeviceRpc(sync, Runnable::run)
            .invoke(new ResyncDeviceInputBuilder().setDeviceId("pe1").build()).get();
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, data-missing, casm:unknown-device",
        "UNREACHABLE, resource-denied, casm:provisioning-failed",
        "BUSY, lock-denied, casm:provisioning-failed",
        "UNSUPPORTED, operation-not-supported, casm:provisioning-failed",
    })
    void saysWhyADeviceCannotBeLookedAt(final Reason reason, final String tag, final String appTag) throws Exception {
        doThrow(new DeviceException(reason, "so it is")).when(port).connect("pe1");

        final var result = resync();

        assertFalse(result.isSuccessful());
        final var error = result.getErrors().iterator().next();
        assertEquals(new ErrorTag(tag), error.getTag());
        assertEquals(appTag, error.getApplicationTag());
        assertEquals("Device pe1: so it is", error.getMessage());
    }

    @Test
    void findsNoDifferenceWhereNothingIsWanted() throws Exception {
        doReturn(device).when(port).connect("pe1");
        doReturn(new DeviceState(Map.of(), Set.of(), Set.of(), Map.of())).when(device).read(any());

        assertEquals(Result.Granted, resync().getResult().getResult());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.DeviceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.ManagementBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.management.RadiusBuilder;

class DeviceMapperTest {
    private static Device device(final @Nullable String principal, final boolean radius) {
        final var management = new ManagementBuilder().setPrincipal(principal);
        if (radius) {
            management.setRadius(new RadiusBuilder().setNasIpAddress(new IpAddressNoZone(
                new Ipv4AddressNoZone("192.0.2.1"))).build());
        }
        return new DeviceBuilder().setDeviceId("bras-7").setManagement(management.build()).build();
    }

    @Test
    void aServerThatSpeaksRadiusIsNoUser() {
        assertEquals("alice", DeviceMapper.toProfile(device("alice", false)).management().principal());
        assertEquals(null, DeviceMapper.toProfile(device(null, true)).management().principal());

        final var refused = assertThrows(IllegalArgumentException.class,
            () -> DeviceMapper.toProfile(device("alice", true)));
        assertTrue(refused.getMessage().contains("bras-7"), refused::getMessage);
    }
}

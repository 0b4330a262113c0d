/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.service.device.Devices.Status;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Devices;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.DeviceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.State.Connection;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.StateBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Publishes what is known of devices as operational state. */
public final class DeviceStatePublisher {
    private final Coalescer coalescer = new Coalescer("devices", this::write);
    private final DataBroker broker;
    private final Function<String, Optional<Status>> source;

    /** A publisher that asks {@code source} at the moment of publishing; empty for a device that is gone. */
    public DeviceStatePublisher(final DataBroker broker, final Function<String, Optional<Status>> source) {
        this.broker = broker;
        this.source = source;
    }

    /** Publishes the state of a device as it is now or a little later; done when readers see it or it failed. */
    CompletionStage<@Nullable Void> publish(final String deviceId) {
        return coalescer.publish(Set.of(deviceId));
    }

    private CompletionStage<@Nullable Void> write(final Set<String> devices) {
        final var tx = broker.newWriteOnlyTransaction();
        for (var device : devices) {
            final var path = DataObjectIdentifier.builder(Devices.class).child(Device.class, new DeviceKey(device))
                .child(State.class).build();
            source.apply(device).ifPresentOrElse(
                status -> tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path, toState(status)),
                () -> tx.delete(LogicalDatastoreType.OPERATIONAL, path.trimTo(Device.class)));
        }
        return Coalescer.commit(tx);
    }

    private static State toState(final Status status) {
        final var session = status.session();
        final var incarnation = session.incarnation();
        return new StateBuilder().setConnection(Connection.forName(status.connection().yangName()))
            .setLastSeen(Times.toYangOrNull(status.lastSeen()))
            .setLastReport(Times.toYangOrNull(status.lastReport()))
            .setIncarnation(incarnation == null ? null : Uint64.fromLongBits(incarnation))
            .setLeases(Uint32.valueOf(status.leases()))
            .setUnits(status.units().bitLength() > Long.SIZE ? Uint64.MAX_VALUE : Uint64.valueOf(status.units()))
            .setCapability(session.abilities().capabilities()).build();
    }
}

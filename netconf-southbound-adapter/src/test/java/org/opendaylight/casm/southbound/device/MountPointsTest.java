/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.Futures;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMDataTreeReadTransaction;
import org.opendaylight.mdsal.dom.api.DOMMountPointService;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

@ExtendWith(MockitoExtension.class)
class MountPointsTest {
    /** Something that is there. */
    private static final NormalizedNode NODE = ImmutableNodes.leafNode(QName.create("urn:test", "leaf"), "there");

    @Mock
    private DOMMountPointService mounts;
    @Mock
    private DOMDataBroker broker;
    @Mock
    private DOMDataTreeReadTransaction tx;

    private MountPoints devices;

    @BeforeEach
    void start() {
        doReturn(Optional.empty()).when(mounts).getMountPoint(NetconfTopology.node("pe1"));
        doReturn(tx).when(broker).newReadOnlyTransaction();
        devices = new MountPoints(mounts, broker, Duration.ofSeconds(10));
    }

    private void topology(final LogicalDatastoreType type, final boolean present) {
        doReturn(FluentFuture.from(Futures.immediateFuture(present ? Optional.of(NODE) : Optional.empty()))).when(tx)
            .read(type, NetconfTopology.node("pe1"));
    }

    private Reason refusal() {
        return assertThrows(DeviceException.class, () -> devices.connect("pe1")).reason();
    }

    @Test
    void doesNotKnowADeviceThatIsNotInTheTopology() {
        topology(LogicalDatastoreType.CONFIGURATION, false);
        topology(LogicalDatastoreType.OPERATIONAL, false);

        assertEquals(Reason.UNKNOWN, refusal());
    }

    @Test
    void knowsAMountedDeviceThatIsNotConnected() {
        topology(LogicalDatastoreType.CONFIGURATION, true);

        assertEquals(Reason.UNREACHABLE, refusal());
    }

    @Test
    void knowsADeviceThatNobodyConfigured() {
        topology(LogicalDatastoreType.CONFIGURATION, false);
        topology(LogicalDatastoreType.OPERATIONAL, true);

        assertEquals(Reason.UNREACHABLE, refusal());
    }

    @Test
    void watchesADeviceThatWasAskedForInVain() {
        topology(LogicalDatastoreType.CONFIGURATION, true);
        refusal();
        doReturn(FluentFuture.from(Futures.immediateFuture(Optional.empty()))).when(tx)
            .read(eq(LogicalDatastoreType.OPERATIONAL), argThat(NetconfTopology.node("pe1")::contains));

        devices.newWatch().check(Set.of(), Instant.now());

        verify(tx, atLeastOnce()).read(eq(LogicalDatastoreType.OPERATIONAL), any());
    }

    @Test
    void doesNotWatchWhatIsNotInTheTopology() {
        topology(LogicalDatastoreType.CONFIGURATION, false);
        topology(LogicalDatastoreType.OPERATIONAL, false);
        refusal();
        clearInvocations(tx);

        devices.newWatch().check(Set.of(), Instant.now());

        verify(tx, never()).read(any(), any());
    }
}

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

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.mdsal.dom.api.DOMRpcAvailabilityListener;
import org.opendaylight.mdsal.dom.api.DOMRpcResult;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.spi.DefaultDOMRpcResult;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;

class DeviceTransactionTest {
    private static final Capabilities CANDIDATE = new Capabilities(true, false, true);
    private static final Capabilities RUNNING = new Capabilities(false, true, true);

    private final Script device = new Script();

    /** A device that answers ok, unless told otherwise, and notes what it was asked. */
    private static final class Script implements DOMRpcService {
        final List<String> asked = new ArrayList<>();
        final Map<String, RpcError> refusals = new HashMap<>();
        String silent = "";

        @Override
        public ListenableFuture<? extends DOMRpcResult> invokeRpc(final QName type, final ContainerNode input) {
            final var name = type.getLocalName();
            asked.add(name);
            final var ret = SettableFuture.<DOMRpcResult>create();
            if (!name.equals(silent)) {
                ret.set(refusals.containsKey(name) ? new DefaultDOMRpcResult(refusals.get(name))
                    : new DefaultDOMRpcResult());
            }
            return ret;
        }

        @Override
        public Registration registerRpcListener(final DOMRpcAvailabilityListener listener) {
            throw new UnsupportedOperationException();
        }

        void refuse(final String operation, final ErrorType type, final ErrorTag tag) {
            refusals.put(operation, RpcResultBuilder.newError(type, tag, "no"));
        }
    }

    private void run(final Capabilities capabilities) throws DeviceException {
        new DeviceTransaction(new NetconfOperations(device, Duration.ofMillis(50)), capabilities)
            .run(XmlTree.netconf("config"));
    }

    private Reason failing(final Capabilities capabilities) {
        return assertThrows(DeviceException.class, () -> run(capabilities)).reason();
    }

    @Test
    void goesThroughTheCandidate() throws Exception {
        run(CANDIDATE);

        assertEquals(List.of("lock", "edit-config", "commit", "unlock"), device.asked);
    }

    @Test
    void editsRunningWithoutCandidate() throws Exception {
        run(RUNNING);

        assertEquals(List.of("lock", "edit-config", "unlock"), device.asked);
    }

    @Test
    void doesNotCommitAfterARefusedEdit() {
        device.refuse("edit-config", ErrorType.APPLICATION, ErrorTag.INVALID_VALUE);

        assertEquals(Reason.REJECTED, failing(CANDIDATE));
        assertEquals(List.of("lock", "edit-config", "discard-changes", "unlock"), device.asked);
    }

    @Test
    void discardsAfterARefusedCommit() {
        device.refuse("commit", ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED);

        assertEquals(Reason.REJECTED, failing(CANDIDATE));
        assertEquals(List.of("lock", "edit-config", "commit", "discard-changes", "unlock"), device.asked);
    }

    @Test
    void touchesNothingWhenLockedByAnotherSession() {
        device.refuse("lock", ErrorType.PROTOCOL, ErrorTag.LOCK_DENIED);

        assertEquals(Reason.BUSY, failing(CANDIDATE));
        assertEquals(List.of("lock"), device.asked);
    }

    @Test
    void givesUpOnASlowDevice() {
        device.silent = "commit";

        assertEquals(Reason.TIMEOUT, failing(CANDIDATE));
        assertEquals(List.of("lock", "edit-config", "commit", "discard-changes", "unlock"), device.asked);
    }

    @Test
    void tellsALostSessionFromARefusal() {
        device.refuse("edit-config", ErrorType.TRANSPORT, ErrorTag.OPERATION_FAILED);

        assertEquals(Reason.UNREACHABLE, failing(RUNNING));
    }

    @Test
    void refusesDeviceThatCannotBeWritten() {
        assertEquals(Reason.UNSUPPORTED, failing(new Capabilities(false, false, false)));
        assertEquals(List.of(), device.asked);
    }

    @Test
    void readsCapabilities() {
        assertEquals(new Capabilities(true, false, true), Capabilities.of(List.of(
            "urn:ietf:params:netconf:capability:candidate:1.0",
            "urn:ietf:params:netconf:capability:rollback-on-error:1.0",
            "(urn:example?revision=2026-11-22)writable-running")));
    }
}

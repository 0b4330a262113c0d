/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMNotification;
import org.opendaylight.mdsal.dom.api.DOMNotificationService;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.QNameModule;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;

/**
 * A device with casm-agent behind a mount point.
 */
final class MountedAgent implements AgentSession {
    static final QNameModule AGENT =
        QNameModule.of("urn:opendaylight:params:xml:ns:yang:casm:agent", "2026-11-22");
    /** RFC 5277; the revision is that of OpenDaylight's model of it. */
    private static final QNameModule NOTIFICATIONS =
        QNameModule.of("urn:ietf:params:xml:ns:netconf:notification:1.0", "2008-07-14");
    private static final List<Absolute> HEARD = Stream.of("started", "heartbeat", "pool-request", "pool-renew",
        "status-report", "pool-release", "pool-release-confirm")
        .map(name -> Absolute.of(QName.create(AGENT, name))).toList();

    private final Services services;
    private final NetconfOperations netconf;
    private final DeviceTransaction transaction;
    private final Duration timeout;

    /**
     * What the mount point offers.
     *
     * @param rpcs its operations
     * @param broker its datastores
     * @param notifications what it hears
     * @param connected whether it still is the mount point of the device
     */
    record Services(DOMRpcService rpcs, DOMDataBroker broker, DOMNotificationService notifications,
            BooleanSupplier connected) {

    }

    MountedAgent(final Services services, final Capabilities capabilities, final Duration timeout) {
        this.services = requireNonNull(services);
        this.timeout = requireNonNull(timeout);
        netconf = new NetconfOperations(services.rpcs, timeout);
        transaction = new DeviceTransaction(netconf, capabilities);
    }

    /**
     * Tells whether a device implements casm-agent.
     *
     * @param context model of the device
     * @return true if so
     * @throws DeviceException if it does, in a revision that is not spoken here
     */
    static boolean isAnnounced(final EffectiveModelContext context) throws DeviceException {
        if (context.findModule(AGENT).isPresent()) {
            return true;
        }
        final var others = context.findModules(AGENT.namespace()).stream()
            .map(module -> String.valueOf(module.getRevision().orElse(null))).collect(Collectors.joining(", "));
        if (others.isEmpty()) {
            return false;
        }
        throw new DeviceException(Reason.UNSUPPORTED, "the device announces casm-agent of revision " + others
            + ", spoken here is " + AGENT.revision());
    }

    @Override
    public Registration subscribe(final Consumer<DOMNotification> heard) throws DeviceException {
        // first the listener: what the device says at once must not be missed
        final var ret = services.notifications.registerNotificationListener(heard::accept, HEARD);
        try {
            subscribeAgain();
            return ret;
        } catch (DeviceException e) {
            ret.close();
            throw e;
        }
    }

    @Override
    public void subscribeAgain() throws DeviceException {
        netconf.invoke(QName.create(NOTIFICATIONS, "create-subscription"));
    }

    @Override
    public Optional<NormalizedNode> read(final YangInstanceIdentifier path) throws DeviceException {
        return fetch(LogicalDatastoreType.CONFIGURATION, path);
    }

    @Override
    public Optional<NormalizedNode> readState(final YangInstanceIdentifier path) throws DeviceException {
        return fetch(LogicalDatastoreType.OPERATIONAL, path);
    }

    private Optional<NormalizedNode> fetch(final LogicalDatastoreType type, final YangInstanceIdentifier path)
            throws DeviceException {
        try (var tx = services.broker.newReadOnlyTransaction()) {
            return tx.read(type, path).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DeviceException(Reason.TIMEOUT, "read: no answer within " + timeout.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            // a reason is in the text at most
            throw new DeviceException(services.connected.getAsBoolean() ? Reason.REJECTED : Reason.UNREACHABLE,
                "read: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Reason.UNREACHABLE, "read: interrupted", e);
        }
    }

    @Override
    public void edit(final XmlTree config) throws DeviceException {
        transaction.run(config);
    }

    @Override
    public Optional<ContainerNode> call(final QName rpc, final ContainerNode input) throws DeviceException {
        return Optional.ofNullable(netconf.invoke(rpc, input).value());
    }
}

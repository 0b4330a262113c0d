/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import com.google.common.net.InetAddresses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.EndpointPlan;
import org.opendaylight.casm.radius.EndpointSettings;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.Integrations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.RadiusServer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.Endpoint;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;

/** Follows the configured endpoints of the adapter radius-server. */
public final class EndpointFeed implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int AUTH_PORT = 1812;
    private static final int ACCT_PORT = 1813;
    private static final int COA_PORT = 3799;

    private final Registration registration;

    /** Follows the configuration; {@code follower} learns of all endpoints, in order, whenever one changes. */
    public EndpointFeed(final DataBroker broker, final Consumer<Map<String, EndpointPlan>> follower) {
        registration = broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
            DataObjectIdentifier.builder(Integrations.class).build(), (DataTreeChangeListener<Integrations>)
                changes -> follower.accept(toPlans(changes.getLast().getRootNode().dataAfter())));
    }

    private static Map<String, EndpointPlan> toPlans(final @Nullable Integrations integrations) {
        final var plans = new HashMap<String, EndpointPlan>();
        if (integrations != null) {
            integrations.nonnullEndpoint().values().stream()
                .filter(endpoint -> RadiusServer.VALUE.equals(endpoint.getAdapter()))
                .forEach(endpoint -> plans.put(endpoint.requireName().getValue(), toPlan(endpoint)));
        }
        return plans;
    }

    private static EndpointPlan toPlan(final Endpoint endpoint) {
        final var name = endpoint.requireName().getValue();
        final var credential = endpoint.getCredentialRef();
        if (Boolean.FALSE.equals(endpoint.getEnabled())) {
            return new EndpointPlan.Rest("it is disabled");
        }
        if (credential == null) {
            return new EndpointPlan.Rest("credential-ref is missing: the name of the secret that the devices have");
        }
        final var radius = endpoint.getRadius();
        final var address = radius == null ? null : radius.getListenAddress();
        final var auth = radius == null ? null : radius.getAuthPort();
        final var acct = radius == null ? null : radius.getAcctPort();
        final var coa = radius == null ? null : radius.getCoaPort();
        final int authPort = auth == null ? AUTH_PORT : auth.getValue().intValue();
        final int acctPort = acct == null ? ACCT_PORT : acct.getValue().intValue();
        if (authPort == acctPort) {
            return new EndpointPlan.Rest("auth-port and acct-port are both " + authPort);
        }
        return new EndpointPlan.Run(new EndpointSettings(name,
            InetAddresses.forString(address == null ? LOOPBACK : address.stringValue()), authPort, acctPort,
            coa == null ? COA_PORT : coa.getValue().intValue(), credential,
            Objects.requireNonNullElse(endpoint.getPool(), List.<Name>of()).stream().map(Name::getValue).toList()));
    }

    @Override
    public void close() {
        registration.close();
    }
}

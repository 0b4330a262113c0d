/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.server.Counter;
import org.opendaylight.casm.radius.server.Counters;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.Counter64;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.Integrations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.Endpoint;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.EndpointBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.EndpointKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.endpoint.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.endpoint.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.endpoint.state.Radius;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.endpoint.state.RadiusBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows in the operational datastore how endpoints are. Nothing is written when nothing has changed. */
public final class EndpointBoard {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointBoard.class);

    private final DataBroker broker;
    private final Map<String, State> shown = new HashMap<>();

    /** A board in this datastore. */
    public EndpointBoard(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    /** Shows how an endpoint is: up if there is no error. */
    public synchronized void show(final String name, final @Nullable String error,
            final @Nullable Counters counters) {
        final var state = new StateBuilder().setLastError(error)
            .setConnection(error == null ? State.Connection.Up : State.Connection.Down)
            .setRadius(counters == null ? null : toData(counters.all())).build();
        final var before = shown.put(name, state);
        if (state.equals(before)) {
            return;
        }
        if (error != null && (before == null || !error.equals(before.getLastError()))) {
            LOG.warn("RADIUS endpoint {} does not work: {}", name, error);
        }
        final var key = new EndpointKey(new Name(name));
        final var path = DataObjectIdentifier.builder(Integrations.class).child(Endpoint.class, key).build();
        final var tx = broker.newWriteOnlyTransaction();
        tx.merge(LogicalDatastoreType.OPERATIONAL, path, new EndpointBuilder().withKey(key).build());
        tx.put(LogicalDatastoreType.OPERATIONAL, path.toBuilder().child(State.class).build(), state);
        commit(tx, name);
    }

    /** Shows an endpoint no more. */
    public synchronized void remove(final String name) {
        if (shown.remove(name) != null) {
            final var tx = broker.newWriteOnlyTransaction();
            tx.delete(LogicalDatastoreType.OPERATIONAL, DataObjectIdentifier.builder(Integrations.class)
                .child(Endpoint.class, new EndpointKey(new Name(name))).build());
            commit(tx, name);
        }
    }

    private static void commit(final WriteTransaction tx, final String name) {
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo result) {
                LOG.debug("State of RADIUS endpoint {} shown", name);
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("State of RADIUS endpoint {} not shown", name, cause);
            }
        }, MoreExecutors.directExecutor());
    }

    private static Radius toData(final Map<Counter, Long> counts) {
        final var builder = new RadiusBuilder();
        counts.forEach((counter, count) -> {
            final var value = new Counter64(Uint64.fromLongBits(count));
            switch (counter) {
                case ACCESS_REQUESTS -> builder.setAccessRequests(value);
                case ACCESS_ACCEPTS -> builder.setAccessAccepts(value);
                case ACCESS_REJECTS -> builder.setAccessRejects(value);
                case ACCOUNTING_REQUESTS -> builder.setAccountingRequests(value);
                case ACCOUNTING_RESPONSES -> builder.setAccountingResponses(value);
                case DUPLICATES -> builder.setDuplicates(value);
                case UNKNOWN_CLIENTS -> builder.setUnknownClients(value);
                case NO_MESSAGE_AUTHENTICATOR -> builder.setNoMessageAuthenticator(value);
                case BAD_AUTHENTICATORS -> builder.setBadAuthenticators(value);
                case MALFORMED -> builder.setMalformed(value);
                case UNANSWERED -> builder.setUnanswered(value);
                case DISCONNECT_ACKS -> builder.setDisconnectAcks(value);
                case DISCONNECT_NAKS -> builder.setDisconnectNaks(value);
                case DISCONNECT_TIMEOUTS -> builder.setDisconnectTimeouts(value);
            }
        });
        return builder.build();
    }
}

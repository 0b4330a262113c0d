/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import com.google.common.util.concurrent.Futures;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Collection;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Secret;
import org.opendaylight.casm.radius.server.Counters;
import org.opendaylight.casm.radius.server.DisconnectClient;
import org.opendaylight.casm.radius.server.DisconnectClient.Outcome;
import org.opendaylight.casm.radius.server.NasDirectory;
import org.opendaylight.casm.radius.server.RadiusServer;
import org.opendaylight.casm.radius.server.SecretSource;
import org.opendaylight.casm.radius.service.NasService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An endpoint that listens. */
final class RunningEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningEndpoint.class);

    private final Counters counters = new Counters();
    private final EndpointSecret endpointSecret;
    private final SecretSource secret;
    private final DisconnectClient disconnects;
    private final NasService service;
    private final RadiusServer server;

    /** The secret of servers that have none of their own. */
    @FunctionalInterface
    private interface EndpointSecret {
        Secret get() throws IOException;
    }

    /**
     * Begins to listen.
     *
     * @throws IOException if a port cannot be opened
     */
    RunningEndpoint(final EndpointSettings settings, final NasService.World world, final NasDirectory directory,
            final SecretFiles secrets, final Workers workers) throws IOException {
        endpointSecret = () -> secrets.read(settings.credentialRef());
        secret = nas -> nas.credentialRef().isPresent() ? secrets.read(nas.credentialRef().orElseThrow())
            : endpointSecret.get();
        disconnects = new DisconnectClient(settings.address(), counters, workers.timer(),
            DisconnectClient.FIRST_PAUSE);
        service = new NasService(world, (nas, session) -> {
            try {
                return disconnects.send(new InetSocketAddress(nas.address(), settings.coaPort()), session,
                    secret.of(nas));
            } catch (IOException e) {
                LOG.warn("No Disconnect-Request to device {}: {}", nas.deviceId(), e.getMessage());
                return Futures.immediateFuture(new Outcome.NoAnswer());
            }
        }, InstantSource.system());
        try {
            server = new RadiusServer(new RadiusServer.Place(settings.name(), settings.address(),
                settings.authPort(), settings.acctPort()), new RadiusServer.Clients(directory, secret), service,
                counters, workers.pool());
        } catch (IOException e) {
            disconnects.close();
            throw e;
        }
    }

    Counters counters() {
        return counters;
    }

    /**
     * Checks that it can work.
     *
     * @throws IOException if it cannot, with a text for the operator
     */
    void check() throws IOException {
        endpointSecret.get();
    }

    /** Does what is due; to be called every few seconds. */
    void look() {
        service.look();
    }

    boolean hasHeard(final Nas nas) {
        return service.hasHeard(nas);
    }

    void recall(final Nas nas, final Collection<String> leaseIds) {
        service.recall().recall(nas, leaseIds);
    }

    @Override
    public void close() {
        server.close();
        disconnects.close();
    }
}

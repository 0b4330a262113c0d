/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.server.Counters;
import org.opendaylight.casm.radius.server.NasDirectory;
import org.opendaylight.casm.radius.service.NasService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the endpoints that run those that are configured. What cannot be opened is tried again with each
 * {@link #refresh}. All methods are called by one thread.
 */
final class Endpoints implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Endpoints.class);

    private final Function<List<String>, NasService.World> worlds;
    private final NasDirectory directory;
    private final SecretFiles secrets;
    private final Workers workers;
    private final Board board;
    private final Map<String, EndpointPlan> plans = new HashMap<>();
    private final Map<String, Running> running = new HashMap<>();

    /** Where it is shown how endpoints are. */
    interface Board {
        /** Shows how an endpoint is: it works if there is no error. */
        void show(String name, @Nullable String error, @Nullable Counters counters);

        /** Shows it no more. */
        void remove(String name);
    }

    private record Running(EndpointSettings settings, RunningEndpoint endpoint) {
    }

    /**
     * None yet.
     *
     * @param worlds the world as seen where these pools are open
     * @param directory the servers
     * @param secrets their secrets
     * @param workers threads
     * @param board shows how endpoints are
     */
    Endpoints(final Function<List<String>, NasService.World> worlds, final NasDirectory directory,
            final SecretFiles secrets, final Workers workers, final Board board) {
        this.worlds = requireNonNull(worlds);
        this.directory = requireNonNull(directory);
        this.secrets = requireNonNull(secrets);
        this.workers = requireNonNull(workers);
        this.board = requireNonNull(board);
    }

    /** The endpoints are to be these from now on. */
    void apply(final Map<String, EndpointPlan> wanted) {
        for (var name : new HashSet<>(plans.keySet())) {
            if (!wanted.containsKey(name)) {
                board.remove(name);
            }
        }
        plans.clear();
        plans.putAll(wanted);
        for (var one : new HashMap<>(running).entrySet()) {
            if (!new EndpointPlan.Run(one.getValue().settings()).equals(plans.get(one.getKey()))) {
                stop(one.getKey());
            }
        }
        refresh();
    }

    /** Tries again what did not work, and shows how all is. */
    void refresh() {
        plans.forEach((name, plan) -> {
            switch (plan) {
                case EndpointPlan.Rest rest -> board.show(name, rest.reason(), null);
                case EndpointPlan.Run run -> refresh(name, run.settings());
            }
        });
    }

    private void refresh(final String name, final EndpointSettings settings) {
        try {
            var now = running.get(name);
            if (now == null) {
                now = new Running(settings, new RunningEndpoint(settings, worlds.apply(settings.pools()), directory,
                    secrets, workers));
                running.put(name, now);
                LOG.info("RADIUS endpoint {} listens on {}, ports {} and {}", name,
                    settings.address().getHostAddress(), settings.authPort(), settings.acctPort());
            }
            String error = null;
            try {
                now.endpoint().check();
                now.endpoint().look();
            } catch (IOException e) {
                error = e.getMessage();
            }
            board.show(name, error, now.endpoint().counters());
        } catch (IOException e) {
            board.show(name, e.getMessage(), null);
        }
    }

    /** Asks a server for leases, by the endpoint that it speaks with. */
    void recall(final Nas nas, final Collection<String> leaseIds) {
        final var all = running.values().stream().map(Running::endpoint).toList();
        all.stream().filter(one -> one.hasHeard(nas)).findFirst().or(() -> all.stream().findFirst())
            .ifPresent(one -> one.recall(nas, leaseIds));
    }

    private void stop(final String name) {
        final var one = running.remove(name);
        if (one != null) {
            one.endpoint().close();
            LOG.info("RADIUS endpoint {} closed", name);
        }
    }

    @Override
    public void close() {
        List.copyOf(running.keySet()).forEach(this::stop);
        plans.keySet().forEach(board::remove);
        plans.clear();
    }
}

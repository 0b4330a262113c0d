/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.kea;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.local.Distributor;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.usage.Use;

/**
 * Has Kea assign the addresses of leased pools. What is taken away is taken away at once; what is added is put
 * together and configured by {@link #settle}, so that the pools of one message cost one change. While Kea is away
 * nothing is lost: it comes back without pools, and {@code check} gives them to it. Not safe for several threads.
 */
public final class KeaDistributor implements Distributor {
    /** A client lease is this long at least; in the last seconds of a leased pool no more are given. */
    private static final long SHORTEST = 5;

    private static final class Served {
        private final LocalPool pool;
        private boolean draining;

        Served(final LocalPool pool) {
            this.pool = pool;
        }
    }

    private final Map<String, Served> pools = new LinkedHashMap<>();
    private final KeaControl control;
    private final String network;
    private final InstantSource clock;
    private final Duration horizon;
    private final Consumer<String> people;
    private Map<String, Instant> ends = Map.of();
    private Map<String, Use> last = Map.of();
    private @Nullable String trouble;
    private boolean changed;

    /**
     * A distributor without pools.
     *
     * @param network name of the shared network in Kea's configuration
     * @param clock the clock of the agent
     * @param horizon time between two calls of {@link #check}, at most
     * @param people where to tell what happens
     */
    public KeaDistributor(final KeaControl control, final String network, final InstantSource clock,
            final Duration horizon, final Consumer<String> people) {
        this.control = control;
        this.network = network;
        this.clock = clock;
        this.horizon = horizon;
        this.people = people;
    }

    @Override
    public void open(final LocalPool pool) {
        final Optional<String> obstacle = KeaSubnet.obstacle(pool);
        if (obstacle.isPresent()) {
            people.accept("not used: " + obstacle.orElseThrow());
        } else {
            pools.computeIfAbsent(pool.lease().id(), id -> new Served(pool)).draining = false;
            changed = true;
        }
    }

    @Override
    public void rename(final String leaseId, final LocalPool pool) {
        final Served old = pools.remove(leaseId);
        if (KeaSubnet.obstacle(pool).isEmpty()) {
            final var served = new Served(pool);
            served.draining = old != null && old.draining;
            pools.put(pool.lease().id(), served);
        }
        changed = true;
    }

    @Override
    public void drain(final String leaseId) {
        final Served served = pools.get(leaseId);
        if (served != null) {
            served.draining = true;
            changed = true;
        }
    }

    @Override
    public void settle() {
        if (changed) {
            check();
        }
    }

    @Override
    public void until(final Map<String, Instant> newEnds) {
        ends = Map.copyOf(newEnds);
    }

    /** Also takes away what clients still have, as far as Kea can: its hook lease_cmds is needed for that. */
    @Override
    public void close(final String leaseId) {
        final Served served = pools.remove(leaseId);
        if (served == null) {
            return;
        }
        final long id = KeaSubnet.idOf(served.pool.lease().block());
        try {
            final Optional<JsonObject> less = shown().without(id);
            if (less.isPresent()) {
                control.command("config-set", less.orElseThrow());
            }
            wipe(id);
        } catch (IOException e) {
            down(e);
        }
    }

    private void wipe(final long id) throws IOException {
        final var arguments = new JsonObject();
        arguments.addProperty("subnet-id", id);
        try {
            control.command("lease4-wipe", arguments);
        } catch (KeaControl.Unsupported e) {
            // without the hook the addresses are known to Kea until they run out, and not given out again
            people.accept("Kea keeps what clients had of subnet " + id + " until it runs out: " + e.getMessage());
        }
    }

    private KeaNetwork shown() throws IOException {
        return KeaNetwork.of(control.command("config-get", null), network);
    }

    /**
     * Gives Kea the pools that it is to have, if it has others.
     *
     * @return whether it has them now
     */
    public boolean check() {
        changed = false;
        try {
            final KeaNetwork shown = shown();
            final Optional<JsonObject> wanted = shown.with(subnets(shown.longestLifetime()));
            if (wanted.isPresent()) {
                control.command("config-set", wanted.orElseThrow());
                people.accept("Kea serves " + pools.size() + " subnets" + drained());
            }
            if (trouble != null) {
                trouble = null;
                people.accept("Kea is back");
            }
            return true;
        } catch (IOException e) {
            down(e);
            return false;
        }
    }

    private String drained() {
        final long draining = pools.values().stream().filter(served -> served.draining).count();
        return draining == 0 ? "" : ", " + draining + " of them without new clients";
    }

    private void down(final IOException cause) {
        final String text = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        if (!text.equals(trouble)) {
            trouble = text;
            people.accept("Kea is away (" + text + "); leased pools are kept and it gets them when it is back");
        }
    }

    private List<KeaSubnet> subnets(final long longest) {
        final List<KeaSubnet> subnets = new ArrayList<>();
        pools.forEach((id, served) -> {
            final OptionalLong cap = cap(ends.get(id), longest);
            subnets.add(new KeaSubnet(KeaSubnet.idOf(served.pool.lease().block()), served.pool,
                !served.draining && (cap.isEmpty() || cap.getAsLong() >= SHORTEST), cap.orElse(0)));
        });
        return subnets;
    }

    /**
     * How long a client may have an address, so that it has it no longer than the device has the pool: the lifetime of
     * the operator, halved as often as needed, which changes seldom.
     */
    private OptionalLong cap(final @Nullable Instant end, final long longest) {
        if (end == null) {
            return OptionalLong.empty();
        }
        final long rest = Duration.between(clock.instant(), end).minus(horizon).toSeconds();
        if (rest >= longest) {
            return OptionalLong.empty();
        }
        long cap = longest;
        while (cap > rest && cap >= SHORTEST) {
            cap /= 2;
        }
        return OptionalLong.of(Math.max(1, cap));
    }

    /** Measures, when Kea is there and has the pools that it is to have; empty otherwise. */
    public Optional<Map<String, Use>> measure() {
        if (!check()) {
            return Optional.empty();
        }
        try {
            final JsonObject statistics = control.command("statistic-get-all", null);
            final Map<String, Use> use = new HashMap<>();
            pools.forEach((id, served) -> use.put(id, new Use(assigned(statistics,
                KeaSubnet.idOf(served.pool.lease().block())), 0, 0, 0)));
            last = use;
            return Optional.of(Map.copyOf(use));
        } catch (IOException e) {
            down(e);
            return Optional.empty();
        }
    }

    /** Leases of a subnet that Kea has not reclaimed; a pool without any can go. */
    private static long assigned(final JsonObject statistics, final long id) {
        return statistics.get("subnet[" + id + "].assigned-addresses") instanceof JsonArray samples
            && !samples.isEmpty() ? samples.get(0).getAsJsonArray().get(0).getAsLong() : 0;
    }

    @Override
    public Map<String, Use> use() {
        return Map.copyOf(last);
    }
}

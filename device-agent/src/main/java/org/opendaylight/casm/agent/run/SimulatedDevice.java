/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.opendaylight.casm.agent.local.Distributor;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.local.RoutingModule;
import org.opendaylight.casm.agent.state.Memory;
import org.opendaylight.casm.agent.state.StateFile;
import org.opendaylight.casm.agent.usage.Use;

/** A device: a state file, a distributor, a routing module, and a line for each thing that happens. */
final class SimulatedDevice implements Device {
    /**
     * How the agent ended.
     *
     * @param good whether it did what it was asked to
     * @param reason one line
     */
    record End(boolean good, String reason) {
    }

    private final RoutingModule routing = new RoutingModule();
    private final Map<String, LocalPool> pools = new HashMap<>();
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final StateFile file;
    private final Distributor distributor;
    private final PrintStream out;

    SimulatedDevice(final StateFile file, final Distributor distributor, final PrintStream out) {
        this.file = file;
        this.distributor = distributor;
        this.out = out;
    }

    /** Completes when the agent ends. */
    CompletableFuture<End> end() {
        return end;
    }

    @Override
    public void save(final Memory memory) throws IOException {
        file.write(memory);
        final Map<String, Instant> ends = new HashMap<>();
        memory.held().forEach(held -> {
            final Instant last = held.end();
            if (last != null) {
                ends.put(held.lease().id(), last);
            }
        });
        distributor.until(ends);
    }

    @Override
    public void open(final LocalPool pool) {
        // first the route, so that no packet of a subscriber is lost
        if (routing.add(pool.lease().id(), pool.lease().block())) {
            say("routes: " + routing.routes());
        }
        pools.put(pool.lease().id(), pool);
        distributor.open(pool);
    }

    @Override
    public void rename(final String leaseId, final LocalPool pool) {
        routing.add(pool.lease().id(), pool.lease().block());
        routing.remove(leaseId);
        pools.remove(leaseId);
        pools.put(pool.lease().id(), pool);
        distributor.rename(leaseId, pool);
    }

    @Override
    public void drain(final String leaseId) {
        distributor.drain(leaseId);
    }

    @Override
    public void close(final String leaseId) {
        distributor.close(leaseId);
        pools.remove(leaseId);
        if (routing.remove(leaseId)) {
            say("routes: " + routing.routes());
        }
    }

    @Override
    public void settled() {
        distributor.settle();
    }

    @Override
    public void say(final String text) {
        say(out, text);
    }

    /** A line with the time of day. */
    static void say(final PrintStream out, final String text) {
        out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
        out.flush();
    }

    @Override
    public void halted(final boolean good, final String reason) {
        say("ended: " + reason);
        end.complete(new End(good, reason));
    }

    /** One line about what is in use, by need. */
    void sayUse(final Map<String, Use> use) {
        final Map<String, long[]> sums = new TreeMap<>();
        pools.forEach((id, pool) -> {
            final long[] sum = sums.computeIfAbsent(pool.need().name(), name -> new long[2]);
            sum[0] += use.getOrDefault(id, Use.NONE).inUse();
            sum[1] += pool.capacity();
        });
        final var line = new StringBuilder("use:");
        sums.forEach((need, sum) -> line.append(' ').append(need).append(' ').append(sum[0]).append('/').append(sum[1])
            .append(sum[1] == 0 ? "" : " (" + sum[0] * 100 / sum[1] + " %)"));
        say(sums.isEmpty() ? "use: no pools" : line.toString());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.usage.Use;

/**
 * A distributor that assigns in memory: the lowest free member of the pool that has been open longest, so that the
 * newest pools become idle first. Not safe for several threads.
 */
public final class MemoryDistributor implements Distributor {
    /** Members of one pool that are looked after; a larger pool does not fill. */
    private static final int MOST = 1 << 20;

    /**
     * Something that a subscriber has.
     *
     * @param leaseId lease that it is of
     * @param member its place in the pool, from 0
     */
    public record Assignment(String leaseId, int member) {
    }

    private static final class Pool {
        private final LocalPool local;
        private final int size;
        private final BitSet taken = new BitSet();
        private final Map<Integer, int[]> ports = new HashMap<>();
        private boolean draining;

        Pool(final LocalPool local) {
            this.local = local;
            size = (int) Math.min(local.capacity(), MOST);
        }
    }

    private final Map<String, Pool> pools = new LinkedHashMap<>();
    private final Map<String, String> renamed = new HashMap<>();

    @Override
    public void open(final LocalPool pool) {
        pools.computeIfAbsent(pool.lease().id(), id -> new Pool(pool)).draining = false;
    }

    @Override
    public void rename(final String leaseId, final LocalPool pool) {
        final Pool old = pools.remove(leaseId);
        if (old == null) {
            open(pool);
        } else {
            renamed.put(leaseId, pool.lease().id());
            pools.put(pool.lease().id(), old);
        }
    }

    @Override
    public void drain(final String leaseId) {
        final Pool pool = pools.get(leaseId);
        if (pool != null) {
            pool.draining = true;
        }
    }

    @Override
    public void close(final String leaseId) {
        pools.remove(leaseId);
    }

    @Override
    public Map<String, Use> use() {
        final Map<String, Use> use = new HashMap<>();
        pools.forEach((id, pool) -> use.put(id, new Use(pool.taken.cardinality(),
            pool.ports.values().stream().mapToLong(ports -> ports[0]).sum(),
            pool.ports.values().stream().mapToLong(ports -> ports[1]).sum(),
            pool.local.need().ports(pool.local.lease().block()))));
        return use;
    }

    /**
     * A subscriber comes.
     *
     * @param need name of what it needs
     * @param tcpPorts TCP ports that it uses
     * @param udpPorts UDP ports that it uses
     * @return what it has now; empty when all pools are full
     */
    public Optional<Assignment> assign(final String need, final int tcpPorts, final int udpPorts) {
        for (Map.Entry<String, Pool> entry : pools.entrySet()) {
            final Pool pool = entry.getValue();
            final int member = pool.taken.nextClearBit(0);
            if (!pool.draining && pool.local.need().name().equals(need) && member < pool.size) {
                pool.taken.set(member);
                pool.ports.put(member, new int[] { tcpPorts, udpPorts });
                return Optional.of(new Assignment(entry.getKey(), member));
            }
        }
        return Optional.empty();
    }

    /** A subscriber leaves. */
    public void leave(final Assignment assignment) {
        final Pool pool = pool(assignment);
        if (pool != null) {
            pool.taken.clear(assignment.member());
            pool.ports.remove(assignment.member());
        }
    }

    /** Whether a subscriber still has it: not when the pool was taken away. */
    public boolean has(final Assignment assignment) {
        final Pool pool = pool(assignment);
        return pool != null && pool.taken.get(assignment.member());
    }

    private @Nullable Pool pool(final Assignment assignment) {
        String id = assignment.leaseId();
        while (renamed.containsKey(id)) {
            id = renamed.get(id);
        }
        return pools.get(id);
    }

    /** What subscribers have, as prefixes, or addresses with their place among those who share them. */
    public Set<String> assigned() {
        final Set<String> assigned = new HashSet<>();
        pools.values().forEach(pool -> pool.taken.stream()
            .forEach(member -> assigned.add(text(pool.local, member))));
        return assigned;
    }

    /** The blocks that members may be assigned of, or are. */
    public List<Block> blocks() {
        return pools.values().stream().map(pool -> pool.local.lease().block()).toList();
    }

    private static String text(final LocalPool pool, final int member) {
        final Block block = pool.lease().block();
        if (pool.need().portsEach() > 0) {
            return block + " subscriber " + member;
        }
        final BigInteger step = BigInteger.ONE.shiftLeft(block.bits() - pool.need().assign());
        return Block.address(block.ipv6(), block.first().add(step.multiply(BigInteger.valueOf(member)))) + "/"
            + pool.need().assign();
    }
}

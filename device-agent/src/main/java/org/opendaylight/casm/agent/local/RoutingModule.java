/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.opendaylight.casm.agent.protocol.Block;

/**
 * The routes that the device announces for its pools, as few prefixes as cover exactly them (draft, sections 3 and
 * 5.2.2, item 4). A reference: it keeps a list, and a vendor's module puts it in the routing table. Not safe for
 * several threads.
 */
public final class RoutingModule {
    private final Map<String, Block> blocks = new HashMap<>();
    private List<String> routes = List.of();

    /**
     * The pool of a lease is used from now on.
     *
     * @return whether the routes changed
     */
    public boolean add(final String leaseId, final Block block) {
        blocks.put(leaseId, block);
        return update();
    }

    /**
     * The pool of a lease is gone.
     *
     * @return whether the routes changed
     */
    public boolean remove(final String leaseId) {
        return blocks.remove(leaseId) != null && update();
    }

    /** The routes in order of their addresses. */
    public List<String> routes() {
        return routes;
    }

    private boolean update() {
        final List<String> before = routes;
        routes = aggregate(blocks.values());
        return !before.equals(routes);
    }

    /** The fewest prefixes that cover these blocks and nothing else. */
    static List<String> aggregate(final Iterable<Block> blocks) {
        final var sorted = new TreeSet<Block>();
        blocks.forEach(block -> sorted.add(new Block(block.ipv6(), block.first(), block.last(), block.text(), null)));
        final List<String> prefixes = new ArrayList<>();
        Block run = null;
        for (Block block : sorted) {
            if (run != null && run.ipv6() == block.ipv6()
                    && block.first().compareTo(run.last().add(BigInteger.ONE)) <= 0) {
                run = new Block(run.ipv6(), run.first(), run.last().max(block.last()), run.text(), null);
                continue;
            }
            if (run != null) {
                split(run, prefixes);
            }
            run = block;
        }
        if (run != null) {
            split(run, prefixes);
        }
        return List.copyOf(prefixes);
    }

    private static void split(final Block run, final List<String> prefixes) {
        BigInteger first = run.first();
        while (first.compareTo(run.last()) <= 0) {
            final int room = run.last().subtract(first).add(BigInteger.ONE).bitLength() - 1;
            final int free = Math.min(room, first.signum() == 0 ? run.bits() : Math.min(first.getLowestSetBit(),
                run.bits()));
            prefixes.add(Block.address(run.ipv6(), first) + "/" + (run.bits() - free));
            first = first.add(BigInteger.ONE.shiftLeft(free));
        }
    }
}

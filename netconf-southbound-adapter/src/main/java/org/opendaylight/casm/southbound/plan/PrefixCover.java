/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Aggregates routes: the fewest prefixes that cover exactly the addresses of some blocks, and no address more
 * (draft section 5.2.2 step 4, RFC 4632 section 5).
 */
public final class PrefixCover {
    private static final Comparator<IpBlock> ORDER = Comparator.comparing(IpBlock::family)
        .thenComparing(IpBlock::first).thenComparing(IpBlock::last);

    private PrefixCover() {
        // static only
    }

    /**
     * Computes the minimal exact cover. Blocks may touch, overlap and come in any order and family.
     *
     * @param blocks blocks to cover
     * @return the prefixes, ascending, disjoint, no two of them mergeable
     */
    public static List<IpPrefix> minimal(final Collection<IpBlock> blocks) {
        final var sorted = new ArrayList<>(blocks);
        sorted.sort(ORDER);
        final var ret = new ArrayList<IpPrefix>();
        IpBlock open = null;
        for (var block : sorted) {
            if (open == null) {
                open = block;
            } else if (open.family() == block.family()
                    && block.first().compareTo(open.last().add(BigInteger.ONE)) <= 0) {
                open = new IpBlock(open.family(), open.first(), open.last().max(block.last()));
            } else {
                ret.addAll(open.toPrefixes());
                open = block;
            }
        }
        if (open != null) {
            ret.addAll(open.toPrefixes());
        }
        return List.copyOf(ret);
    }
}

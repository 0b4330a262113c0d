/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixCoverTest {
    private static final int SPACE_BITS = 8;
    private static final long SEED = 20261122;

    @ParameterizedTest
    @CsvSource({
        // two halves become one, three quarters stay two
        "'192.0.2.0/25 192.0.2.128/25', '192.0.2.0/24'",
        "'192.0.2.0/26 192.0.2.64/26 192.0.2.128/26', '192.0.2.0/25 192.0.2.128/26'",
        // adjacent but not aligned
        "'192.0.2.64/26 192.0.2.128/26', '192.0.2.64/26 192.0.2.128/26'",
        // inside each other, the same twice
        "'192.0.2.0/24 192.0.2.7/32 192.0.2.0/24', '192.0.2.0/24'",
        // both ends of the spaces
        "'0.0.0.0/1 128.0.0.0/1', '0.0.0.0/0'",
        "'255.255.255.255/32 255.255.255.254/32', '255.255.255.254/31'",
        "'::/1 8000::/1', '::/0'",
        "'2001:db8::/65 2001:db8:0:0:8000::/65', '2001:db8::/64'",
        // families never mix
        "'0.0.0.0/0 ::/0', '0.0.0.0/0 ::/0'",
    })
    void coversExactly(final String blocks, final String cover) {
        final var input = List.of(blocks.split(" ")).stream().map(text -> IpBlock.of(IpPrefix.parse(text))).toList();

        final var result = PrefixCover.minimal(input);

        assertEquals(List.of(cover.split(" ")), result.stream().map(IpPrefix::toString).toList());
    }

    @Test
    void agreesWithBruteForceOnRandomBlocks() {
        final var random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            final var family = random.nextBoolean() ? Family.IPV4 : Family.IPV6;
            final var blocks = new ArrayList<IpBlock>();
            final var members = new BitSet();
            for (int i = random.nextInt(12); i >= 0; i--) {
                final int first = random.nextInt(1 << SPACE_BITS);
                final int last = Math.min((1 << SPACE_BITS) - 1, first + random.nextInt(20));
                blocks.add(new IpBlock(family, BigInteger.valueOf(first), BigInteger.valueOf(last)));
                members.set(first, last + 1);
            }

            final var result = PrefixCover.minimal(blocks);

            assertEquals(oracle(family, members, 0, SPACE_BITS), result,
                "seed " + SEED + " round " + round + " blocks " + blocks);
        }
    }

    /** Walks the binary tree of all prefixes: a prefix is taken if all its members are wanted, else its halves. */
    private static List<IpPrefix> oracle(final Family family, final BitSet members, final int first, final int bits) {
        final int size = 1 << bits;
        final int wanted = members.get(first, first + size).cardinality();
        if (wanted == size) {
            return List.of(new IpPrefix(family, BigInteger.valueOf(first), family.bits() - bits));
        }
        if (wanted == 0) {
            return List.of();
        }
        final var ret = new ArrayList<>(oracle(family, members, first, bits - 1));
        ret.addAll(oracle(family, members, first + size / 2, bits - 1));
        return ret;
    }
}

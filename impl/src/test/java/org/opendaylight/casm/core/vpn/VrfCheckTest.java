/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.vpn.VrfCheck.Part;

class VrfCheckTest {
    private static final long SEED = 20261123;

    private static List<Part> some(final Random random, final String what, final int count) {
        final var parts = new ArrayList<Part>();
        for (int i = 0; i < count; i++) {
            final var family = random.nextInt(4) == 0 ? AddressFamily.IPV6 : AddressFamily.IPV4;
            final var prefix = Prefix.around(family, UInt128.of(random.nextInt(4096)),
                family.width() - random.nextInt(6));
            parts.add(new Part(AddressRange.of(prefix), what + " " + prefix));
        }
        return parts;
    }

    @Test
    void twoSidesClashWhenOneOfEachOverlaps() {
        final var random = new Random(SEED);
        int clashes = 0;
        for (int round = 0; round < 2000; round++) {
            final var fresh = some(random, "fresh", 1 + random.nextInt(4));
            final var there = some(random, "there", random.nextInt(30));

            final boolean expected = fresh.stream().anyMatch(one ->
                there.stream().anyMatch(other -> one.range().overlaps(other.range())));
            final String clash = VrfCheck.clash(fresh, there);

            assertEquals(expected, clash != null, "seed " + SEED + " round " + round + " " + fresh + " " + there);
            clashes += expected ? 1 : 0;
            if (clash != null) {
                assertEquals(0, clash.indexOf("fresh"), clash);
                assertEquals(clash.indexOf(" overlaps ") + 10, clash.indexOf("there"), clash);
            }
        }
        assertEquals(true, clashes > 100 && clashes < 1900, clashes + " clashes");
    }

    @Test
    void oneSideClashesWhenTwoOverlap() {
        final var random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            final var parts = some(random, "part", random.nextInt(20));

            boolean expected = false;
            for (int i = 0; i < parts.size(); i++) {
                for (int j = 0; j < i; j++) {
                    expected |= parts.get(i).range().overlaps(parts.get(j).range());
                }
            }

            assertEquals(expected, VrfCheck.clash(parts) != null, "seed " + SEED + " round " + round + " " + parts);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;

/** The algorithms of the contract, their names in the domain and their classes are the same set. */
class RegistryTest {
    private static final Pattern IDENTITY = Pattern.compile("identity ([a-z0-9-]+) \\{\\s+(?:base ([a-z0-9-]+);)?");

    @Test
    void hasEachAlgorithmOfTheContract() throws IOException {
        final Map<String, String> bases = new HashMap<>();
        final Matcher identities = IDENTITY.matcher(Files.readString(Path.of("..", "api", "src", "main", "yang",
            "casm-types.yang")));
        while (identities.find()) {
            bases.put(identities.group(1), String.valueOf(identities.group(2)));
        }
        final Set<String> abstractOnes = new HashSet<>(bases.values());
        final Set<String> algorithms = bases.keySet().stream().filter(name -> !abstractOnes.contains(name)
            && isAlgorithm(name, bases)).collect(Collectors.toCollection(TreeSet::new));

        assertEquals(algorithms, Arrays.stream(Algorithm.values()).map(Algorithm::yangName)
            .collect(Collectors.toCollection(TreeSet::new)));
        for (final String name : algorithms) {
            assertEquals(name, Algorithm.ofYangName(name).yangName());
            assertTrue(Files.exists(Path.of("..", "docs", "algorithms", name + ".md")), "docs/algorithms/" + name);
        }
    }

    private static boolean isAlgorithm(final String name, final Map<String, String> bases) {
        String at = name;
        while (bases.containsKey(at)) {
            if (at.equals("allocation-algorithm")) {
                return true;
            }
            at = bases.get(at);
        }
        return false;
    }

    /** A class for each: schemes refuse a pool without parameters, the others need none. */
    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void hasAClassForEachAlgorithm(final Algorithm algorithm) {
        final Pool plain = Pool.of("p", ObjectKind.IPV4_PRIVATE, "default", List.of());
        final Pool pool = new Pool("p", plain.kind(), "default", null, plain.adminState(), 100, List.of(), List.of(),
            plain.selector(), plain.unit(), plain.fragmentation(), algorithm, plain.leaseRules(), plain.thresholds());
        switch (algorithm) {
            case DETERMINISTIC_NAT, MAP_BMR, IPV4_EMBEDDED, SIX_RD, EUI64 ->
                assertThrows(IllegalArgumentException.class,
                    () -> PlacementStrategy.of(pool, new SplittableRandom(1)));
            case EXTERNAL -> assertFalse(PlacementStrategy.of(pool, new SplittableRandom(1)).chooses());
            case LOWEST_FIRST, NEXT_FIT, BEST_FIT, SPARSE, RANDOM, LEAST_RECENTLY_USED, STICKY_HASH ->
                assertTrue(PlacementStrategy.of(pool, new SplittableRandom(1)).chooses());
        }
    }
}

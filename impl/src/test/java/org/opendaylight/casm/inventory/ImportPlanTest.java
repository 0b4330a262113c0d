/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

class ImportPlanTest {
    private static final long SEED = 20261122;

    private static Pool pool(final String name, final String space, final String... segments) {
        return Pool.of(name, ObjectKind.IPV4_PRIVATE, space, Arrays.stream(segments)
            .map(segment -> new Segment(segment, AddressRange.parse(segment))).toList());
    }

    private static PoolCatalog catalog(final Pool... pools) {
        final var spaces = new HashMap<String, AddressSpace>();
        Stream.of(pools).forEach(pool -> spaces.put(pool.addressSpace(), new AddressSpace(pool.addressSpace(), "vrf",
            null, null, AddressSpace.Overlap.UNIQUE, Set.of(), true, "vrf-" + pool.addressSpace(),
            "0:65000:" + pool.addressSpace().length())));
        return new PoolCatalog(spaces, Stream.of(pools).collect(Collectors.toMap(Pool::name, pool -> pool)), Map.of(),
            Set.of());
    }

    private static Row.Block row(final int number, final String range, final @Nullable String tenant,
            final @Nullable String vrf) {
        return new Row.Block(number, "row-" + number, AddressRange.parse(range), new Row.Place(null, null, vrf, null),
            new Owner(tenant, null, null, null, null, null), Lease.Terms.NONE, null);
    }

    private static PlacingRules rules(final PlacingRules.Nested nested) {
        return new PlacingRules(null, null, Map.of(), nested);
    }

    @Test
    void findsTheSpaceOfAVrf() {
        final var catalog = catalog(pool("p", "red", "10.0.0.0/16"), pool("q", "blue", "10.0.0.0/16"));
        final var rules = new PlacingRules("blue", null, Map.of("Kunde 7", "red"), PlacingRules.Nested.OUTERMOST);
        final var places = ImportPlan.of(List.of(row(1, "10.0.1.0/24", null, "red"),
            row(2, "10.0.2.0/24", null, "vrf-red"), row(3, "10.0.3.0/24", null, "65000:3"),
            row(4, "10.0.4.0/24", null, "Kunde 7"), row(5, "10.0.5.0/24", null, null),
            row(6, "10.0.6.0/24", null, "green")), catalog, rules);

        assertEquals(List.of("p", "p", "p", "p", "q"), places.stream().limit(5)
            .map(place -> assertInstanceOf(Placement.Wanted.class, place).pool()).toList());
        final var unfit = assertInstanceOf(Placement.Unfit.class, places.get(5));
        assertEquals("vrf", unfit.column());
        assertTrue(unfit.reason().contains("green"), unfit.reason());
    }

    @Test
    void asksForTheSpaceWhereThereAreSeveral() {
        final var catalog = catalog(pool("p", "red", "10.0.0.0/16"), pool("q", "blue", "10.0.0.0/16"));
        final var places = ImportPlan.of(List.of(row(1, "10.0.1.0/24", null, null)), catalog, PlacingRules.DEFAULT);

        assertTrue(assertInstanceOf(Placement.Unfit.class, places.getFirst()).reason().contains("address-space"));
    }

    @Test
    void prefersTheChildPool() {
        final var catalog = catalog(pool("parent", "s", "10.0.0.0/8"), pool("child", "s", "10.1.0.0/16"));
        final var places = ImportPlan.of(List.of(row(1, "10.1.1.0/24", null, null), row(2, "10.2.1.0/24", null, null),
            row(3, "10.0.0.0/15", null, null), row(4, "11.0.0.0/24", null, null)), catalog, PlacingRules.DEFAULT);

        assertEquals("child", assertInstanceOf(Placement.Wanted.class, places.get(0)).pool());
        assertEquals("parent", assertInstanceOf(Placement.Wanted.class, places.get(1)).pool());
        assertEquals("parent", assertInstanceOf(Placement.Wanted.class, places.get(2)).pool());
        assertTrue(assertInstanceOf(Placement.Unfit.class, places.get(3)).reason().contains("outside every pool"));
    }

    @Test
    void choosesBetweenNestedRows() {
        final var catalog = catalog(pool("p", "s", "10.0.0.0/16"));
        final var rows = List.<Row>of(row(1, "10.0.1.7/32", "a", null), row(2, "10.0.1.0/24", "a", null),
            row(3, "10.0.1.0/25", "b", null), row(4, "10.0.1.128-10.0.2.5", null, null),
            row(5, "10.0.1.7/32", null, null), row(6, "10.0.1.7/32", "b", null), row(7, "10.0.0.0/15", null, null));

        assertEquals("Covered Wanted Covered Unfit Covered Unfit Unfit",
            names(ImportPlan.of(rows, catalog, rules(PlacingRules.Nested.OUTERMOST))));
        assertEquals("Wanted Skipped Skipped Wanted Covered Unfit Unfit",
            names(ImportPlan.of(rows, catalog, rules(PlacingRules.Nested.INNERMOST))));
    }

    private static String names(final List<Placement> places) {
        return places.stream().map(place -> place.getClass().getSimpleName()).collect(Collectors.joining(" "));
    }

    /** Many small inventories, each row compared with all others, address by address. */
    @Test
    void agreesWithComparingEachRowWithAllOthers() {
        final var random = new SplittableRandom(SEED);
        for (int round = 0; round < 3000; round++) {
            final var pools = new Pool[] {pool("low", "s", "0.0.0.0/26"), pool("child", "s", "0.0.0.16/28"),
                pool("high", "s", "0.0.0.96-0.0.0.150")};
            final var rows = new ArrayList<Row>();
            final int count = random.nextInt(1, 12);
            for (int number = 1; number <= count; number++) {
                rows.add(randomRow(random, number));
            }
            final var nested = PlacingRules.Nested.values()[random.nextInt(2)];
            final var text = "seed " + SEED + ", round " + round + ", " + nested + ": " + rows;
            final var places = ImportPlan.of(rows, catalog(pools), rules(nested));
            assertEquals(rows.stream().map(Row::number).toList(), places.stream().map(place -> place.row().number())
                .toList(), text);
            for (var place : places) {
                check(place, places, pools, nested, text);
            }
        }
    }

    private static Row.Block randomRow(final SplittableRandom random, final int number) {
        final int length = 1 << random.nextInt(6);
        final int start = random.nextBoolean() ? random.nextInt(160) : random.nextInt(160) / length * length;
        return new Row.Block(number, "row-" + number, new AddressRange(AddressFamily.IPV4, UInt128.of(start),
            UInt128.of(start + length - 1)), Row.Place.UNKNOWN, new Owner(random.nextInt(3) == 0 ? null
                : "t" + random.nextInt(2), null, null, null, null, null), Lease.Terms.NONE, null);
    }

    private static void check(final Placement place, final List<Placement> places, final Pool[] pools,
            final PlacingRules.Nested nested, final String text) {
        final var row = assertInstanceOf(Row.Block.class, place.row());
        final var home = Arrays.stream(pools)
            .filter(pool -> pool.segments().getFirst().range().contains(row.range()))
            .min((one, other) -> one.segments().getFirst().range().size()
                .compareTo(other.segments().getFirst().range().size())).map(Pool::name).orElse(null);
        final var others = places.stream().filter(other -> other != place)
            .filter(other -> other.row() instanceof Row.Block).toList();
        switch (place) {
            case Placement.Wanted wanted -> {
                assertEquals(home, wanted.pool(), text);
                others.stream().filter(Placement.Wanted.class::isInstance).map(Placement.Wanted.class::cast)
                    .filter(other -> other.pool().equals(home))
                    .forEach(other -> assertTrue(!other.row().range().overlaps(row.range()), text));
            }
            case Placement.Covered covered -> {
                assertEquals(home, covered.pool(), text);
                assertTrue(covered.by().range().contains(row.range()), text);
            }
            case Placement.Skipped skipped -> {
                assertEquals(PlacingRules.Nested.INNERMOST, nested, text);
                assertTrue(others.stream().anyMatch(other -> row.range().contains(((Row.Block) other.row()).range())
                    && !row.range().equals(((Row.Block) other.row()).range())), text);
            }
            case Placement.Unfit unfit -> assertTrue(home == null || others.stream().anyMatch(other ->
                ((Row.Block) other.row()).range().overlaps(row.range())), text);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.core.engine.EngineFixture.catalog;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.ObjectType.Base;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.UnitRules;

/** Pools of types that an operator defined. */
class UserDefinedKindTest {
    private static final ObjectType TAG = new ObjectType("tag", Base.INTEGER, 100, UInt128.of(10),
        UInt128.lowMask(100), null);
    private static final ObjectType KEY = new ObjectType("key", Base.HEX_STRING, 16, UInt128.ZERO,
        UInt128.lowMask(16), null);
    private static final ObjectType COLOUR = new ObjectType("colour", Base.TEXT, 128, UInt128.ZERO, UInt128.MAX,
        "[a-z-]+");

    private final CatalogValidator validator = new CatalogValidator();

    private static EngineFixture.PoolMaker user(final String name, final ObjectType type, final String... values) {
        return pool(name, ObjectKind.USER_DEFINED).typed(type, values);
    }

    private static PoolCatalog with(final @Nullable ObjectType type, final Pool... pools) {
        final var plain = catalog(List.of(), pools);
        return new PoolCatalog(plain.spaces(), plain.pools(), Map.of(), plain.tenants(),
            type == null ? Map.of() : Map.of(type.name(), type));
    }

    private static @Nullable Reason reason(final List<Refusal> refusals) {
        return refusals.isEmpty() ? null : refusals.getFirst().reason();
    }

    @Test
    void givesIntegersBeyond64Bits() {
        final var fixture = new EngineFixture(user("p", TAG,
            "1267650600228229401496703205373-1267650600228229401496703205375", "10").make());
        assertEquals("10", fixture.one("p").text());
        assertEquals("1267650600228229401496703205373-1267650600228229401496703205375", one(fixture.grant(
            fixture.request("p", Owner.NONE, new Size.Count(BigInteger.valueOf(3)), new Placement(true, null),
                Mode.GRANT))).text());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
    }

    @Test
    void takesNumbersForIntegers() {
        final var fixture = new EngineFixture(user("p", TAG, "10-99").make());
        assertEquals("20-29", one(fixture.grant("p", new Size.Specific(AddressRange.parse("20-29")))).text());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal("p", new Size.Specific(AddressRange.parse("5"))).reason());
        assertEquals(Reason.KIND_MISMATCH,
            fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.0.1"))).reason());
    }

    @Test
    void givesHexStringsAndUnitsOfThem() {
        final var fixture = new EngineFixture(user("p", KEY, "00f0-01ff")
            .unit(new UnitRules(null, BigInteger.valueOf(16), 1, null, null)).make());
        assertEquals("00f0-00ff", fixture.one("p").text());
        assertEquals("0100-010f", fixture.one("p").text());
        assertEquals("0110-01ff", fixture.usage("p").largestFreeBlock());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Value("0200")).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal("p", new Size.Value("200")).reason());
    }

    @Test
    void givesEachListedTextOnce() {
        final var fixture = new EngineFixture(user("p", COLOUR, "red", "green", "dark-blue").make());
        assertEquals("green", one(fixture.grant("p", new Size.Value("green"))).text());
        final Lease lease = fixture.one("p");
        assertEquals("dark-blue", lease.text());
        assertEquals("colour", lease.named().type());
        assertEquals("red", fixture.one("p").text());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
        fixture.free(lease.id());
        assertEquals("dark-blue", fixture.usage("p").largestFreeBlock());
        assertEquals(1, fixture.engine.holders("default", AddressFamily.USER_DEFINED, COLOUR.parse("red")).size());
    }

    @Test
    void keepsLeasesWhenTheListGrowsAndRefusesToLoseThem() {
        final Pool three = user("p", COLOUR, "red", "green", "blue").make();
        final var fixture = new EngineFixture(three);
        final Lease green = one(fixture.grant("p", new Size.Value("green")));
        fixture.engine.apply(with(COLOUR, user("p", COLOUR, "amber", "blue", "green", "red", "yellow").make()));
        assertEquals("amber", fixture.one("p").text());
        assertEquals("blue", fixture.one("p").text());
        assertEquals(List.of(green), fixture.engine.holders("default", AddressFamily.USER_DEFINED,
            COLOUR.parse("green")));
        assertEquals(Reason.IN_USE, reason(fixture.engine.check(with(COLOUR, user("p", COLOUR, "amber", "blue",
            "red").make()))));
        assertEquals(null, reason(fixture.engine.check(with(COLOUR, user("p", COLOUR, "amber", "blue", "green")
            .make()))));
    }

    @Test
    void letsTypesOfOneSpaceHaveTheSameNumbers() {
        assertEquals(null, reason(validator.check(PoolCatalog.EMPTY, catalog(List.of(),
            user("a", TAG, "10-99").make(), user("b", KEY, "0000-00ff").make()))));
        assertEquals(Reason.OVERLAP, reason(validator.check(PoolCatalog.EMPTY, catalog(List.of(),
            user("a", COLOUR, "red", "blue").make(), user("b", COLOUR, "green", "red").make()))));
        assertEquals(Reason.KIND_MISMATCH, reason(validator.check(PoolCatalog.EMPTY, catalog(List.of(),
            user("a", TAG, "10-99").make(), user("b", KEY, "0020").below("a").make()))));
    }

    @Test
    void refusesPoolsWithoutTheirType() {
        assertEquals(Reason.INVALID, reason(validator.check(PoolCatalog.EMPTY, catalog(List.of(),
            pool("p", ObjectKind.USER_DEFINED, "1-9").make()))));
        assertEquals(Reason.INVALID, reason(validator.check(PoolCatalog.EMPTY, with(null,
            user("p", TAG, "10").make()))));
        assertEquals(Reason.INVALID, reason(validator.check(PoolCatalog.EMPTY, catalog(List.of(),
            pool("p", ObjectKind.NUMBER, "1-9").typed(TAG).make()))));
    }

    @Test
    void keepsTypesInUse() {
        final Pool pool = user("p", TAG, "10-99").make();
        final var before = with(TAG, pool);
        assertEquals(Reason.IN_USE, reason(validator.check(before, with(null, pool))));
        final var narrow = new ObjectType("tag", Base.INTEGER, 100, UInt128.of(10), UInt128.of(1000), null);
        assertEquals(Reason.IN_USE, reason(validator.check(before, with(narrow, pool.with(pool.notation()
            .with(narrow))))));
        final var wide = new ObjectType("tag", Base.INTEGER, 128, UInt128.ZERO, UInt128.MAX, null);
        assertEquals(null, reason(validator.check(before, with(wide, pool.with(pool.notation().with(wide))))));
        assertEquals(null, reason(validator.check(before, PoolCatalog.EMPTY)));
    }

    @Test
    void keepsListedTextsLegal() {
        final Pool pool = user("p", COLOUR, "red", "blue").make();
        final var four = new ObjectType("colour", Base.TEXT, 128, UInt128.ZERO, UInt128.MAX, ".{4}");
        final var few = new ObjectType("colour", Base.TEXT, 128, UInt128.ZERO, UInt128.MAX, ".{3,4}");
        assertEquals(Reason.IN_USE, reason(validator.check(with(COLOUR, pool), with(four, pool.with(pool.notation()
            .with(four))))));
        assertEquals(null, reason(validator.check(with(COLOUR, pool), with(few, pool.with(pool.notation()
            .with(few))))));
    }
}

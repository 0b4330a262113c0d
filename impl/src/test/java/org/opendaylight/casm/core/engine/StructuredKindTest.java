/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.UnitRules;

/** Pools of values with an inner structure. */
class StructuredKindTest {
    private static final Placement TOGETHER = new Placement(true, null);

    private static Size count(final long count) {
        return new Size.Count(BigInteger.valueOf(count));
    }

    @ParameterizedTest
    @CsvSource({
        "ROUTE_DISTINGUISHER, 0:65000:101-0:65000:103, 0:65000:101, 0:65000:102, 0:65000:103",
        "ROUTE_DISTINGUISHER, 0:65535:4294967293-0:65535:4294967295, 0:65535:4294967293, 0:65535:4294967294, "
            + "0:65535:4294967295",
        "ROUTE_TARGET, 1:192.0.2.1:7-1:192.0.2.1:9, 1:192.0.2.1:7, 1:192.0.2.1:8, 1:192.0.2.1:9",
        "ROUTE_TARGET, ffff:fffffffffffd-ffff:ffffffffffff, ffff:fffffffffffd, ffff:fffffffffffe, "
            + "ffff:ffffffffffff",
        "ETHERNET_SEGMENT_ID, 04:c0:00:02:01:00:00:00:01:00-04:c0:00:02:01:00:00:00:03:00, "
            + "04:c0:00:02:01:00:00:00:01:00, 04:c0:00:02:01:00:00:00:02:00, 04:c0:00:02:01:00:00:00:03:00"
    })
    void givesTheFirstToTheLastAndThenNoMore(final ObjectKind kind, final String segment, final String first,
            final String second, final String third) {
        final var fixture = new EngineFixture(pool("p", kind, segment).make());
        for (final String expected : List.of(first, second, third)) {
            assertEquals(expected, fixture.one("p").range().toString());
        }
        final Refusal refusal = fixture.refusal("p", new Size.Default());
        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertEquals(BigInteger.ZERO, fixture.usage("p").free());
        final AddressFamily family = kind.family().orElseThrow();
        assertEquals(1, fixture.engine.holders("default", family, family.parse(second)).size());
    }

    @Test
    void givesRunsAndUnitsOfSeveral() {
        final var fixture = new EngineFixture(
            pool("rt", ObjectKind.ROUTE_TARGET, "0:65000:1-0:65000:10").make(),
            pool("units", ObjectKind.ETHERNET_SEGMENT_ID, "00:00:00:00:00:00:00:00:00:01-00:80:00:00:00:00:00:00:00:00")
                .unit(new UnitRules(null, BigInteger.valueOf(3), 1, null, null)).make());
        assertEquals("0:65000:1-0:65000:4", one(fixture.grant(fixture.request("rt", device("pe1"), count(4), TOGETHER,
            Mode.GRANT))).range().toString());
        assertEquals("00:00:00:00:00:00:00:00:00:01-00:00:00:00:00:00:00:00:00:03",
            fixture.one("units").range().toString());
        assertEquals("00:00:00:00:00:00:00:00:00:04-00:00:00:00:00:00:00:00:00:06",
            fixture.one("units").range().toString());
        assertEquals("00:7f:ff:ff:ff:ff:ff:ff:ff:fc-00:7f:ff:ff:ff:ff:ff:ff:ff:fe", one(fixture.grant("units",
            new Size.Value("00:7f:ff:ff:ff:ff:ff:ff:ff:fc-00:7f:ff:ff:ff:ff:ff:ff:ff:fe"))).range().toString());
        assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal("units",
            new Size.Value("00:7f:ff:ff:ff:ff:ff:ff:ff:01-00:7f:ff:ff:ff:ff:ff:ff:ff:03")).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal("rt", new Size.PrefixLength(60)).reason());
    }

    @Test
    void takesEntriesOfSeveralTypesAsOnePool() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.ROUTE_DISTINGUISHER, "2:70000:9", "0:65000:5",
            "1:192.0.2.1:7-1:192.0.2.1:8", "0:65000:4294967295", "0:65001:0").make());
        assertEquals(List.of("0:65000:5", "0:65000:4294967295", "0:65001:0", "1:192.0.2.1:7", "1:192.0.2.1:8",
            "2:70000:9"), fixture.grant("p", count(6)).stream().map(lease -> lease.range().toString()).toList());
    }

    @Test
    void givesNoRunAcrossAdministrators() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.ROUTE_DISTINGUISHER, "0:65000:4294967295",
            "0:65001:0").make());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal(fixture.request("p", device("pe1"), count(2), TOGETHER,
            Mode.GRANT)).reason());
    }

    @Test
    void givesTheOneNamedByItsText() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.ROUTE_TARGET, "0:65000:1-0:65000:10").make(),
            pool("vlan", ObjectKind.VLAN_ID, "1-100").make());
        final Lease lease = one(fixture.grant("p", new Size.Value("0:65000:7")));
        assertEquals("0:65000:7", lease.range().toString());
        assertEquals(Reason.IN_USE, fixture.refusal("p", new Size.Value("0:65000:7")).reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Value("0:65000:11")).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal("p", new Size.Value("0:65550:1")).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal("vlan", new Size.Value("0:65000:7")).reason());
        assertEquals("7-9", one(fixture.grant("vlan", new Size.Value("7-9"))).range().toString());
    }

    @Test
    void findsThePoolOfAText() {
        final var fixture = new EngineFixture(pool("a", ObjectKind.ROUTE_TARGET, "0:65000:1-0:65000:10").make(),
            pool("b", ObjectKind.ROUTE_TARGET, "0:65001:1-0:65001:10").make(),
            pool("vlan", ObjectKind.VLAN_ID, "1-100").make());
        final var any = new Target.Selector(null, "default", null, null, null, Set.of());
        assertEquals("b", one(fixture.grant(new AllocationRequest("r", any, device("pe1"),
            new Size.Value("0:65001:3"), Placement.ANY, null, Lease.Terms.NONE, Mode.GRANT))).pool());
    }

    @ParameterizedTest
    @CsvSource({
        "ROUTE_DISTINGUISHER, 0:1:1-0:1:5, ok",
        "ROUTE_DISTINGUISHER, 0:1:1-0:2:5, KIND_MISMATCH",
        "ROUTE_DISTINGUISHER, 0:1:1-1:1.1.1.1:5, KIND_MISMATCH",
        "ROUTE_TARGET, 1:1.1.1.1:1-1:1.1.1.2:1, KIND_MISMATCH",
        "ROUTE_TARGET, 2:1:1-2:2:1, KIND_MISMATCH",
        "ROUTE_TARGET, 6:26:00:08:92:78:00-6:26:00:08:92:79:00, ok",
        "ETHERNET_SEGMENT_ID, 00:00:00:00:00:00:00:00:00:00, KIND_MISMATCH",
        "ETHERNET_SEGMENT_ID, 00:00:00:00:00:00:00:00:00:01-00:ff:ff:ff:ff:ff:ff:ff:ff:ff, ok",
        "ETHERNET_SEGMENT_ID, 04:c0:00:02:01:00:00:00:01:00-04:c0:00:02:02:00:00:00:01:00, KIND_MISMATCH",
        "ETHERNET_SEGMENT_ID, 00:ff:ff:ff:ff:ff:ff:ff:ff:ff-01:02:5e:00:00:01:00:0a:00:00, KIND_MISMATCH"
    })
    void acceptsRangesOfOneTypeAndAdministratorOnly(final ObjectKind kind, final String segment,
            final String expected) {
        final var faults = new CatalogValidator().check(PoolCatalog.EMPTY,
            EngineFixture.catalog(List.of(), pool("p", kind, segment).make()));
        assertEquals(expected, faults.isEmpty() ? "ok" : faults.getFirst().reason().name());
    }

    @Test
    void countsNumbersOfEachKindForThemselves() {
        final var validator = new CatalogValidator();
        assertEquals(List.of(), validator.check(PoolCatalog.EMPTY, EngineFixture.catalog(List.of(),
            pool("vlan", ObjectKind.VLAN_ID, "100-200").make(), pool("vni", ObjectKind.VNI, "100-200").make(),
            pool("rd", ObjectKind.ROUTE_DISTINGUISHER, "0:1:1").make(),
            pool("rt", ObjectKind.ROUTE_TARGET, "0:1:1").make())));
        assertEquals(Reason.OVERLAP, validator.check(PoolCatalog.EMPTY, EngineFixture.catalog(List.of(),
            pool("a", ObjectKind.VLAN_ID, "100-200").make(), pool("b", ObjectKind.VLAN_ID, "200-300").make()))
            .getFirst().reason());
        assertEquals(Reason.OVERLAP, validator.check(PoolCatalog.EMPTY, EngineFixture.catalog(List.of(),
            pool("all", ObjectKind.NUMBER, "1-1000").make(), pool("a", ObjectKind.VLAN_ID, "100-200").below("all")
                .make(), pool("b", ObjectKind.VNI, "200-300").below("all").make())).getFirst().reason());
    }
}

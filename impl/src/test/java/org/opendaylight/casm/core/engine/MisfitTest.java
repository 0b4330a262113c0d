/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

class MisfitTest {
    private static final Target EVERY = new Target.Selector(null, "default", null, null, null, Set.of());

    private final EngineFixture fixture = new EngineFixture(
        pool("a-mac", ObjectKind.MAC_LOCAL, "02:00:00:00:00:00-02:00:00:00:00:ff").make(),
        pool("b-v4", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make(),
        pool("c-v6", ObjectKind.IPV6_GUA, "2001:db8::/48").make());

    private static AllocationRequest request(final Target target, final Size size, final @Nullable String near,
            final @Nullable Integer length) {
        final var binding = new Binding("pe1", "eth0", null, length, true);
        return new AllocationRequest("r", target, Owner.NONE, size,
            new Placement(null, near == null ? null : AddressRange.parse(near)), null,
            new Lease.Terms(null, length == null ? null : binding, Map.of()), Mode.GRANT);
    }

    @ParameterizedTest
    @CsvSource({
        "a-mac, 10.0.0.0/28, KIND_MISMATCH",
        "a-mac, 2001:db8::/64, KIND_MISMATCH",
        "b-v4, 2001:db8::/64, KIND_MISMATCH",
        "c-v6, 10.0.0.0/28, KIND_MISMATCH",
    })
    void refusesToBeNearSomethingOfAnotherKind(final String pool, final String near, final Reason reason) {
        final Refusal refusal = fixture.refusal(request(new Target.Named(pool), new Size.Default(), near, null));

        assertEquals(reason, refusal.reason());
        assertTrue(refusal.message().contains(pool) && refusal.message().contains(near), refusal.message());
    }

    @ParameterizedTest
    @CsvSource({"a-mac, 24, KIND_MISMATCH", "b-v4, 33, INVALID", "b-v4, 64, INVALID"})
    void refusesABindingWithALengthThatTheKindDoesNotHave(final String pool, final int length, final Reason reason) {
        final Refusal refusal = fixture.refusal(request(new Target.Named(pool), new Size.Default(), null, length));

        assertEquals(reason, refusal.reason());
        assertTrue(refusal.message().contains(Integer.toString(length)), refusal.message());
    }

    @Test
    void refusesToBeNearSomethingAndAtOnePlace() {
        final var size = new Size.Specific(AddressRange.parse("10.0.0.16/28"));

        assertEquals(Reason.INVALID,
            fixture.refusal(request(new Target.Named("b-v4"), size, "10.0.0.0/28", null)).reason());
    }

    @Test
    void takesLengthsUpToTheWidthOfTheKind() {
        assertEquals("b-v4",
            one(fixture.grant(request(new Target.Named("b-v4"), new Size.Default(), null, 32))).pool());
        assertEquals("c-v6",
            one(fixture.grant(request(new Target.Named("c-v6"), new Size.Default(), null, 128))).pool());
    }

    @Test
    void refusesAPrefixOfMacAddresses() {
        final Refusal refusal = fixture.refusal("a-mac", new Size.PrefixLength(44));

        assertEquals(Reason.KIND_MISMATCH, refusal.reason());
        assertTrue(refusal.message().contains("a-mac") && refusal.message().contains("/44"), refusal.message());
    }

    @Test
    void takesThePoolOfTheRightKindAmongSeveral() {
        assertEquals("b-v4", one(fixture.grant(request(EVERY, new Size.PrefixLength(28), null, null))).pool());
        assertEquals("b-v4", one(fixture.grant(request(EVERY, new Size.Default(), "10.0.0.0/28", null))).pool());
        assertEquals("c-v6", one(fixture.grant(request(EVERY, new Size.Default(), "2001:db8::/64", null))).pool());
    }

    @Test
    void saysWhatIsWrongInThePoolOfTheRightKind() {
        final var tooMany = new Size.Count(BigInteger.valueOf(65_537));
        assertEquals(Reason.POOL_EXHAUSTED,
            fixture.refusal(request(EVERY, tooMany, "10.0.0.0/28", null)).reason());
        assertEquals(Reason.INVALID, fixture.refusal(request(EVERY, tooMany, "2001:db8::/64", null)).reason());
    }

    @Test
    void refusesNearWhenNoneOfSeveralPoolsIsOfThatKind() {
        final var macs = new Target.Selector(ObjectKind.MAC_ADDRESS, null, null, null, null, Set.of());

        assertEquals(Reason.KIND_MISMATCH,
            fixture.refusal(request(macs, new Size.Default(), "10.0.0.0/28", null)).reason());
    }
}

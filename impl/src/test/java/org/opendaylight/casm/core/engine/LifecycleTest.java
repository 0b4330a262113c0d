/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;

class LifecycleTest {
    private static final Instant NOW = EngineFixture.NOW;

    private final EngineFixture fixture = new EngineFixture(
        pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/30").make(),
        pool("short", ObjectKind.IPV4_PRIVATE, "10.1.0.0/30").leases(new LeaseRules(100, 10, 1000L, false, 50, 87.5, 5,
            0, 0, null)).make());

    @Test
    void aLeaseEndsByItself() {
        final Lease lease = fixture.one("p");
        assertEquals(LeaseState.ACTIVE, lease.state());
        assertEquals(NOW.plusSeconds(86_400), lease.expiresAt());
        assertEquals(Optional.of(NOW.plusSeconds(86_400)), fixture.engine.nextTimer());
        assertTrue(expire(86_399).isEmpty());

        final Lease expired = one(expire(86_400));
        assertEquals(LeaseState.EXPIRED, expired.state());
        assertEquals(NOW.plusSeconds(86_700), expired.stateUntil());
        assertEquals(BigInteger.ONE, fixture.usage("p").allocated());
        assertTrue(expire(86_699).isEmpty());

        final Lease quarantined = one(expire(86_700));
        assertEquals(LeaseState.QUARANTINED, quarantined.state());
        assertEquals(NOW.plusSeconds(86_700 + 3_600), quarantined.stateUntil());
        assertEquals(BigInteger.ONE, fixture.usage("p").quarantined());
        assertEquals(BigInteger.valueOf(3), fixture.usage("p").free());
        assertTrue(expire(86_700 + 3_599).isEmpty());

        assertEquals(lease.id(), one(expire(86_700 + 3_600)).id());
        assertEquals(BigInteger.valueOf(4), fixture.usage("p").free());
        assertEquals(Optional.empty(), fixture.engine.nextTimer());
        assertEquals(Optional.empty(), fixture.engine.lease(lease.id()));
        assertEquals(0, fixture.engine.leaseCount());
    }

    @Test
    void anOfferIsConfirmedOrLapses() {
        final Lease offer = hold("p");
        final Lease other = hold("p");
        assertEquals(LeaseState.OFFERED, offer.state());
        assertNull(offer.expiresAt());
        assertEquals(BigInteger.TWO, fixture.usage("p").offered());
        fixture.now = NOW.plusSeconds(59);
        final Lease confirmed = one(fixture.settle(fixture.engine.confirm(List.of(offer.id()), fixture.now)).leases());
        assertEquals(LeaseState.ACTIVE, confirmed.state());
        assertEquals(NOW.plusSeconds(59 + 86_400), confirmed.expiresAt());
        assertEquals(2, confirmed.generation());
        assertEquals(confirmed, one(fixture.settle(fixture.engine.confirm(List.of(offer.id()), fixture.now)).leases()));
        fixture.now = NOW.plusSeconds(60);
        assertEquals(Reason.LEASE_STATE, EngineFixture.refusal(fixture.engine.confirm(List.of(other.id()), fixture.now))
            .reason());
        assertEquals(LeaseState.QUARANTINED, one(expire(60)).state());
        assertEquals(Reason.LEASE_STATE, EngineFixture.refusal(fixture.engine.confirm(List.of(other.id()), fixture.now))
            .reason());
        assertEquals(Reason.UNKNOWN_LEASE, EngineFixture.refusal(fixture.engine.confirm(List.of("x"), fixture.now))
            .reason());
    }

    @Test
    void renewingExtendsUntilTheGracePeriodEnds() {
        final Lease lease = fixture.one("p");
        fixture.now = NOW.plusSeconds(1_000);
        final Lease renewed = renew(lease.id(), Lifetime.ofSeconds(500));
        assertEquals(NOW.plusSeconds(1_500), renewed.expiresAt());
        assertEquals(2, renewed.generation());
        assertEquals(LeaseState.EXPIRED, one(expire(1_500)).state());
        fixture.now = NOW.plusSeconds(1_800);
        final Lease again = renew(lease.id(), null);
        assertEquals(LeaseState.ACTIVE, again.state());
        assertNull(again.stateUntil());
        assertEquals(NOW.plusSeconds(1_800 + 86_400), again.expiresAt());
        assertTrue(expire(86_400).isEmpty(), "timers of earlier generations do not count");
        fixture.now = again.expiresAt().plusSeconds(301);
        assertEquals(Reason.LEASE_STATE, refusedRenewal(lease.id(), null));
    }

    @Test
    void anInfiniteLeaseHasNoTimer() {
        final Lease lease = one(fixture.grant(EngineFixture.withLifetime(fixture.request("p", Owner.NONE,
            new Size.Default()), Lifetime.INFINITE)));
        assertNull(lease.expiresAt());
        assertEquals(Optional.empty(), fixture.engine.nextTimer());
        assertNull(renew(lease.id(), Lifetime.INFINITE).expiresAt());
    }

    @Test
    void lifetimesObeyTheRules() {
        assertEquals(Reason.LIFETIME, lifetime("short", Lifetime.ofSeconds(9)));
        assertEquals(Reason.LIFETIME, lifetime("short", Lifetime.ofSeconds(1001)));
        assertEquals(Reason.LIFETIME, lifetime("short", Lifetime.INFINITE));
        final Lease lease = fixture.one("short");
        assertEquals(Reason.LIFETIME, refusedRenewal(lease.id(), Lifetime.INFINITE));
        assertEquals(Lifetime.ofSeconds(100), lease.lifetime());
    }

    @Test
    void withoutGraceAndQuarantineALeaseIsFreeAtOnce() {
        final Lease lease = fixture.one("short");
        assertEquals(lease.id(), one(expire(100)).id());
        assertEquals(BigInteger.valueOf(4), fixture.usage("short").free());
        final Lease next = fixture.one("short");
        assertEquals(lease.range(), next.range());
        fixture.release(next.id());
        assertEquals(lease.range(), fixture.one("short").range());
    }

    @Test
    void releasingTwiceIsASuccess() {
        final Lease lease = fixture.one("p");
        final var first = fixture.release(lease.id());
        assertEquals(LeaseState.QUARANTINED, one(first.leases()).state());
        final var second = fixture.release(lease.id(), lease.id());
        assertTrue(second.changes().isEmpty());
        assertEquals(first.leases(), second.leases());
        assertEquals(Reason.UNKNOWN_LEASE, release(Owner.NONE, lease.id(), "x"));
        assertEquals(Reason.INVALID, release(Owner.NONE));
    }

    @Test
    void anothersLeaseIsNotReleased() {
        final Lease lease = one(fixture.grant(fixture.request("p", device("a"), new Size.Default())));
        final Lease other = one(fixture.grant(fixture.request("p", device("b"), new Size.Default())));
        assertEquals(Reason.BORDER, release(device("b"), other.id(), lease.id()));
        assertEquals(LeaseState.ACTIVE, fixture.engine.lease(other.id()).orElseThrow().state());
        fixture.release(other.id());
    }

    @Test
    void releasesAllOfAnOwner() {
        fixture.grant(fixture.request("p", device("a"), new Size.Default()));
        fixture.grant(fixture.request("short", device("a"), new Size.Default()));
        fixture.grant(fixture.request("p", device("b"), new Size.Default()));
        final var decision = fixture.settle(fixture.engine.release(new ReleaseRequest(
            new ReleaseRequest.What.ByOwner(device("a")), Owner.NONE, false), fixture.now));
        assertEquals(2, decision.changes().size());
        assertEquals(2, fixture.engine.leaseCount());
        assertEquals(Reason.INVALID, EngineFixture.refusal(fixture.engine.release(new ReleaseRequest(
            new ReleaseRequest.What.ByOwner(Owner.NONE), Owner.NONE, false), fixture.now)).reason());
    }

    @Test
    void nothingShowsBeforeItIsSettled() {
        final var granted = assertInstanceOf(Decision.Granted.class, fixture.engine.allocate(fixture.request("p",
            device("a"), new Size.PrefixLength(31)), NOW));
        final Lease lease = one(granted.leases());
        assertEquals(Optional.empty(), fixture.engine.lease(lease.id()));
        assertTrue(fixture.engine.byOwner(device("a"), 10).isEmpty());
        assertTrue(fixture.engine.holders(null, AddressFamily.IPV4, lease.range().start()).isEmpty());
        assertEquals(Reason.BUSY, release(Owner.NONE, lease.id()));
        assertEquals("10.0.0.2/31", fixture.prefix("p", 31).range().toString());
        fixture.engine.settle(granted);
        assertEquals(Optional.of(lease), fixture.engine.lease(lease.id()));
        assertEquals(List.of(lease), fixture.engine.byOwner(device("a"), 10));
        assertEquals(List.of(lease), fixture.engine.holders("default", AddressFamily.IPV4, lease.range().end()));
        assertTrue(fixture.engine.holders("other", AddressFamily.IPV4, lease.range().end()).isEmpty());
    }

    @Test
    void whatIsFreedCanBeHadOnlyWhenSettled() {
        final Lease lease = fixture.prefix("p", 30);
        final var freed = assertInstanceOf(Decision.Granted.class, fixture.engine.release(new ReleaseRequest(
            new ReleaseRequest.What.ById(List.of(lease.id())), Owner.NONE, true), NOW));
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
        assertEquals(Optional.of(lease), fixture.engine.lease(lease.id()));
        assertEquals(Reason.BUSY, refusedRenewal(lease.id(), null));
        fixture.engine.settle(freed);
        assertEquals("10.0.0.0/32", fixture.one("p").range().toString());
    }

    @Test
    void whatIsTakenBackNeverWas() {
        final PoolUsage before = fixture.usage("p");
        final var granted = assertInstanceOf(Decision.Granted.class, fixture.engine.allocate(fixture.request("p",
            Owner.NONE, new Size.PrefixLength(31)), NOW));
        fixture.engine.takeBack(granted);
        assertEquals(before, fixture.usage("p"));
        final Lease lease = fixture.one("p");
        final var released = assertInstanceOf(Decision.Granted.class, fixture.engine.release(new ReleaseRequest(
            new ReleaseRequest.What.ById(List.of(lease.id())), Owner.NONE, true), NOW));
        fixture.engine.takeBack(released);
        assertEquals(Optional.of(lease), fixture.engine.lease(lease.id()));
        final var expired = fixture.engine.expire(NOW.plusSeconds(86_400), 10);
        assertEquals(1, expired.changes().size());
        assertTrue(fixture.engine.expire(NOW.plusSeconds(86_400), 10).changes().isEmpty());
        fixture.engine.takeBack(expired);
        assertEquals(Optional.of(lease), fixture.engine.lease(lease.id()));
        assertEquals(1, fixture.engine.expire(NOW.plusSeconds(86_400), 10).changes().size());
    }

    @Test
    void aRefusedBatchLeavesItsLeasesOpen() {
        final Lease lease = fixture.one("p");
        assertEquals(Reason.UNKNOWN_LEASE, release(Owner.NONE, lease.id(), "x"));
        fixture.release(lease.id());
    }

    @Test
    void stateSurvivesARestart() {
        final Lease active = fixture.one("p");
        final Lease offer = hold("p");
        final Lease gone = fixture.one("p");
        fixture.release(gone.id());
        final Lease quarantined = fixture.engine.lease(gone.id()).orElseThrow();
        final var restarted = new EngineFixture(fixture.engine.catalog());
        final Lease stray = new Lease("stray", "nowhere", "default", ObjectKind.IPV4_PRIVATE, active.range(),
            LeaseState.ACTIVE, active.lifetime(), active.expiresAt(), null, 1, Owner.NONE, Lease.Terms.NONE, "r", NOW,
            NOW);
        assertEquals(List.of(stray), restarted.engine.restore(List.of(active, stray, quarantined, offer)));
        final PoolUsage usage = restarted.usage("p");
        assertEquals(BigInteger.ONE, usage.allocated());
        assertEquals(BigInteger.ONE, usage.offered());
        assertEquals(BigInteger.ONE, usage.quarantined());
        assertEquals("10.0.0.3/32", usage.largestFreeBlock());
        assertEquals(Optional.of(NOW.plusSeconds(60)), restarted.engine.nextTimer());
        assertEquals(4, restarted.engine.leaseCount());
        assertEquals(Optional.of(stray), restarted.engine.lease("stray"));
        assertEquals(2, restarted.settle(restarted.engine.expire(NOW.plusSeconds(3_600), 10)).changes().size());
    }

    @Test
    void timersAreRoundedUpToMilliseconds() {
        fixture.now = NOW.plus(Duration.ofNanos(1));
        fixture.one("p");
        assertEquals(Optional.of(NOW.plusSeconds(86_400).plusMillis(1)), fixture.engine.nextTimer());
    }

    private Lease hold(final String pool) {
        return one(fixture.grant(fixture.request(pool, Owner.NONE, new Size.Default(), Placement.ANY, Mode.HOLD)));
    }

    private List<Lease> expire(final long seconds) {
        return fixture.settle(fixture.engine.expire(NOW.plusSeconds(seconds), 10)).leases();
    }

    @Test
    void renewingLeavesOutWhatCannotBeRenewed() {
        final Lease lease = fixture.one("p");
        final var decision = (Decision.Granted) fixture.engine.renew(new RenewRequest(List.of(
            new RenewRequest.Item("nobody's", null), new RenewRequest.Item(lease.id(), null))), fixture.now);

        assertTrue(decision.partial());
        assertEquals(List.of(lease.id()), decision.leases().stream().map(Lease::id).toList());
        assertEquals(Reason.UNKNOWN_LEASE, refusedRenewal("nobody's", null));
    }

    private Lease renew(final String id, final Lifetime lifetime) {
        return one(fixture.settle(fixture.engine.renew(new RenewRequest(List.of(new RenewRequest.Item(id, lifetime))),
            fixture.now)).leases());
    }

    private Reason refusedRenewal(final String id, final Lifetime lifetime) {
        return EngineFixture.refusal(fixture.engine.renew(new RenewRequest(List.of(new RenewRequest.Item(id,
            lifetime))), fixture.now)).reason();
    }

    private Reason lifetime(final String pool, final Lifetime lifetime) {
        return fixture.refusal(EngineFixture.withLifetime(fixture.request(pool, Owner.NONE, new Size.Default()),
            lifetime)).reason();
    }

    private Reason release(final Owner claimant, final String... ids) {
        return EngineFixture.refusal(fixture.engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(
            List.of(ids)), claimant, false), fixture.now)).reason();
    }
}

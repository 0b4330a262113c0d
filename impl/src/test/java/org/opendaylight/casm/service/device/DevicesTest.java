/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.service.DeviceWorld.CALLER;
import static org.opendaylight.casm.service.DeviceWorld.ask;
import static org.opendaylight.casm.service.DeviceWorld.header;
import static org.opendaylight.casm.service.DeviceWorld.item;
import static org.opendaylight.casm.service.DeviceWorld.pool;
import static org.opendaylight.casm.service.DeviceWorld.refusal;
import static org.opendaylight.casm.service.DeviceWorld.reply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.DeviceProfile.Management;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.DeviceWorld;
import org.opendaylight.casm.service.device.DeviceReply.Result;

class DevicesTest {
    private static final ObjectKind V4 = ObjectKind.IPV4_PRIVATE;

    private final List<String> told = new ArrayList<>();
    private final DeviceAnnouncer announcer = new DeviceAnnouncer() {
        @Override
        public void connectionChanged(final String deviceId, final Connection connection, final String cause) {
            told.add(deviceId + ' ' + connection.yangName());
        }

        @Override
        public void assigned(final String deviceId, final String messageId, final List<Lease> leases) {
            told.add(deviceId + " got " + leases.size() + " by " + messageId);
        }

        @Override
        public void expiring(final String deviceId, final Lease lease) {
            told.add(deviceId + " should renew " + lease.text());
        }

        @Override
        public void recalled(final @Nullable String deviceId, final List<Lease> leases, final Instant drainUntil) {
            told.add(deviceId + " should give back " + leases.size());
        }
    };
    private DeviceWorld world;

    @BeforeEach
    void start() throws Exception {
        final var own = DeviceProfile.of("owned");
        world = new DeviceWorld(DeviceWorld.catalog(List.of(
            pool("v4", V4, "10.0.0.0/22", UnitRules.ofPrefixLength(24), PoolSelector.DEFAULT),
            pool("v6", ObjectKind.IPV6_ULA, "fd00::/46", UnitRules.ofPrefixLength(48), PoolSelector.DEFAULT)),
            DeviceProfile.of("d1"), DeviceProfile.of("d2"),
            new DeviceProfile("owned", own.traits(), null, null, new Management("node", "vrf", "alice"),
                own.liveness(), own.reportInterval(), List.of())), announcer);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private DeviceReply request(final String device, final String message, final long boot, final PoolRequest what)
            throws InterruptedException {
        return reply(world.devices().request(header(device, message, boot), what, CALLER));
    }

    private Lease grant(final String device, final String message) throws InterruptedException {
        return request(device, message, 1, ask(V4, 1)).known().getFirst();
    }

    private DeviceReply release(final String message, final boolean done, final String... ids)
            throws InterruptedException {
        return reply(world.devices().release(header("d1", message, 1), given(ids), done, null, CALLER));
    }

    private static List<Devices.GivenBack> given(final String... ids) {
        return List.of(ids).stream().map(id -> new Devices.GivenBack(id, null)).toList();
    }

    private DeviceReply startUp(final String message, final long boot, final List<String> existing)
            throws InterruptedException {
        return request("d1", message, boot, new PoolRequest(List.of(item("a", V4, 1)), PoolRequest.Reason.START_UP,
            null, existing.stream().map(id -> new PoolRequest.Existing(id, null, null, null)).toList()));
    }

    private LeaseState state(final Lease lease) {
        return world.engine().lease(lease.id()).map(Lease::state).orElse(LeaseState.RELEASED);
    }

    @Test
    void grantsSeveralKindsInOneAnswer() throws Exception {
        final var reply = request("d1", "m1", 1, new PoolRequest(List.of(item("four", V4, 2),
            item("six", ObjectKind.IPV6_UNICAST, 1)), PoolRequest.Reason.START_UP, null, List.of()));

        assertEquals(Result.GRANTED, reply.result());
        assertEquals(List.of("10.0.0.0-10.0.1.255", "fd00::-fd00::ffff:ffff:ffff:ffff:ffff"),
            reply.known().stream().map(Lease::text).map(DevicesTest::range).toList());
        assertEquals(List.of("d1 connected", "d1 got 2 by m1"), told);
        assertEquals(Set.of("d1"), world.leases().values().stream().map(lease -> lease.owner().deviceId())
            .collect(Collectors.toSet()));
    }

    private static String range(final String text) {
        final var range = AddressRange.parse(text);
        return range.family().format(range.start()) + '-' + range.family().format(range.end());
    }

    @Test
    void answersARetransmissionAsTheFirstTime() throws Exception {
        final var first = request("d1", "m1", 1, ask(V4, 1));
        final var second = request("d1", "m1", 1, ask(V4, 1));
        world.restart();
        final var third = request("d1", "m1", 1, ask(V4, 1));

        assertEquals(first.leases(), second.leases());
        assertEquals(first.leases(), third.leases());
        assertEquals(Result.DUPLICATE, third.result());
        assertEquals(1, world.leases().size());
        assertEquals("casm:request-mismatch",
            refusal(world.devices().request(header("d1", "m1", 1), ask(V4, 2), CALLER)));
    }

    @Test
    void keepsMessagesOfDevicesAndBootsApart() throws Exception {
        final var ids = Set.of(grant("d1", "m1").id(), grant("d2", "m1").id(),
            request("d1", "m1", 2, ask(V4, 1)).known().getFirst().id());

        assertEquals(3, ids.size());
    }

    @Test
    void refusesAnEarlierBootAlsoAfterARestart() throws Exception {
        grant("d1", "m1");
        reply(world.devices().keepalive(header("d1", "k1", 7), CALLER));

        assertEquals("casm:stale-incarnation", refusal(world.devices().keepalive(header("d1", "k2", 1), CALLER)));
        world.restart();
        // a retransmission of what was granted then is refused, too
        assertEquals("casm:stale-incarnation",
            refusal(world.devices().request(header("d1", "m1", 1), ask(V4, 1), CALLER)));
        assertEquals(Result.GRANTED, reply(world.devices().keepalive(header("d1", "k2", 7), CALLER)).result());
    }

    @Test
    void refusesUnknownDevicesAndForeignSpeakers() throws Exception {
        assertEquals("casm:unknown-device", refusal(world.devices().keepalive(header("dx", "k", 1), CALLER)));
        assertEquals("casm:border", refusal(world.devices().keepalive(header("owned", "k", 1), CALLER)));
        assertEquals(Result.GRANTED, reply(world.devices().keepalive(header("owned", "k", 1),
            new Caller("alice", "rpc"))).result());
        assertEquals(Result.GRANTED, reply(world.devices().keepalive(header("owned", "k", 1),
            new Caller("alice@sdn", "rpc"))).result());
        assertEquals("casm:border", refusal(world.devices().keepalive(header("owned", "k", 1),
            new Caller("alice@elsewhere", "rpc"))));
        assertEquals(List.of("dx", "owned", "owned"), world.log().stream()
            .filter(event -> event.category() == Event.Category.REFUSAL).map(Event::deviceId).toList());
    }

    @Test
    void bindsLeasesToTheNodeOfTheDevice() throws Exception {
        final var lease = reply(world.devices().request(header("owned", "m", 1), ask(V4, 1),
            new Caller("alice", "rpc"))).known().getFirst();
        final var binding = lease.terms().binding();

        assertEquals("node vrf null", binding.nodeId() + ' ' + binding.networkInstance() + ' '
            + binding.interfaceName());
    }

    @Test
    void asksToRetryLaterWhenNothingIsLeft() throws Exception {
        final var lease = request("d1", "m1", 1, ask(V4, 4)).known().getFirst();
        final var full = request("d2", "m1", 1, ask(V4, 1));

        assertEquals(Result.RETRY_LATER, full.result());
        assertEquals(60, full.retryAfter());
        assertTrue(full.reason().contains("casm:pool-exhausted"), full.reason());

        release("x", true, lease.id());
        world.pass(201);
        world.sweep();
        // the same message succeeds
        assertEquals(Result.GRANTED, request("d2", "m1", 1, ask(V4, 1)).result());
    }

    @Test
    void grantsWhatItCanAndSaysWhatNot() throws Exception {
        final var some = request("d1", "m1", 1, new PoolRequest(List.of(item("a", V4, 1),
            item("b", ObjectKind.VNI, 1)), null, null, List.of()));
        final var none = request("d1", "m2", 1, ask(ObjectKind.VNI, 1));

        assertEquals(Result.PARTIAL, some.result());
        assertEquals(1, some.leases().size());
        assertTrue(some.reason().startsWith("item b: no active pool of kind vni serves device d1"), some.reason());
        assertEquals(Result.DENIED, none.result());
        assertEquals(Result.DENIED, request("d1", "m2", 1, ask(ObjectKind.VNI, 1)).result());
    }

    @Test
    void renewsAllKindsTogetherAndAnswersEach() throws Exception {
        final var four = grant("d1", "m1");
        final var six = request("d1", "m2", 1, ask(ObjectKind.IPV6_ULA, 1)).known().getFirst();
        final var foreign = grant("d2", "m1");
        world.pass(1050);
        world.sweep();
        assertEquals(LeaseState.EXPIRED, state(four));

        final var reply = reply(world.devices().renew(header("d1", "r1", 1), List.of(
            new RenewRequest.Item(four.id(), null), new RenewRequest.Item(six.id(), Lifetime.ofSeconds(77)),
            new RenewRequest.Item(foreign.id(), null), new RenewRequest.Item("nope", null)),
            List.of(item("more", V4, 1)), CALLER));

        assertEquals(Result.PARTIAL, reply.result());
        assertEquals(List.of("active", "active", "released", "released", "active"),
            reply.leases().stream().map(answer -> answer.state().yangName()).toList());
        assertEquals(List.of(false, false, true, true, false),
            reply.leases().stream().map(answer -> answer.denial() != null).toList());
        assertEquals(world.now().plusSeconds(77), world.engine().lease(six.id()).orElseThrow().expiresAt());
        assertEquals(LeaseState.EXPIRED, state(foreign));
    }

    @Test
    void refusesToRenewWhenNothingCanBe() throws Exception {
        final var foreign = grant("d2", "m1");

        assertEquals("casm:border", refusal(world.devices().renew(header("d1", "r1", 1),
            List.of(new RenewRequest.Item(foreign.id(), null)), List.of(), CALLER)));
        assertEquals("casm:unknown-lease", refusal(world.devices().renew(header("d1", "r2", 1),
            List.of(new RenewRequest.Item("nope", null)), List.of(), CALLER)));
    }

    @Test
    void keepsWhatIsReleasedUntilItIsConfirmed() throws Exception {
        final var lease = grant("d1", "m1");

        assertEquals(LeaseState.RELEASING, release("x1", false, lease.id()).leases().getFirst().state());
        assertEquals(LeaseState.RELEASING, release("x2", false, lease.id()).leases().getFirst().state());
        reply(world.devices().confirmRelease(header("d1", "c1", 1), List.of(lease.id()), true, CALLER));
        assertEquals(LeaseState.QUARANTINED, state(lease));
        world.pass(200);
        world.sweep();
        assertEquals(0, world.leases().size());
        // R75
        assertEquals(Result.GRANTED, release("x3", false, lease.id()).result());
        assertEquals(Result.DUPLICATE, release("x2", false, lease.id()).result());
        assertEquals("casm:border", refusal(world.devices().release(header("d2", "x", 1), given(lease.id()), false,
            null, CALLER)));
    }

    @Test
    void endsAReleaseWithoutConfirmWithTheLifetimeAndNotBefore() throws Exception {
        final var lease = grant("d1", "m1");
        release("x1", false, lease.id());
        world.restart();
        world.pass(999);
        world.sweep();
        assertEquals(LeaseState.RELEASING, state(lease));
        world.pass(1);
        world.sweep();
        assertEquals(LeaseState.QUARANTINED, state(lease));
    }

    @Test
    void confirmsOnlyWhatWasGivenBack() throws Exception {
        final var lease = grant("d1", "m1");

        assertEquals("casm:lease-state", refusal(world.devices().confirmRelease(header("d1", "c1", 1),
            List.of(lease.id()), true, CALLER)));
        assertEquals(LeaseState.ACTIVE, state(lease));
        release("x1", false, lease.id());
        reply(world.devices().confirmRelease(header("d1", "c2", 1), List.of(lease.id()), false, CALLER));
        assertEquals(LeaseState.RELEASING, state(lease));
    }

    @Test
    void tellsWhatARestartedDeviceForgotBeforeGivingMore() throws Exception {
        final var lease = grant("d1", "m1");
        final var endless = reply(world.devices().request(header("d1", "m2", 1), new PoolRequest(List.of(
            new PoolItem("a", item("a", V4, 1).want(), item("a", V4, 1).size(),
                Lifetime.INFINITE, null, null)), null, null, List.of()), CALLER)).known().getFirst();
        release("x1", false, endless.id());
        world.pass(100_000);
        assertEquals(LeaseState.RELEASING, state(endless));
        world.pass(-99_900);

        final var reply = startUp("m1", 2, List.of());

        assertEquals(List.of(lease.id()), reply.known().stream().map(Lease::id).toList());
        assertEquals(LeaseState.QUARANTINED, state(endless));
        // once per boot: what is granted from now on is not forgotten
        assertNotEquals(lease.id(), startUp("m2", 2, List.of()).known().getFirst().id());
    }

    @Test
    void comparesWhatADeviceHoldsAtStartUp() throws Exception {
        final var kept = grant("d1", "m1");
        final var given = grant("d1", "m2");
        release("x1", true, given.id());
        final var foreign = grant("d2", "m1");

        final var reply = request("d1", "m1", 2, new PoolRequest(List.of(), PoolRequest.Reason.START_UP, null, List.of(
            new PoolRequest.Existing(kept.id(), null, null, null),
            new PoolRequest.Existing(given.id(), null, null, null),
            new PoolRequest.Existing(foreign.id(), null, null, AddressRange.parse("10.0.2.0/24")),
            new PoolRequest.Existing("old", null, null, AddressRange.parse("10.0.3.0/24")),
            new PoolRequest.Existing("wild", null, null, AddressRange.parse("10.9.9.0/24")))));

        final Map<String, LeaseAnswer> answers = reply.leases().stream().collect(Collectors.toMap(
            answer -> answer.replaces() == null ? answer.leaseId() : answer.replaces(), answer -> answer));
        assertEquals("active null", told(answers.get(kept.id())));
        assertEquals("quarantined it was given back; let it go", told(answers.get(given.id())));
        assertTrue(told(answers.get(foreign.id())).startsWith("released no lease"), told(answers.get(foreign.id())));
        assertTrue(told(answers.get("wild")).startsWith("released no lease"));
        assertEquals("active null", told(answers.get("old")));
        assertEquals("10.0.3.0/24", answers.get("old").lease().text());
    }

    private static String told(final LeaseAnswer answer) {
        return answer.state().yangName() + ' ' + answer.denial();
    }

    @Test
    void recallsUntilGivenBack() throws Exception {
        final var lease = grant("d1", "m1");
        reply(world.devices().recall(List.of(lease.id()), 100L, false, CALLER));

        assertTrue(told.contains("d1 should give back 1"), told.toString());
        assertEquals("casm:lease-state", refusal(world.devices().renew(header("d1", "r1", 1),
            List.of(new RenewRequest.Item(lease.id(), null)), List.of(), CALLER)));
        world.restart();
        final var alive = reply(world.devices().keepalive(header("d1", "k1", 1), CALLER));
        assertEquals(world.now().plusSeconds(100), alive.known().getFirst().stateUntil());

        world.pass(100);
        world.sweep();
        assertEquals(LeaseState.REVOKED, state(lease));
        assertEquals(1, reply(world.devices().keepalive(header("d1", "k2", 1), CALLER)).leases().size());
        release("x1", true, lease.id());
        assertEquals(LeaseState.QUARANTINED, state(lease));
        assertEquals(0, reply(world.devices().keepalive(header("d1", "k3", 1), CALLER)).leases().size());
        assertEquals(Result.DUPLICATE, reply(world.devices().recall(List.of(lease.id()), 1L, true, CALLER)).result());
    }

    @Test
    void keepsWhatWasRevokedUntilTheLifetimeEnds() throws Exception {
        final var lease = grant("d1", "m1");
        reply(world.devices().recall(List.of(lease.id()), 100L, false, CALLER));
        world.pass(999);
        world.sweep();
        assertEquals(LeaseState.REVOKED, state(lease));
        world.restart();
        world.pass(1);
        world.sweep();
        assertEquals(LeaseState.QUARANTINED, state(lease));
    }

    @Test
    void recallsByForceWhateverTheDeviceDoes() throws Exception {
        final var lease = grant("d1", "m1");
        reply(world.devices().recall(List.of(lease.id()), 10L, true, CALLER));
        assertEquals(LeaseState.REVOKED, state(lease));
        world.pass(10);
        world.sweep();
        assertEquals(LeaseState.QUARANTINED, state(lease));
        assertEquals("casm:unknown-lease",
            refusal(world.devices().recall(List.of("nope"), 10L, true, CALLER)));
    }

    @Test
    void noticesASilentDeviceAndLeavesItsLeasesAlone() throws Exception {
        final var lease = grant("d1", "m1");
        world.pass(180);
        world.sweep();
        assertEquals(Connection.CONNECTED, world.devices().status("d1").orElseThrow().connection());
        world.pass(1);
        world.sweep();
        world.sweep();

        assertEquals(List.of("d1 connected", "d1 got 1 by m1", "d1 lost"), told);
        assertEquals(LeaseState.ACTIVE, state(lease));
        world.pass(619);
        world.sweep();
        assertTrue(told.contains("d1 should renew 10.0.0.0/24"), told.toString());
        world.pass(299);
        world.sweep();
        assertEquals(LeaseState.EXPIRED, state(lease));
        world.pass(1);
        world.sweep();
        assertEquals(LeaseState.QUARANTINED, state(lease));
        reply(world.devices().keepalive(header("d1", "k1", 1), CALLER));
        assertEquals("d1 connected", told.getLast());
        assertTrue(world.devices().isQueryWanted("d1"));
    }

    @Test
    void logsWhoSpokeForWhichDevice() throws Exception {
        grant("d1", "m1");

        final var entries = world.log().stream().filter(event -> event.category() == Event.Category.DEVICE).toList();
        assertEquals(List.of("agent address-pool-request d1 device/d1/1/m1 granted, 1 leases"),
            entries.stream().map(event -> String.join(" ", event.actor(), event.action(), event.deviceId(),
                event.requestId(), event.detail())).toList());
    }

    @Test
    void countsWhatADeviceHolds() throws Exception {
        request("d1", "m1", 1, ask(V4, 2));
        release("x", true, grant("d1", "m2").id());
        final var status = world.devices().status("d1").orElseThrow();

        assertEquals("1 2 1", status.leases() + " " + status.units() + ' ' + status.session().incarnation());
    }

    @Test
    void renewsWhatExpiredWhileTheDeviceWasOffButNotAfterItsGrace() throws Exception {
        final var lease = grant("d1", "m1");
        world.pass(1050);
        world.sweep();
        assertEquals(LeaseState.EXPIRED, state(lease));

        final var renewed = startUp("m2", 2, List.of(lease.id()));
        assertEquals(List.of(lease.id(), lease.id()), List.of(renewed.leases().getFirst().leaseId(),
            renewed.known().getFirst().id()));
        assertEquals(LeaseState.ACTIVE, state(lease));
        assertEquals(world.now().plusSeconds(1000), renewed.known().getFirst().expiresAt());

        world.pass(1150);
        world.sweep();
        final var late = startUp("m3", 3, List.of(lease.id()));
        assertNotEquals(null, late.leases().getFirst().denial());
        assertNotEquals(LeaseState.ACTIVE, state(lease));
    }

    @Test
    void letsSixteenMessagesOfADeviceInAtATimeAndServesOthers() throws Exception {
        world.close();
        world = new DeviceWorld(DeviceWorld.catalog(List.of(
            pool("v4", V4, "10.0.0.0/16", UnitRules.ofPrefixLength(24), PoolSelector.DEFAULT)),
            DeviceProfile.of("d1"), DeviceProfile.of("d2")), announcer);
        world.holdStore();
        final var under = new ArrayList<CompletionStage<DeviceOutcome>>();
        for (int i = 0; i < Session.MAX_IN_FLIGHT; i++) {
            under.add(world.devices().request(header("d1", "m" + i, 1), ask(V4, 1), CALLER));
        }
        final var held = request("d1", "too many", 1, ask(V4, 1));
        assertEquals(Result.RETRY_LATER, held.result());
        assertTrue(String.valueOf(held.reason()).contains("16 messages of device d1"), held::toString);
        final var other = world.devices().request(header("d2", "m", 1), ask(V4, 1), CALLER);
        world.releaseStore();

        assertEquals(Result.GRANTED, reply(other).result());
        for (var stage : under) {
            reply(stage);
        }
        final var now = request("d1", "now", 1, ask(V4, 1));
        assertTrue(!String.valueOf(now.reason()).contains("16 messages"), now::toString);
    }
}

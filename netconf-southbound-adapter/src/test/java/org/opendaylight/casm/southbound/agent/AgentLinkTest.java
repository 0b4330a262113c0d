/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.verify;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.southbound.agent.AgentLink.Environment;
import org.opendaylight.casm.southbound.device.AgentSession;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.HeartbeatBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolRequestBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.QueryStatusOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.acknowledge.input.answer.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.binding.Notification;

@ExtendWith(MockitoExtension.class)
class AgentLinkTest {
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Mock
    private ScheduledExecutorService timer;
    @Mock
    private ScheduledFuture<?> pending;

    private final FakeAgent device = new FakeAgent();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final FakeCoordinator coordinator = new FakeCoordinator();
    private AgentLink link;
    private Optional<AgentSession> found = Optional.of(device);

    /** Grants each request a block, the same for the same message. */
    private final class FakeCoordinator implements Coordinator {
        private final Map<String, AddressPool> leases = new TreeMap<>();
        private final List<String> told = new ArrayList<>();
        private boolean ready = true;

        @Override
        public ListenableFuture<Answer> tell(final String nodeId, final Notification<?> said) {
            final var id = ((Header) said).getMessageId();
            told.add(id.getValue());
            if (!ready) {
                return Futures.immediateFuture(Answer.later(id, "starting"));
            }
            if (said.implementedInterface().getSimpleName().equals("PoolRequest")) {
                final var entry = Fixture.entry(id.getValue(), "10.0." + leases.size() + ".0/28");
                leases.putIfAbsent(id.getValue(), entry);
                device.offered.put(id.getValue(), leases.get(id.getValue()));
                return Futures.immediateFuture(new Answer(id, new Answer.Verdict(Result.Granted, null, null, null),
                    List.of(new LeaseBuilder().setLeaseId(new LeaseId(id.getValue())).build()), List.of(),
                    Answer.Orders.NONE));
            }
            return Futures.immediateFuture(Answer.of(id, Result.Granted));
        }

        @Override
        public ListenableFuture<Answer> report(final String nodeId, final Header header,
                final QueryStatusOutput report) {
            return Futures.immediateFuture(Answer.of(header.getMessageId(), Result.Granted));
        }

        @Override
        public Map<String, AddressPool> pools(final Set<String> deviceIds, final Set<String> fresh)
                throws NotReadyException {
            if (!ready) {
                throw new NotReadyException("starting");
            }
            return Map.copyOf(leases);
        }

        @Override
        public Set<String> devicesOf(final String nodeId) {
            return Set.of("bng-1");
        }

        @Override
        public Duration patience(final String nodeId) {
            return PATIENCE;
        }
    }

    @BeforeEach
    void start() {
        lenient().doReturn(pending).when(timer).schedule(any(Runnable.class), anyLong(), any());
        link = new AgentLink("node", new Environment(nodeId -> found, coordinator, new AgentTalk(Fixture.CODEC),
            work::add, timer));
    }

    private void run() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    /** Lets the time pass that was waited for, in milliseconds. */
    private void pass(final long millis) {
        final var due = ArgumentCaptor.forClass(Runnable.class);
        verify(timer, atLeastOnce()).schedule(due.capture(), eq(millis), eq(TimeUnit.MILLISECONDS));
        due.getAllValues().getLast().run();
        run();
    }

    private static Notification<?> request(final String id) {
        return new PoolRequestBuilder().setDeviceId("bng-1").setMessageId(new MessageId(id)).build();
    }

    private List<String> done() {
        return device.acknowledged.stream().flatMap(input -> input.requireMessageId().stream())
            .map(MessageId::getValue).toList();
    }

    @Test
    void subscribesResynchronisesAndAsksForAReportWhenADeviceConnects() {
        device.pools.put("over", Fixture.entry("over", "10.0.0.0/28"));

        link.connected();
        run();

        assertEquals(List.of("subscribe", "read", "edit", "read", "query-status"), device.calls);
        assertTrue(device.pools.isEmpty());
    }

    @Test
    void aDeviceHasItsPoolsBeforeItIsAnswered() {
        link.connected();
        run();
        device.calls.clear();

        device.say(request("m1"));
        run();

        assertEquals(List.of("read", "edit", "read", "acknowledge"), device.calls);
        assertEquals(Set.of("m1"), device.pools.keySet());
        assertEquals(List.of("m1"), done());
    }

    @Test
    void aRepetitionChangesNothingAndIsAnsweredAgain() {
        link.connected();
        run();

        device.say(request("m1"));
        run();
        device.say(request("m1"));
        run();

        assertEquals(Set.of("m1"), device.pools.keySet());
        assertEquals(1, device.calls.stream().filter("edit"::equals).count());
        assertEquals(List.of("m1", "m1"), done());
    }

    @Test
    void messagesThatComeTogetherAreOneEdit() {
        link.connected();
        run();

        device.say(request("m1"));
        device.say(request("m2"));
        device.say(new HeartbeatBuilder().setDeviceId("bng-1").setMessageId(new MessageId("m3")).build());
        run();

        assertEquals(1, device.calls.stream().filter("edit"::equals).count());
        assertEquals(Set.of("m1", "m2", "m3"), Set.copyOf(done()));
        assertEquals(1, device.acknowledged.size());
    }

    @Test
    void aMessageWhosePoolsDidNotReachTheDeviceIsNotAcknowledged() {
        link.connected();
        run();
        device.say(request("m1"));
        device.failure = new DeviceException(Reason.BUSY, "locked");
        run();

        assertEquals(List.of(), done());
        pass(500);
        assertEquals(Set.of("m1"), device.pools.keySet());
        device.say(request("m1"));
        run();
        assertEquals(List.of("m1"), done());
    }

    @Test
    void nothingIsTakenAwayWhileTheCoordinatorStarts() {
        device.pools.put("held", Fixture.entry("held", "10.0.0.0/28"));
        coordinator.ready = false;

        link.connected();
        device.say(request("m1"));
        run();

        assertEquals(Set.of("held"), device.pools.keySet());
        assertEquals(List.of(), done());
    }

    @Test
    void aDeviceThatWentAwayIsServedAgainWhenItConnects() {
        link.connected();
        run();
        device.say(request("m1"));
        device.failure = new DeviceException(Reason.UNREACHABLE, "gone");
        run();
        assertEquals(Set.of(), device.pools.keySet());

        link.connected();
        run();

        assertEquals(Set.of("m1"), device.pools.keySet());
    }

    @Test
    void aSilentDeviceIsSubscribedToAgainAndSynchronised() {
        link.connected();
        run();
        device.loseSubscription();
        coordinator.leases.put("m1", Fixture.entry("m1", "10.0.0.0/28"));
        device.offered.putAll(coordinator.leases);
        device.calls.clear();

        pass(PATIENCE.toMillis());

        assertEquals(List.of("subscribe-again", "read", "edit", "read", "query-status"), device.calls);
        device.say(request("m2"));
        run();
        assertEquals(List.of("m2"), done());
    }

    @Test
    void aSilentDeviceThatHasItsSubscriptionIsAskedLessAndLess() {
        link.connected();
        run();
        device.calls.clear();
        device.failure = new DeviceException(Reason.REJECTED, "it has one");

        pass(PATIENCE.toMillis());

        assertEquals(List.of("read", "query-status"), device.calls);
        pass(2 * PATIENCE.toMillis());
        verify(timer).schedule(any(Runnable.class), eq(4 * PATIENCE.toMillis()), any());
    }

    @Test
    void aDeviceThatIsHeardIsNotAsked() {
        link.connected();
        run();
        device.say(request("m1"));
        run();
        device.calls.clear();

        pass(PATIENCE.toMillis());

        assertEquals(List.of(), device.calls);
    }

    @Test
    void whatTheCoordinatorCouldNotTellIsAskedAgain() {
        coordinator.ready = false;
        link.connected();
        run();
        coordinator.ready = true;
        coordinator.leases.put("m1", Fixture.entry("m1", "10.0.0.0/28"));
        device.offered.putAll(coordinator.leases);

        pass(5000);

        assertEquals(Set.of("m1"), device.pools.keySet());
    }

    @Test
    void aReconnectionWritesNothingTwice() {
        link.connected();
        run();
        device.say(request("m1"));
        run();
        device.calls.clear();

        link.connected();
        run();

        assertEquals(List.of("subscribe", "read", "query-status"), device.calls);
    }

    @Test
    void aDeviceWithoutTheModelIsLeftAlone() {
        found = Optional.empty();

        link.connected();
        link.changed();
        run();

        assertEquals(List.of(), device.calls);
    }

    @Test
    void aFloodIsBounded() {
        link.connected();
        run();
        for (int i = 0; i < 3 * AgentLink.MAX_WAITING; i++) {
            device.say(request("m" + i));
        }
        run();

        assertEquals(AgentLink.MAX_WAITING, coordinator.told.size());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;

import com.google.common.collect.ImmutableSet;
import com.google.common.util.concurrent.Futures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.Event.Category;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.InMemoryEventStore;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.dom.api.DOMNotificationPublishDemandExtension;
import org.opendaylight.mdsal.dom.api.DOMNotificationPublishDemandExtension.DemandListener;
import org.opendaylight.mdsal.dom.api.DOMNotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogCategory;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogEntry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicyBuilder;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;

@ExtendWith(MockitoExtension.class)
class LogEntryFeedTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final List<LogEntry> told = new ArrayList<>();
    @Mock
    private NotificationPublishService binding;
    @Mock
    private DOMNotificationPublishService dom;
    @Mock
    private DOMNotificationPublishDemandExtension demand;
    @Mock
    private DataBroker broker;
    @Mock
    private Registration registration;
    private LogEntryFeed feed;
    private DemandListener listeners;
    /** How many more notifications are taken. */
    private int room = Integer.MAX_VALUE;

    @BeforeEach
    void start() {
        doReturn(demand).when(dom).extension(DOMNotificationPublishDemandExtension.class);
        doReturn(registration).when(demand).registerDemandListener(any());
        doReturn(registration).when(broker).registerTreeChangeListener(any(), any(), any());
        feed = new LogEntryFeed(store, new Notifications(binding, dom));
        assertEquals(List.of(registration, registration), feed.listen(broker));
        final var captor = ArgumentCaptor.forClass(DemandListener.class);
        verify(demand).registerDemandListener(captor.capture());
        listeners = captor.getValue();
    }

    private void take() {
        doAnswer(call -> {
            if (room == 0) {
                return NotificationPublishService.REJECTED;
            }
            room--;
            told.add(call.getArgument(0));
            return Futures.immediateVoidFuture();
        }).when(binding).offerNotification(any());
    }

    private void somebodyListens() {
        listeners.onDemandUpdated(ImmutableSet.of(Absolute.of(LogEntry.QNAME)));
    }

    private void append(final Category category, final int count) throws EventStoreException {
        final var batch = Batch.at(1, 1);
        IntStream.range(0, count).forEach(i -> batch.event(Event.of(NOON, category, "event", "tester").build()));
        store.append(batch.build());
    }

    private List<Long> sequences() {
        return told.stream().map(entry -> entry.getSequence().toJava().longValue()).toList();
    }

    @Test
    void tellsOfWhatIsWrittenWhileSomebodyListens() throws EventStoreException {
        take();
        append(Category.LEASE, 2);
        feed.run();
        append(Category.LEASE, 1);
        somebodyListens();
        append(Category.REFUSAL, 1);
        feed.run();
        feed.run();
        listeners.onDemandUpdated(ImmutableSet.of());
        append(Category.LEASE, 1);
        feed.run();
        somebodyListens();
        feed.run();

        assertEquals(List.of(3L, 4L), sequences());
        assertEquals(List.of("allocation", "audit"), told.stream().map(LogEntry::getCategory).toList());
        assertEquals(told.get(0).getDigest(), told.get(1).getPreviousDigest());
    }

    @Test
    void tellsOfTheCategoriesOfThePolicy() throws EventStoreException {
        take();
        somebodyListens();
        feed.run();
        feed.follow(new LogPolicyBuilder().setCategory(Set.of(LogCategory.Audit)).build());
        append(Category.LEASE, 1);
        append(Category.POOL, 1);
        feed.run();
        feed.onInitialData();
        append(Category.LEASE, 1);
        feed.run();

        assertEquals(List.of(2L, 3L), sequences());
    }

    @Test
    void goesOnWhereAListenerWasTooSlow() throws EventStoreException {
        take();
        somebodyListens();
        feed.run();
        append(Category.LEASE, 3);
        room = 1;
        feed.run();
        room = 5;
        feed.run();

        assertEquals(List.of(1L, 2L, 3L), sequences());
    }

    @Test
    void readsNoMoreThanABoundAtATime() throws EventStoreException {
        take();
        somebodyListens();
        feed.run();
        append(Category.LEASE, LogEntryFeed.PAGE * LogEntryFeed.MOST_PAGES + 1);
        feed.run();
        assertEquals(LogEntryFeed.PAGE * LogEntryFeed.MOST_PAGES, told.size());
        feed.run();

        assertEquals(LongStream.rangeClosed(1, told.size()).boxed().toList(), sequences());
        assertEquals(LogEntryFeed.PAGE * LogEntryFeed.MOST_PAGES + 1, told.size());
    }

    @Test
    void leavesOutWhatListenersAreTooFarBehindFor() throws EventStoreException {
        take();
        somebodyListens();
        feed.run();
        final int many = (int) LogEntryFeed.MOST_BEHIND + 1;
        append(Category.LEASE, many);
        feed.run();

        assertEquals(LongStream.rangeClosed(many - LogEntryFeed.PAGE + 1, many).boxed().toList(), sequences());
    }

    @Test
    void triesAgainWhenTheStoreCannotBeRead() throws EventStoreException {
        somebodyListens();
        feed.run();
        store.close();
        feed.run();

        assertEquals(List.of(), told);
    }
}

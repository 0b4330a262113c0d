/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.events.AuditLog.Retention;
import org.opendaylight.casm.events.EventStoreException.Kind;

/** What every event store does. */
public abstract class EventStoreContract {
    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");

    protected EventStore store;

    /** A new, empty store. */
    protected abstract EventStore create() throws EventStoreException;

    @BeforeEach
    void open() throws EventStoreException {
        store = create();
    }

    @AfterEach
    void close() throws EventStoreException {
        store.close();
    }

    protected static Event event(final String action, final String leaseId) {
        return at(NOON, action, leaseId);
    }

    protected static Event at(final Instant when, final String action, final String leaseId) {
        return Event.of(when, Event.Category.LEASE, action, "admin").pool("p").leaseId(leaseId).build();
    }

    protected static RangeKey range(final long first, final long last) {
        return new RangeKey("ipv4", BigInteger.valueOf(first), BigInteger.valueOf(last));
    }

    protected static LeaseUpsert lease(final String id, final long first, final long last) {
        return new LeaseUpsert(id, "r-" + id, "default", range(first, last), "{\"id\":\"" + id + "\"}");
    }

    protected static RequestRecord request(final String id, final Instant when) {
        return new RequestRecord(id, "allocate", "ab".repeat(32), "{}", when);
    }

    private List<Long> sequences(final LogFilter filter) throws EventStoreException {
        return store.query(filter, null, 100, false).entries().stream().map(StoredEvent::sequence).toList();
    }

    private Map<String, String> changedAfter(final long version) throws EventStoreException {
        final Map<String, String> found = new TreeMap<>();
        store.forEachLeaseChangedAfter(version, (id, at, json) -> found.put(id, at + "=" + json));
        return found;
    }

    @Test
    void startsEmpty() throws EventStoreException {
        final StoreMeta meta = store.meta();

        assertEquals(0, meta.ledgerVersion());
        assertEquals(1, meta.firstSequence());
        assertEquals(0, meta.lastSequence());
        assertEquals(List.of(), sequences(LogFilter.ALL));
        assertTrue(store.verify(1, Long.MAX_VALUE).valid());
        assertEquals(new AuditLog.Anchor(0, "00".repeat(32)), store.anchor());
        assertTrue(store.matches(store.anchor()));
    }

    @Test
    void storesWhatBecomesTrueTogether() throws EventStoreException {
        final RequestRecord request = request("r-L1", NOON);

        final long last = store.append(Batch.at(7, 3).event(event("allocate", "L1")).event(event("confirm", "L1"))
            .upsert(lease("L1", 10, 10)).request(request).config("casm-pool:pools/pool=p", "{}").build());

        assertEquals(2, last);
        assertEquals(7, store.meta().ledgerVersion());
        assertEquals(3, store.meta().epoch());
        assertEquals(Optional.of("{\"id\":\"L1\"}"), store.findLease("L1"));
        assertEquals(Optional.of(request), store.findRequest("r-L1"));
        final Map<String, String> config = new TreeMap<>();
        store.forEachConfig(config::put);
        assertEquals(Map.of("casm-pool:pools/pool=p", "{}"), config);
        assertEquals(List.of(1L, 2L), sequences(LogFilter.ALL));
    }

    @Test
    void givesBackEveryPartOfAnEvent() throws EventStoreException {
        final Event full = Event.of(NOON, Event.Category.SOUTHBOUND, "push", "system").source("10.0.0.9")
            .outcome(Event.Outcome.FAILED).addressSpace("s").pool("p").tenant("t").leaseId("L1").deviceId("pe-1")
            .resource("10.0.0.0/31").requestId("r1").errorAppTag("casm:provisioning-failed")
            .detail("über " + Character.toString(0x1F680) + " \"quoted\"").before("{\"a\":1}")
            .after("{\"a\":2}").build();
        final Event bare = Event.of(Instant.EPOCH.minusNanos(1), Event.Category.ACCESS, "login", "").build();

        store.append(Batch.at(1, 1).event(full).event(bare).build());

        final List<StoredEvent> entries = store.query(LogFilter.ALL, null, 10, false).entries();
        assertEquals(full, entries.get(0).event());
        assertEquals(bare, entries.get(1).event());
        assertEquals("00".repeat(32), entries.get(0).previousDigest());
        assertEquals(entries.get(0).digest(), entries.get(1).previousDigest());
        assertNotEquals(entries.get(0).digest(), entries.get(1).digest());
    }

    @Test
    void refusesAnOlderLedgerVersion() throws EventStoreException {
        store.append(Batch.at(5, 1).event(event("allocate", "L1")).build());

        final Batch older = Batch.at(4, 1).event(event("allocate", "L2")).build();

        assertThrows(IllegalArgumentException.class, () -> store.append(older));
        assertEquals(1, store.meta().lastSequence());
        store.append(Batch.at(5, 1).event(event("refuse", "L3")).build());
        assertEquals(2, store.meta().lastSequence());
    }

    @Test
    void remembersLeasesThatLeft() throws EventStoreException {
        store.append(Batch.at(1, 1).event(event("allocate", "L1")).upsert(lease("L1", 1, 1)).build());
        store.append(Batch.at(2, 1).event(event("release", "L1")).remove("L1").remove("never-seen").build());

        assertEquals(Optional.empty(), store.findLease("L1"));
        assertTrue(store.existsLeaseEver("L1"));
        assertTrue(store.existsLeaseEver("never-seen"));
        assertFalse(store.existsLeaseEver("L2"));
        final List<String> left = new ArrayList<>();
        store.forEachLease((id, at, json) -> left.add(id));
        assertEquals(List.of(), left);
    }

    @Test
    void aLeaseMayComeBack() throws EventStoreException {
        store.append(Batch.at(1, 1).upsert(lease("L1", 1, 1)).build());
        store.append(Batch.at(2, 1).event(event("release", "L1")).remove("L1").build());
        store.append(Batch.at(3, 1).upsert(lease("L1", 1, 1)).build());

        assertEquals(Map.of("L1", "3={\"id\":\"L1\"}"), changedAfter(1));
    }

    @Test
    void tellsWhatChangedSinceAVersion() throws EventStoreException {
        for (int i = 1; i <= 4; i++) {
            final Batch.Builder batch = Batch.at(i, 1).event(event("allocate", null));
            for (int j = 1; j <= (i == 4 ? 1 : 833); j++) {
                batch.upsert(lease("L" + i + "-" + j, j, j));
            }
            store.append(batch.build());
        }
        store.append(Batch.at(5, 1).event(event("renew", "L1-1")).upsert(lease("L1-1", 1, 1)).remove("L1-2").build());

        assertEquals(Map.of("L1-1", "5={\"id\":\"L1-1\"}", "L1-2", "5=null", "L4-1", "4={\"id\":\"L4-1\"}"),
            changedAfter(3));
        assertEquals(2500, changedAfter(0).size());
        assertEquals(Map.of(), changedAfter(5));
        final List<String> all = new ArrayList<>();
        store.forEachLease((id, at, json) -> all.add(id));
        assertEquals(2499, all.size());
        assertEquals(all.stream().sorted().toList(), all);
    }

    @Test
    void pagesWithoutGapOrRepetition() throws EventStoreException {
        final Batch.Builder batch = Batch.at(1, 1);
        for (int i = 0; i < 95; i++) {
            batch.event(event(i % 2 == 0 ? "allocate" : "release", "L" + i));
        }
        store.append(batch.build());

        for (final boolean newestFirst : new boolean[] {true, false}) {
            final List<Long> seen = new ArrayList<>();
            Long cursor = null;
            do {
                final LogPage page = store.query(LogFilter.ALL, cursor, 10, newestFirst);
                page.entries().forEach(entry -> seen.add(entry.sequence()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertEquals(95, seen.size());
            assertEquals(newestFirst ? 95L : 1L, seen.get(0));
            assertEquals(newestFirst ? 1L : 95L, seen.get(94));
        }
        assertThrows(IllegalArgumentException.class, () -> store.query(LogFilter.ALL, null, 0, true));
        assertThrows(IllegalArgumentException.class, () -> store.query(LogFilter.ALL, null, 10_001, true));
    }

    @Test
    void filters() throws EventStoreException {
        store.append(Batch.at(1, 1)
            .event(Event.of(NOON, Event.Category.LEASE, "allocate", "ann").pool("p").leaseId("L1").requestId("r1")
                .tenant("t").addressSpace("s").build())
            .event(Event.of(NOON.plusSeconds(1), Event.Category.REFUSAL, "allocate", "bob").pool("p").requestId("r2")
                .outcome(Event.Outcome.REFUSED).build())
            .event(Event.of(NOON.plusSeconds(2), Event.Category.SOUTHBOUND, "push", "system").pool("q").leaseId("L1")
                .deviceId("pe-1").outcome(Event.Outcome.FAILED).build())
            .build());

        assertEquals(List.of(1L, 2L), sequences(LogFilter.where().pool("p").build()));
        assertEquals(List.of(1L, 3L), sequences(LogFilter.where().leaseId("L1").build()));
        assertEquals(List.of(3L), sequences(LogFilter.where().leaseId("L1").pool("q").build()));
        assertEquals(List.of(2L), sequences(LogFilter.where().requestId("r2").build()));
        assertEquals(List.of(2L), sequences(LogFilter.where().actor("bob").build()));
        assertEquals(List.of(1L), sequences(LogFilter.where().tenant("t").build()));
        assertEquals(List.of(1L), sequences(LogFilter.where().addressSpace("s").build()));
        assertEquals(List.of(3L), sequences(LogFilter.where().deviceId("pe-1").build()));
        assertEquals(List.of(2L, 3L), sequences(LogFilter.where()
            .outcomes(Set.of(Event.Outcome.REFUSED, Event.Outcome.FAILED)).build()));
        assertEquals(List.of(1L, 3L), sequences(LogFilter.where()
            .outcomes(Set.of(Event.Outcome.SUCCESS, Event.Outcome.FAILED)).build()));
        assertEquals(List.of(1L, 2L), sequences(LogFilter.where()
            .categories(Set.of(Event.Category.LEASE, Event.Category.REFUSAL)).build()));
        assertEquals(List.of(), sequences(LogFilter.where().pool("' OR 1=1 --").build()));
    }

    @Test
    void filtersByTimeEvenWhenTheClockWentBack() throws EventStoreException {
        final int[] seconds = {0, 10, 20, 15, 5, 30, 25, 40};
        for (final int second : seconds) {
            store.append(Batch.at(1, 1).event(at(NOON.plusSeconds(second), "x", "L1")).build());
        }

        for (int from = -1; from <= 41; from++) {
            for (int to = from; to <= 42; to += 3) {
                final List<Long> expected = new ArrayList<>();
                for (int i = 0; i < seconds.length; i++) {
                    if (seconds[i] >= from && seconds[i] < to) {
                        expected.add(i + 1L);
                    }
                }
                assertEquals(expected, sequences(LogFilter.where().from(NOON.plusSeconds(from))
                    .to(NOON.plusSeconds(to)).build()), "from " + from + " to " + to);
            }
        }
        assertEquals(8, sequences(LogFilter.where().from(Instant.MIN).to(Instant.MAX).build()).size());
    }

    @Test
    void tellsWhoHeldAnAddress() throws EventStoreException {
        store.append(Batch.at(1, 1).event(event("allocate", "L1")).upsert(lease("L1", 16, 31)).build());
        store.append(Batch.at(2, 1).event(event("release", "L1")).remove("L1").build());
        store.append(Batch.at(3, 1).event(event("allocate", "L2")).upsert(lease("L2", 20, 20)).build());
        store.append(Batch.at(4, 1).event(event("allocate", "L3")).upsert(lease("L3", 0, 15)).build());
        store.append(Batch.at(5, 1).event(event("refuse", null)).build());

        assertEquals(List.of(1L, 2L, 3L), sequences(LogFilter.where().range(range(20, 20)).build()));
        assertEquals(List.of(1L, 2L), sequences(LogFilter.where().range(range(31, 31)).build()));
        assertEquals(List.of(1L, 2L, 4L), sequences(LogFilter.where().range(range(15, 16)).build()));
        assertEquals(List.of(), sequences(LogFilter.where().range(range(32, 1L << 40)).build()));
        assertEquals(List.of(), sequences(LogFilter.where().range(range(32, 1L << 40)).pool("default").build()));
        final BigInteger twenty = BigInteger.valueOf(20);
        assertEquals(List.of(), sequences(LogFilter.where().range(new RangeKey("ipv6", twenty, twenty)).build()));
    }

    @Test
    void tellsOfAllWhoEverHeldAnAddress() throws EventStoreException {
        final List<Long> expected = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            final String holder = "L" + i;
            final String other = "M" + i;
            store.append(Batch.at(i + 1, 1).event(event("allocate", holder)).event(event("allocate", other))
                .event(event("release", holder)).upsert(lease(holder, 20, 20)).upsert(lease(other, 100 + i, 100 + i))
                .remove(holder).build());
            expected.add(3L * i + 1);
            expected.add(3L * i + 3);
        }

        for (final boolean newestFirst : List.of(true, false)) {
            final List<Long> found = new ArrayList<>();
            LogPage page = store.query(LogFilter.where().range(range(20, 20)).build(), null, 500, newestFirst);
            while (true) {
                page.entries().forEach(entry -> found.add(entry.sequence()));
                if (page.entries().isEmpty()) {
                    break;
                }
                page = store.query(LogFilter.where().range(range(20, 20)).build(), found.getLast(), 500, newestFirst);
            }
            assertEquals(newestFirst ? expected.reversed() : expected, found);
        }
        assertEquals(List.of(), store.query(LogFilter.where().range(range(20, 20)).pool("nowhere").build(), null, 10,
            true).entries());
    }

    @Test
    void prunesAndStaysVerifiable() throws EventStoreException {
        store.append(Batch.at(1, 1).event(event("allocate", "L1")).upsert(lease("L1", 1, 1)).build());
        store.append(Batch.at(2, 1).event(event("release", "L1")).remove("L1").build());
        for (int i = 0; i < 8; i++) {
            store.append(Batch.at(3 + i, 1).event(at(NOON.plusSeconds(i), "allocate", "M" + i))
                .upsert(lease("M" + i, i, i)).build());
        }
        final AuditLog.Anchor anchor = store.anchor();

        final long removed = store.prune(new Retention(null, 5), NOON.plusSeconds(60), "system");

        assertEquals(6, removed);
        assertEquals(List.of(7L, 8L, 9L, 10L, 11L), sequences(LogFilter.ALL));
        assertEquals("prune-log", store.query(LogFilter.ALL, null, 1, true).entries().get(0).event().action());
        assertTrue(store.verify(1, Long.MAX_VALUE).valid());
        assertEquals(5, store.verify(1, Long.MAX_VALUE).checked());
        assertTrue(store.matches(anchor));
        assertEquals(7, store.meta().firstSequence());
        assertFalse(store.existsLeaseEver("L1"));
        assertTrue(store.existsLeaseEver("M0"));
        assertEquals(2, store.meta().changesKnownAfter());
        assertEquals(0, store.prune(new Retention(NOON.plusSeconds(4), Long.MAX_VALUE), NOON, "system"));
        assertEquals(1, store.prune(new Retention(NOON.plusSeconds(5), Long.MAX_VALUE), NOON, "system"));
        assertEquals(8, store.meta().firstSequence());
    }

    @Test
    void forgetsOldRequestsButNotThoseOfLiveLeases() throws EventStoreException {
        store.append(Batch.at(1, 1).upsert(lease("L1", 1, 1)).request(request("r-L1", NOON)).build());
        store.append(Batch.at(2, 1).upsert(lease("L2", 2, 2)).request(request("r-L2", NOON)).build());
        store.append(Batch.at(3, 1).remove("L2").request(request("r-release", NOON)).build());
        store.append(Batch.at(4, 1).request(request("r-new", NOON.plusSeconds(60))).build());

        assertEquals(2, store.purgeRequests(NOON.plusSeconds(1)));
        assertTrue(store.findRequest("r-L1").isPresent());
        assertTrue(store.findRequest("r-new").isPresent());
        assertFalse(store.findRequest("r-L2").isPresent());
        assertFalse(store.findRequest("r-release").isPresent());
    }

    @Test
    void findsTheEntriesOfARequestHoweverOftenItWasRecorded() throws EventStoreException {
        final LogFilter filter = LogFilter.where().requestId("r").build();
        final Event event = Event.of(NOON, Event.Category.LEASE, "allocate", "admin").pool("p").requestId("r").build();
        store.append(Batch.at(1, 1).event(event("other", "L1")).event(event).request(request("r", NOON)).build());
        store.append(Batch.at(2, 1).event(event).build());
        store.append(Batch.at(3, 1).event(event).request(request("r", NOON)).build());
        store.append(Batch.at(4, 1).event(event).request(request("r", NOON)).request(request("r", NOON)).build());

        assertEquals(List.of(2L, 3L, 4L, 5L), sequences(filter));
        assertEquals(List.of(2L, 3L, 4L, 5L), sequences(LogFilter.where().requestId("r").pool("p").build()));
        assertEquals(1, store.purgeRequests(NOON.plusSeconds(1)));
        assertEquals(List.of(2L, 3L, 4L, 5L), sequences(filter));
        assertEquals(3, store.prune(new Retention(null, 3), NOON, "system"));
        assertEquals(List.of(4L, 5L), sequences(filter));
        store.append(Batch.at(5, 1).event(event).request(request("r", NOON)).build());
        assertEquals(List.of(4L, 5L, 7L), sequences(filter));
        assertTrue(store.findRequest("r").isPresent());
    }

    @Test
    void deletesConfiguration() throws EventStoreException {
        store.append(Batch.at(1, 1).config("a", "1").config("b", "2").config("a", "3").build());
        store.append(Batch.at(2, 1).config("b", null).config("c", null).build());

        final Map<String, String> config = new TreeMap<>();
        store.forEachConfig(config::put);

        assertEquals(Map.of("a", "3"), config);
    }

    @Test
    void keepsTheSampleThatWasMeasuredLongest() throws EventStoreException {
        store.append(Batch.at(1, 1).sample(sample("a", "k", 2, "two")).sample(sample("a", "gone", 1, "x"))
            .sample(sample("b", "k", 1, "other")).build());
        store.append(Batch.at(1, 1).sample(sample("a", "k", 1, "late")).sample(sample("a", "gone", 9, null)).build());
        assertEquals(Map.of("a", "two", "b", "other"), samples());

        store.append(Batch.at(1, 1).sample(sample("a", "k", 2, "again")).sample(sample("c", "never", 1, null)).build());
        assertEquals(Map.of("a", "again", "b", "other"), samples());
    }

    private Map<String, String> samples() throws EventStoreException {
        final Map<String, String> samples = new TreeMap<>();
        store.forEachSample(samples::put);
        return samples;
    }

    private static Batch.SampleChange sample(final String device, final String key, final long until,
            final String json) {
        return new Batch.SampleChange(device, key, NOON.plusSeconds(until), json);
    }

    @Test
    void exportsOneLineAnEntry() throws EventStoreException {
        store.append(Batch.at(1, 1).event(event("allocate", "L1")).event(event("release", "L1"))
            .event(event("allocate", "L2")).build());
        final List<String> lines = new ArrayList<>();

        final long count = store.export(LogFilter.where().leaseId("L1").build(), lines::add);

        assertEquals(2, count);
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith("{\"sequence\":1,\"time\":\"2026-11-22T12:00:00.123456Z\",\"category\":"
            + "\"lease\",\"event\":\"allocate\",\"actor\":\"admin\",\"outcome\":\"success\",\"pool\":\"p\","
            + "\"lease-id\":\"L1\",\"previous-digest\":\"0000"), lines.get(0));
    }

    @Test
    void failsCleanlyAfterClose() throws EventStoreException {
        store.close();
        store.close();

        final Batch batch = Batch.at(1, 1).event(event("allocate", "L1")).build();

        assertEquals(Kind.CLOSED, assertThrows(EventStoreException.class, () -> store.append(batch)).kind());
        assertEquals(Kind.CLOSED, assertThrows(EventStoreException.class, () -> store.meta()).kind());
        assertEquals(Kind.CLOSED,
            assertThrows(EventStoreException.class, () -> store.verify(1, Long.MAX_VALUE)).kind());
    }
}

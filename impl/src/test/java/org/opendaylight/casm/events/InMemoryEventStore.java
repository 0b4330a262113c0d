/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.EventStoreException.Kind;

/** An event store that forgets everything with the process, for tests of what uses one. Can be told to fail. */
@NonNullByDefault
public class InMemoryEventStore implements EventStore {
    private final HashChain chain = new HashChain();
    private final TreeMap<Long, StoredEvent> log = new TreeMap<>();
    private final TreeMap<String, Held> leases = new TreeMap<>();
    private final Map<String, Held> gone = new HashMap<>();
    private final Map<String, RequestRecord> requests = new HashMap<>();
    private final TreeMap<String, String> config = new TreeMap<>();
    private final Map<List<String>, Batch.SampleChange> samples = new HashMap<>();
    private Anchor head = new Anchor(0, HexFormat.of().formatHex(HashChain.origin()));
    private Anchor base = head;
    private long ledgerVersion;
    private long epoch;
    private long changesKnownAfter;
    private @Nullable Kind failure;
    private boolean closed;

    private final HistoryOracle history = new HistoryOracle();

    private record Held(long version, long sequence, @Nullable LeaseUpsert lease) {
    }

    /** The next append stores nothing and fails with {@code kind}; those after it work. */
    public synchronized void failNextAppend(final Kind kind) {
        failure = kind;
    }

    @Override
    public synchronized long append(final Batch batch) throws EventStoreException {
        checkOpen();
        final Kind kind = failure;
        if (kind != null) {
            failure = null;
            throw new EventStoreException(kind, "the test wants it so");
        }
        if (batch.ledgerVersion() < ledgerVersion) {
            throw new IllegalArgumentException("ledger version " + batch.ledgerVersion() + " is below "
                + ledgerVersion);
        }
        ledgerVersion = batch.ledgerVersion();
        epoch = batch.epoch();
        history.append(batch, head.sequence());
        batch.events().forEach(this::add);
        for (final LeaseUpsert lease : batch.upserts()) {
            leases.put(lease.leaseId(), new Held(ledgerVersion, head.sequence(), lease));
            gone.remove(lease.leaseId());
        }
        for (final String id : batch.removals()) {
            final Held last = leases.remove(id);
            if (last != null || !gone.containsKey(id)) {
                gone.put(id, new Held(ledgerVersion, head.sequence(), last == null ? null : last.lease));
            }
        }
        batch.requests().forEach(request -> requests.put(request.requestId(), request));
        for (final Batch.ConfigChange change : batch.config()) {
            final String json = change.json();
            if (json == null) {
                config.remove(change.path());
            } else {
                config.put(change.path(), json);
            }
        }
        for (final Batch.SampleChange change : batch.samples()) {
            final List<String> id = List.of(change.deviceId(), change.key());
            if (change.json() == null) {
                samples.remove(id);
            } else {
                samples.merge(id, change, (one, next) -> next.until().isBefore(one.until()) ? one : next);
            }
        }
        return head.sequence();
    }

    private void add(final Event event) {
        final long sequence = head.sequence() + 1;
        final HexFormat hex = HexFormat.of();
        final String digest = hex.formatHex(chain.digest(hex.parseHex(head.digest()), sequence, event));
        log.put(sequence, new StoredEvent(sequence, event, head.digest(), digest));
        head = new Anchor(sequence, digest);
    }

    @Override
    public synchronized StoreMeta meta() throws EventStoreException {
        checkOpen();
        return new StoreMeta("in-memory", ledgerVersion, epoch, changesKnownAfter, base.sequence() + 1,
            head.sequence());
    }

    @Override
    public void forEachLease(final LeaseVisitor visitor) throws EventStoreException {
        snapshot().forEach((id, held) -> visitor.lease(id, held.version, json(held)));
    }

    @Override
    public void forEachLeaseChangedAfter(final long version, final LeaseVisitor visitor) throws EventStoreException {
        snapshot().forEach((id, held) -> {
            if (held.version > version) {
                visitor.lease(id, held.version, json(held));
            }
        });
        final Map<String, Held> removed;
        synchronized (this) {
            removed = Map.copyOf(gone);
        }
        removed.forEach((id, held) -> {
            if (held.version > version) {
                visitor.lease(id, held.version, null);
            }
        });
    }

    @Override
    public synchronized Optional<String> findLease(final String leaseId) throws EventStoreException {
        checkOpen();
        return Optional.ofNullable(leases.get(leaseId)).map(InMemoryEventStore::json);
    }

    @Override
    public synchronized boolean existsLeaseEver(final String leaseId) throws EventStoreException {
        checkOpen();
        return leases.containsKey(leaseId) || gone.containsKey(leaseId);
    }

    @Override
    public synchronized Optional<RequestRecord> findRequest(final String requestId) throws EventStoreException {
        checkOpen();
        return Optional.ofNullable(requests.get(requestId));
    }

    @Override
    public void forEachConfig(final ConfigVisitor visitor) throws EventStoreException {
        final Map<String, String> copy;
        synchronized (this) {
            checkOpen();
            copy = new TreeMap<>(config);
        }
        copy.forEach(visitor::config);
    }

    @Override
    public void forEachSample(final SampleVisitor visitor) throws EventStoreException {
        final Map<List<String>, Batch.SampleChange> copy;
        synchronized (this) {
            checkOpen();
            copy = Map.copyOf(samples);
        }
        copy.values().stream().sorted(Comparator.comparing(Batch.SampleChange::deviceId)
            .thenComparing(Batch.SampleChange::key))
            .forEach(change -> visitor.sample(change.deviceId(), String.valueOf(change.json())));
    }

    @Override
    public synchronized LogPage query(final LogFilter filter, final @Nullable Long cursor, final int limit,
            final boolean newestFirst) throws EventStoreException {
        checkOpen();
        if (limit < 1 || limit > 10_000) {
            throw new IllegalArgumentException("a page has 1..10000 entries, not " + limit);
        }
        final List<StoredEvent> page = new ArrayList<>();
        for (final StoredEvent entry : (newestFirst ? log.descendingMap() : log).values()) {
            final boolean before = cursor != null
                && (newestFirst ? entry.sequence() >= cursor : entry.sequence() <= cursor);
            if (before || !wanted(filter, entry.event())) {
                continue;
            }
            if (page.size() == limit) {
                return new LogPage(page, page.get(limit - 1).sequence());
            }
            page.add(entry);
        }
        return new LogPage(page, null);
    }

    private boolean wanted(final LogFilter filter, final Event event) {
        final Instant from = filter.from();
        final Instant to = filter.to();
        return (filter.categories().isEmpty() || filter.categories().contains(event.category()))
            && (filter.outcomes().isEmpty() || filter.outcomes().contains(event.outcome()))
            && same(filter.pool(), event.pool()) && same(filter.leaseId(), event.leaseId())
            && same(filter.requestId(), event.requestId()) && same(filter.actor(), event.actor())
            && same(filter.tenant(), event.tenant()) && same(filter.deviceId(), event.deviceId())
            && same(filter.addressSpace(), event.addressSpace())
            && (from == null || !event.at().isBefore(from)) && (to == null || event.at().isBefore(to))
            && overlaps(filter.range(), event.leaseId());
    }

    private boolean overlaps(final @Nullable RangeKey wanted, final @Nullable String leaseId) {
        if (wanted == null) {
            return true;
        }
        if (leaseId == null) {
            return false;
        }
        final Held held = leases.getOrDefault(leaseId, gone.get(leaseId));
        final LeaseUpsert lease = held == null ? null : held.lease;
        return lease != null && lease.range().family().equals(wanted.family())
            && lease.range().first().compareTo(wanted.last()) <= 0
            && lease.range().last().compareTo(wanted.first()) >= 0;
    }

    private static boolean same(final @Nullable String wanted, final @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }

    @Override
    public synchronized List<String> leasesAt(final @Nullable String addressSpace, final RangeKey range,
            final Instant at) throws EventStoreException {
        checkOpen();
        return history.leasesAt(addressSpace, range, at);
    }

    @Override
    public synchronized Verification verify(final long fromSequence, final long toSequence)
            throws EventStoreException {
        checkOpen();
        final HexFormat hex = HexFormat.of();
        long checked = 0;
        for (final StoredEvent entry : log.subMap(Math.max(1, fromSequence), true, toSequence, true).values()) {
            final byte[] previous = hex.parseHex(entry.previousDigest());
            if (!Arrays.equals(chain.digest(previous, entry.sequence(), entry.event()),
                    hex.parseHex(entry.digest()))) {
                return new Verification(false, checked, entry.sequence(), "entry was changed");
            }
            checked++;
        }
        return new Verification(true, checked, 0, null);
    }

    @Override
    public synchronized Anchor anchor() throws EventStoreException {
        checkOpen();
        return head;
    }

    @Override
    public synchronized boolean matches(final Anchor anchor) throws EventStoreException {
        checkOpen();
        final StoredEvent entry = log.get(anchor.sequence());
        return entry == null ? anchor.equals(base) : entry.digest().equals(anchor.digest());
    }

    @Override
    public synchronized long prune(final Retention retention, final Instant now, final String actor)
            throws EventStoreException {
        checkOpen();
        long last = Math.max(base.sequence(), head.sequence() + 1 - Math.min(retention.maxEntries(),
            head.sequence() + 1));
        final Instant keepFrom = retention.keepFrom();
        for (final StoredEvent entry : log.tailMap(last, false).values()) {
            if (keepFrom == null || !entry.event().at().isBefore(keepFrom)) {
                break;
            }
            last = entry.sequence();
        }
        final long removed = last - base.sequence();
        if (removed > 0) {
            add(Event.of(now, Event.Category.SYSTEM, "prune-log", actor).build());
            base = new Anchor(last, log.get(last).digest());
            log.headMap(last, true).clear();
            history.prune(last);
            final long end = last;
            gone.values().stream().filter(held -> held.sequence <= end)
                .forEach(held -> changesKnownAfter = Math.max(changesKnownAfter, held.version));
            gone.values().removeIf(held -> held.sequence <= end);
        }
        return removed;
    }

    @Override
    public long export(final LogFilter filter, final Consumer<String> line) throws EventStoreException {
        long lines = 0;
        Long cursor = null;
        do {
            final LogPage page = query(filter, cursor, 1000, false);
            page.entries().forEach(entry -> line.accept(EventJson.line(entry)));
            lines += page.entries().size();
            cursor = page.nextCursor();
        } while (cursor != null);
        return lines;
    }

    @Override
    public synchronized long purgeRequests(final Instant before) throws EventStoreException {
        checkOpen();
        final int size = requests.size();
        requests.values().removeIf(request -> request.at().isBefore(before) && leases.values().stream()
            .noneMatch(held -> held.lease != null && held.lease.requestId().equals(request.requestId())));
        return size - requests.size();
    }

    @Override
    public void backup(final Path target) {
        throw new UnsupportedOperationException("what is in memory has no backup");
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private synchronized Map<String, Held> snapshot() throws EventStoreException {
        checkOpen();
        return new TreeMap<>(leases);
    }

    private static @Nullable String json(final Held held) {
        final LeaseUpsert lease = held.lease;
        return lease == null ? null : lease.json();
    }

    private void checkOpen() throws EventStoreException {
        if (closed) {
            throw new EventStoreException(Kind.CLOSED, "the event store is closed");
        }
    }
}

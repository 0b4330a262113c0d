/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.IpBlock;

/**
 * What the subscribers of one server use of its leases. A session counts from its first packet with an address, be it
 * Start or Interim-Update, to its Stop; whatever is repeated or late counts once. An address belongs to the session
 * that named it last, so that a lost Stop does not count for ever.
 */
public final class DeviceUse {
    /** Ended sessions that are remembered, so that a Start that comes late does not revive them. */
    private static final int MOST_ENDED = 8_192;
    /** Two packets that tell of a boot within this time tell of the same. */
    private static final Duration SAME_BOOT = Duration.ofSeconds(30);

    /** A lease that is not held for so long is not only unknown for a moment. */
    private static final Duration GONE = Duration.ofMinutes(1);

    private final Map<IpBlock, Place> places = new HashMap<>();
    /** Heard longest ago first. */
    private final LinkedHashMap<String, Set<IpBlock>> sessions = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<String, Boolean> ended = new LinkedHashMap<>();
    private final Map<String, LeaseUse> leases = new HashMap<>();
    private final Map<String, Instant> gone = new HashMap<>();
    private final Schedule schedule = new Schedule();
    private final Budget budget;
    private @Nullable String bootId;
    private @Nullable Instant bootedAt;

    private record Place(String session, @Nullable String leaseId, long members) {
    }

    DeviceUse(final Budget budget) {
        this.budget = budget;
    }

    /**
     * A session has addresses; those it had before and does not name any more it has no longer.
     *
     * @param held leases of the server
     */
    public synchronized void goesOn(final String session, final Set<IpBlock> blocks,
            final Collection<HeldLease> held, final Instant now) {
        schedule.begin(now);
        if (ended.containsKey(session)) {
            return;
        }
        follow(held, now);
        final var before = sessions.getOrDefault(session, Set.of());
        before.stream().filter(block -> !blocks.contains(block)).forEach(block -> free(block, session, now));
        sessions.put(session, Set.copyOf(blocks));
        blocks.forEach(block -> take(block, session, now));
        while (budget.isExceeded() && sessions.size() > 1) {
            final var oldest = sessions.entrySet().iterator().next();
            oldest.getValue().forEach(block -> free(block, oldest.getKey(), now));
            sessions.remove(oldest.getKey());
        }
    }

    /** A session has ended. */
    public synchronized void ends(final String session, final Instant now) {
        schedule.begin(now);
        final var blocks = sessions.remove(session);
        if (blocks != null) {
            blocks.forEach(block -> free(block, session, now));
        }
        ended.put(session, true);
        if (ended.size() > MOST_ENDED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    /**
     * The server started or goes down: it has no sessions.
     *
     * @param messageId of the packet that says so
     * @param at when that was
     */
    public synchronized void restarts(final String messageId, final Instant at, final Instant now) {
        final Instant last = bootedAt;
        if (last != null && messageId.equals(bootId)
                && Duration.between(last, at).abs().compareTo(SAME_BOOT) <= 0) {
            return;
        }
        bootId = messageId;
        bootedAt = at;
        clear(now);
    }

    synchronized void clear(final Instant now) {
        Set.copyOf(sessions.entrySet()).forEach(one -> one.getValue()
            .forEach(block -> free(block, one.getKey(), now)));
        sessions.clear();
        ended.clear();
    }

    private void take(final IpBlock block, final String session, final Instant now) {
        final var place = places.get(block);
        if (place != null && place.session.equals(session) && leases.containsKey(place.leaseId)) {
            return;
        }
        if (place != null) {
            free(block, place.session, now);
        }
        final var lease = leases.entrySet().stream().filter(one -> one.getValue().contains(block)).findFirst();
        final long members = lease.map(one -> one.getValue().weigh(block)).orElse(0L);
        places.put(block, new Place(session, lease.map(Map.Entry::getKey).orElse(null), members));
        budget.take();
        lease.ifPresent(one -> one.getValue().add(members, now));
    }

    private void free(final IpBlock block, final String session, final Instant now) {
        final var place = places.get(block);
        if (place != null && place.session.equals(session)) {
            places.remove(block);
            budget.free();
            final var lease = leases.get(place.leaseId);
            if (lease != null) {
                lease.add(-place.members, now);
            }
        }
    }

    private void follow(final Collection<HeldLease> held, final Instant now) {
        final var ids = new HashSet<String>();
        held.forEach(lease -> {
            ids.add(lease.id());
            leases.computeIfAbsent(lease.id(), id -> new LeaseUse(lease, now));
        });
        gone.keySet().removeAll(ids);
        leases.keySet().stream().filter(id -> !ids.contains(id)).forEach(id -> gone.putIfAbsent(id, now));
        gone.values().removeIf(since -> since.plus(GONE).isBefore(now));
        leases.keySet().removeIf(id -> !ids.contains(id) && !gone.containsKey(id));
    }

    /** When to report. */
    public Schedule schedule() {
        return schedule;
    }

    /** What is to be reported of the leases that the server has. */
    public synchronized List<Sample> samples(final Collection<HeldLease> held, final Instant now) {
        follow(held, now);
        return leases.entrySet().stream().filter(one -> !gone.containsKey(one.getKey()))
            .flatMap(one -> one.getValue().samples(now).stream()).toList();
    }

    /** These samples are known to the Coordinator. */
    public synchronized void reported(final Collection<Sample> samples) {
        leases.values().forEach(lease -> lease.reported(samples));
    }

    /** Sessions that are counted. */
    synchronized int size() {
        return sessions.size();
    }
}

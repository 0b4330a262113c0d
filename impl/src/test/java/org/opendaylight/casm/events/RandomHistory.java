/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A history made at random: blocks of many sizes, aligned or not, and ports of the same addresses, in several address
 * spaces; changed, released, changed several times in one batch, undone; by a clock that is put back at times. What is
 * held of one address space does not overlap, as long as nothing else is wanted.
 */
@NonNullByDefault
public final class RandomHistory {
    private static final String[] SPACES = {"blue", "green"};

    private final Map<String, Held> live = new LinkedHashMap<>();
    private final List<String> gone = new ArrayList<>();
    private final Map<String, Held> last = new LinkedHashMap<>();
    private final Random random;
    private final Instant start;
    private Instant now;
    private long version;
    private int number;

    private record Held(String space, RangeKey range, String text, @Nullable String before, int depth) {
    }

    /** The history of a seed. */
    public RandomHistory(final long seed, final Instant start) {
        random = new Random(seed);
        this.start = start;
        now = start;
    }

    /** The next batch. */
    public Batch next() {
        final var batch = Batch.at(++version, 1);
        final var touched = new TreeSet<String>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            now = random.nextInt(20) == 0 ? now.minusMillis(random.nextInt(5000))
                : now.plusNanos(1000L * random.nextInt(random.nextBoolean() ? 3 : 4_000_000));
            final int what = random.nextInt(10);
            if (what < 5 || live.isEmpty()) {
                create(batch, touched);
            } else {
                final var ids = List.copyOf(live.keySet());
                final var id = ids.get(random.nextInt(ids.size()));
                if (touched.add(id)) {
                    if (what < 7) {
                        change(batch, id);
                        if (random.nextInt(3) == 0) {
                            change(batch, id);
                        }
                    } else if (what < 9) {
                        remove(batch, id);
                    } else {
                        undo(batch, id, touched);
                    }
                }
            }
        }
        return batch.build();
    }

    private void create(final Batch.Builder batch, final TreeSet<String> touched) {
        final var space = SPACES[random.nextInt(SPACES.length)];
        final var range = range();
        if (live.values().stream().anyMatch(held -> held.space.equals(space) && overlap(held.range, range))) {
            return;
        }
        final var id = "L" + ++number;
        touched.add(id);
        final var held = new Held(space, range, id + ".0", null, 0);
        batch.event(event(id, held).after(held.text).build()).upsert(upsert(id, held));
        live.put(id, held);
        if (random.nextInt(5) == 0) {
            remove(batch, id);
        }
    }

    private void change(final Batch.Builder batch, final String id) {
        final var held = live.get(id);
        final var changed = new Held(held.space, held.range, id + '.' + (++number), held.text, 1);
        batch.event(event(id, held).before(held.text).after(changed.text).build()).upsert(upsert(id, changed));
        live.put(id, changed);
    }

    private void remove(final Batch.Builder batch, final String id) {
        final var held = live.remove(id);
        batch.event(event(id, held).before(held.text).build()).remove(id);
        gone.add(id);
        last.put(id, held);
    }

    /** Takes back the last change of a lease, or the release of another, or its creation. */
    private void undo(final Batch.Builder batch, final String id, final TreeSet<String> touched) {
        final var held = live.get(id);
        final var before = held.before;
        if (before != null) {
            final var again = new Held(held.space, held.range, before, null, -1);
            batch.event(event(id, held).outcome(Event.Outcome.FAILED).before(held.text).after(before).build())
                .upsert(upsert(id, again));
            live.put(id, again);
        } else if (held.depth == 0) {
            batch.event(event(id, held).outcome(Event.Outcome.FAILED).before(held.text).build()).remove(id);
            live.remove(id);
        }
        final var ended = gone.isEmpty() ? null : gone.getLast();
        final var back = ended == null ? null : last.get(ended);
        if (ended != null && back != null && live.values().stream()
                .noneMatch(other -> other.space.equals(back.space) && overlap(other.range, back.range))
                && touched.add(ended)) {
            final var again = new Held(back.space, back.range, back.text, null, -1);
            batch.event(event(ended, back).outcome(Event.Outcome.FAILED).after(back.text).build())
                .upsert(upsert(ended, again));
            gone.removeLast();
            live.put(ended, again);
        }
    }

    private Event.Builder event(final String id, final Held held) {
        return Event.of(now, Event.Category.LEASE, "test", "tester").leaseId(id).addressSpace(held.space);
    }

    private static LeaseUpsert upsert(final String id, final Held held) {
        return new LeaseUpsert(id, "r-" + id, held.space, held.range, held.text);
    }

    private static boolean overlap(final RangeKey one, final RangeKey other) {
        return one.family().equals(other.family()) && one.first().compareTo(other.last()) <= 0
            && one.last().compareTo(other.first()) >= 0;
    }

    private RangeKey range() {
        final int kind = random.nextInt(10);
        if (kind < 3) {
            return key("ipv4", 16 + random.nextInt(3), 1);
        }
        if (kind < 6) {
            final int bits = random.nextInt(5);
            return key("ipv4", (long) random.nextInt(64 >> bits) << bits, 1 << bits);
        }
        if (kind < 8) {
            return key("ipv4", random.nextInt(50), 1 + random.nextInt(14));
        }
        // blocks of ports of two addresses
        return key("port_set", random.nextInt(2) << 16 | random.nextInt(64) << 10, 1024);
    }

    private static RangeKey key(final String family, final long first, final long length) {
        return new RangeKey(family, BigInteger.valueOf(first), BigInteger.valueOf(first + length - 1));
    }

    /** Asks both who held what, so many times. */
    public void compare(final String what, final EventStore oracle, final EventStore store, final int times)
            throws EventStoreException {
        final long length = now.toEpochMilli() - start.toEpochMilli() + 10_000;
        for (int i = 0; i < times; i++) {
            final var at = start.minusMillis(1000).plusNanos((long) (random.nextDouble() * length * 1_000_000));
            final var space = random.nextBoolean() ? null : SPACES[random.nextInt(SPACES.length)];
            final var range = switch (random.nextInt(4)) {
                case 0 -> key("port_set", random.nextInt(2) << 16, 1 << 16);
                case 1 -> key("port_set", random.nextInt(1 << 17), 1);
                case 2 -> range();
                default -> key("ipv4", random.nextInt(70), 1);
            };
            assertEquals(sorted(oracle.leasesAt(space, range, at)), sorted(store.leasesAt(space, range, at)),
                () -> what + ": " + range + " of " + space + " at " + at);
        }
    }

    private static List<String> sorted(final List<String> texts) {
        return texts.stream().sorted().collect(Collectors.toList());
    }
}

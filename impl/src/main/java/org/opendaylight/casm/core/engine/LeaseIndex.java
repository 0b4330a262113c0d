/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;

/** The leases of one pool by the start of their range, which is unique. Not thread-safe. */
final class LeaseIndex {
    private static final int ROOM = 256;

    private Chunk[] chunks = {new Chunk(4)};
    /** First key of each chunk but the first, whose key counts as zero. */
    private long[] keys = new long[2];
    private int count = 1;
    private int leases;

    /** Sorted leases. */
    private static final class Chunk {
        private long[] keys;
        private @Nullable Lease[] leases;
        private int size;

        Chunk(final int room) {
            keys = new long[2 * room];
            leases = new @Nullable Lease[room];
        }
    }

    int size() {
        return leases;
    }

    /** Adds a lease, or replaces the one with the same start. */
    void put(final Lease lease) {
        final UInt128 start = lease.range().start();
        final int at = floor(keys, count, start.hi(), start.lo(), 1);
        final Chunk chunk = chunks[at];
        final int pos = floor(chunk.keys, chunk.size, start.hi(), start.lo(), 0);
        if (pos >= 0 && chunk.keys[2 * pos] == start.hi() && chunk.keys[2 * pos + 1] == start.lo()) {
            chunk.leases[pos] = lease;
            return;
        }
        leases++;
        if (chunk.size < ROOM) {
            insert(chunk, pos + 1, lease);
            return;
        }
        final int cut = pos + 1 == ROOM ? ROOM : ROOM / 2;
        final Chunk right = split(chunk, cut);
        if (pos + 1 < cut) {
            insert(chunk, pos + 1, lease);
        } else {
            insert(right, pos + 1 - cut, lease);
        }
        addChunk(at + 1, right);
    }

    private static void insert(final Chunk chunk, final int pos, final Lease lease) {
        if (chunk.size == chunk.leases.length) {
            final int room = Math.min(ROOM, 2 * chunk.size);
            chunk.keys = Arrays.copyOf(chunk.keys, 2 * room);
            chunk.leases = Arrays.copyOf(chunk.leases, room);
        }
        System.arraycopy(chunk.keys, 2 * pos, chunk.keys, 2 * pos + 2, 2 * (chunk.size - pos));
        System.arraycopy(chunk.leases, pos, chunk.leases, pos + 1, chunk.size - pos);
        chunk.size++;
        chunk.keys[2 * pos] = lease.range().start().hi();
        chunk.keys[2 * pos + 1] = lease.range().start().lo();
        chunk.leases[pos] = lease;
    }

    private static Chunk split(final Chunk chunk, final int cut) {
        final int moved = chunk.size - cut;
        final Chunk right = new Chunk(Math.max(moved + 1, 4));
        System.arraycopy(chunk.keys, 2 * cut, right.keys, 0, 2 * moved);
        System.arraycopy(chunk.leases, cut, right.leases, 0, moved);
        Arrays.fill(chunk.leases, cut, chunk.size, null);
        right.size = moved;
        chunk.size = cut;
        return right;
    }

    private void addChunk(final int at, final Chunk chunk) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * count);
            keys = Arrays.copyOf(keys, 4 * count);
        }
        System.arraycopy(chunks, at, chunks, at + 1, count - at);
        System.arraycopy(keys, 2 * at, keys, 2 * at + 2, 2 * (count - at));
        count++;
        chunks[at] = chunk;
        keys[2 * at] = chunk.keys[0];
        keys[2 * at + 1] = chunk.keys[1];
    }

    /** Replaces a lease by a later generation of itself; false when the lease is not here. */
    boolean replace(final Lease after) {
        final UInt128 start = after.range().start();
        final Chunk chunk = chunks[floor(keys, count, start.hi(), start.lo(), 1)];
        final int pos = floor(chunk.keys, chunk.size, start.hi(), start.lo(), 0);
        if (!isAt(chunk, pos, after)) {
            return false;
        }
        chunk.leases[pos] = after;
        return true;
    }

    private static boolean isAt(final Chunk chunk, final int pos, final Lease wanted) {
        final Lease there = pos < 0 ? null : chunk.leases[pos];
        return there != null && there.id().equals(wanted.id());
    }

    /** Removes a lease; false when it is not here. */
    boolean remove(final Lease lease) {
        final UInt128 start = lease.range().start();
        final int at = floor(keys, count, start.hi(), start.lo(), 1);
        final Chunk chunk = chunks[at];
        final int pos = floor(chunk.keys, chunk.size, start.hi(), start.lo(), 0);
        if (!isAt(chunk, pos, lease)) {
            return false;
        }
        leases--;
        System.arraycopy(chunk.keys, 2 * pos + 2, chunk.keys, 2 * pos, 2 * (chunk.size - pos - 1));
        System.arraycopy(chunk.leases, pos + 1, chunk.leases, pos, chunk.size - pos - 1);
        chunk.size--;
        chunk.leases[chunk.size] = null;
        if (chunk.size < ROOM / 4) {
            thinOut(at);
        }
        return true;
    }

    private void thinOut(final int at) {
        if (at + 1 < count && chunks[at].size + chunks[at + 1].size <= ROOM * 3 / 4) {
            merge(at);
        } else if (at > 0 && chunks[at - 1].size + chunks[at].size <= ROOM * 3 / 4) {
            merge(at - 1);
        }
    }

    private void merge(final int at) {
        final Chunk left = chunks[at];
        final Chunk right = chunks[at + 1];
        final int room = Math.max(left.leases.length, left.size + right.size);
        left.keys = Arrays.copyOf(left.keys, 2 * room);
        left.leases = Arrays.copyOf(left.leases, room);
        System.arraycopy(right.keys, 0, left.keys, 2 * left.size, 2 * right.size);
        System.arraycopy(right.leases, 0, left.leases, left.size, right.size);
        left.size += right.size;
        System.arraycopy(chunks, at + 2, chunks, at + 1, count - at - 2);
        System.arraycopy(keys, 2 * at + 4, keys, 2 * at + 2, 2 * (count - at - 2));
        count--;
    }

    /** The lease whose range contains the value; null for none. */
    @Nullable Lease containing(final UInt128 value) {
        final Lease lease = startingUpTo(value);
        return lease != null && lease.range().contains(value) ? lease : null;
    }

    /** The last lease that starts at the value or before it; null for none. */
    @Nullable Lease startingUpTo(final UInt128 value) {
        final int at = floor(keys, count, value.hi(), value.lo(), 1);
        return at(at, floor(chunks[at].keys, chunks[at].size, value.hi(), value.lo(), 0), -1);
    }

    /** Passes on the last lease before a range in which no lease starts, and the first behind it; none, one or both. */
    void around(final AddressRange range, final Consumer<Lease> consumer) {
        final UInt128 start = range.start();
        final int at = floor(keys, count, start.hi(), start.lo(), 1);
        final int pos = floor(chunks[at].keys, chunks[at].size, start.hi(), start.lo(), 0);
        final Lease before = at(at, pos, -1);
        final Lease behind = at(at, pos + 1, 1);
        if (before != null) {
            consumer.accept(before);
        }
        if (behind != null) {
            consumer.accept(behind);
        }
    }

    /** The lease of a chunk at a position, or if there is none the nearest in the direction; null for none. */
    private @Nullable Lease at(final int start, final int position, final int direction) {
        int at = start;
        int pos = position;
        while (pos < 0 || pos >= chunks[at].size) {
            at += direction;
            if (at < 0 || at == count) {
                return null;
            }
            pos = direction > 0 ? 0 : chunks[at].size - 1;
        }
        return chunks[at].leases[pos];
    }

    /** Passes on, ascending, all leases that have a value from the first to the last. */
    void overlapping(final UInt128 first, final UInt128 last, final Consumer<Lease> consumer) {
        final Lease before = containing(first);
        if (before != null && before.range().start().compareTo(first) < 0) {
            consumer.accept(before);
        }
        int at = floor(keys, count, first.hi(), first.lo(), 1);
        int pos = Math.max(0, floor(chunks[at].keys, chunks[at].size, first.hi(), first.lo(), 0));
        while (at < count) {
            for (; pos < chunks[at].size; pos++) {
                final Lease lease = chunks[at].leases[pos];
                if (lease == null || lease.range().start().compareTo(last) > 0) {
                    return;
                }
                if (lease.range().start().compareTo(first) >= 0) {
                    consumer.accept(lease);
                }
            }
            at++;
            pos = 0;
        }
    }

    /** The first leases, ascending, that have a value of the range; up to {@code max}. */
    List<Lease> first(final AddressRange range, final int max) {
        final var found = new ArrayList<Lease>();
        final Lease before = containing(range.start());
        if (before != null) {
            found.add(before);
        }
        int at = floor(keys, count, range.start().hi(), range.start().lo(), 1);
        int pos = 1 + floor(chunks[at].keys, chunks[at].size, range.start().hi(), range.start().lo(), 0);
        while (at < count && found.size() < max) {
            for (; pos < chunks[at].size && found.size() < max; pos++) {
                final Lease lease = chunks[at].leases[pos];
                if (lease == null || lease.range().start().compareTo(range.end()) > 0) {
                    return found;
                }
                found.add(lease);
            }
            at++;
            pos = 0;
        }
        return found;
    }

    /** Passes on all leases, ascending. */
    void forEach(final Consumer<Lease> consumer) {
        overlapping(UInt128.ZERO, UInt128.MAX, consumer);
    }

    /** The last key that is not above the value; of those from {@code from} on, else the one before it. */
    private static int floor(final long[] sorted, final int size, final long hi, final long lo, final int from) {
        int low = from;
        int high = size - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            if (UInt128.compare(sorted[2 * mid], sorted[2 * mid + 1], hi, lo) <= 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return high;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.UInt128;

/** Free ranges in ascending order, each as the halves of its start and end. */
final class FreeLeaf extends FreeNode {
    private static final int FIRST_ROOM = 2;

    long[] ranges = new long[4 * FIRST_ROOM];
    @Nullable FreeLeaf previous;
    @Nullable FreeLeaf next;

    FreeLeaf() {
        super(FIRST_ROOM);
    }

    long startHi(final int at) {
        return ranges[4 * at];
    }

    long startLo(final int at) {
        return ranges[4 * at + 1];
    }

    long endHi(final int at) {
        return ranges[4 * at + 2];
    }

    long endLo(final int at) {
        return ranges[4 * at + 3];
    }

    /** The last range that does not start above the value; -1 for none. */
    int floor(final long hi, final long lo) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            if (UInt128.compare(ranges[4 * mid], ranges[4 * mid + 1], hi, lo) <= 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return high;
    }

    void setStart(final int at, final long hi, final long lo) {
        ranges[4 * at] = hi;
        ranges[4 * at + 1] = lo;
        changed(at);
    }

    void setEnd(final int at, final long hi, final long lo) {
        ranges[4 * at + 2] = hi;
        ranges[4 * at + 3] = lo;
        changed(at);
    }

    private void changed(final int at) {
        setRank(at, Blocks.rank(startHi(at), startLo(at), endHi(at), endLo(at)));
        summed = false;
    }

    void insert(final int at, final long startHi, final long startLo, final long endHi, final long endLo) {
        grow(size + 1);
        System.arraycopy(ranges, 4 * at, ranges, 4 * at + 4, 4 * (size - at));
        System.arraycopy(ranks, at, ranks, at + 1, size - at);
        size++;
        ranges[4 * at] = startHi;
        ranges[4 * at + 1] = startLo;
        ranges[4 * at + 2] = endHi;
        ranges[4 * at + 3] = endLo;
        final byte rank = Blocks.rank(startHi, startLo, endHi, endLo);
        ranks[at] = rank;
        if (rank > top) {
            top = rank;
        }
        summed = false;
    }

    private void grow(final int needed) {
        if (needed > ranks.length) {
            final int room = Math.min(CAPACITY, Math.max(needed, 2 * ranks.length));
            ranges = Arrays.copyOf(ranges, 4 * room);
            ranks = Arrays.copyOf(ranks, room);
        }
    }

    @Override
    void remove(final int at) {
        final byte gone = ranks[at];
        System.arraycopy(ranges, 4 * at + 4, ranges, 4 * at, 4 * (size - at - 1));
        System.arraycopy(ranks, at + 1, ranks, at, size - at - 1);
        size--;
        if (gone == top) {
            findTop();
        }
        summed = false;
    }

    @Override
    void append(final FreeNode following) {
        final FreeLeaf other = (FreeLeaf) following;
        grow(size + other.size);
        System.arraycopy(other.ranges, 0, ranges, 4 * size, 4 * other.size);
        System.arraycopy(other.ranks, 0, ranks, size, other.size);
        size += other.size;
        findTop();
        summed = false;
    }

    @Override
    FreeNode split(final int at) {
        final FreeLeaf right = new FreeLeaf();
        right.size = size - at;
        right.grow(right.size + 1);
        System.arraycopy(ranges, 4 * at, right.ranges, 0, 4 * right.size);
        System.arraycopy(ranks, at, right.ranks, 0, right.size);
        size = at;
        findTop();
        right.findTop();
        right.previous = this;
        final FreeLeaf after = next;
        right.next = after;
        if (after != null) {
            after.previous = right;
        }
        next = right;
        summed = false;
        return right;
    }

    void unlink() {
        final FreeLeaf before = previous;
        final FreeLeaf after = next;
        if (before != null) {
            before.next = after;
        }
        if (after != null) {
            after.previous = before;
        }
    }

    @Override
    void sum(final int at) {
        final long lastLo = endLo(at) - startLo(at);
        final long lastHi = endHi(at) - startHi(at)
            - (Long.compareUnsigned(endLo(at), startLo(at)) < 0 ? 1 : 0);
        if (UInt128.compare(lastHi, lastLo, runHi, runLo) > 0) {
            runHi = lastHi;
            runLo = lastLo;
        }
        final UInt128 blocks = Blocks.of(startHi(at), startLo(at), endHi(at), endLo(at));
        blocksHi |= blocks.hi();
        blocksLo |= blocks.lo();
    }
}

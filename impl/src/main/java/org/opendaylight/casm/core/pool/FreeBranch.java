/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Arrays;
import org.opendaylight.casm.core.address.UInt128;

/** A node of nodes. The key of a child is the start of its first range; that of the very first child may be less. */
final class FreeBranch extends FreeNode {
    final FreeNode[] children = new FreeNode[CAPACITY];
    final long[] keys = new long[2 * CAPACITY];

    FreeBranch() {
        super(CAPACITY);
    }

    /** The child in which a range that starts here is, or would be. */
    int slot(final long hi, final long lo) {
        int low = 1;
        int high = size - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            if (UInt128.compare(keys[2 * mid], keys[2 * mid + 1], hi, lo) <= 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return high;
    }

    void insert(final int at, final FreeNode child, final long keyHi, final long keyLo) {
        System.arraycopy(children, at, children, at + 1, size - at);
        System.arraycopy(keys, 2 * at, keys, 2 * at + 2, 2 * (size - at));
        System.arraycopy(ranks, at, ranks, at + 1, size - at);
        size++;
        children[at] = child;
        keys[2 * at] = keyHi;
        keys[2 * at + 1] = keyLo;
        ranks[at] = child.top;
        if (child.top > top) {
            top = child.top;
        }
        summed = false;
    }

    @Override
    void remove(final int at) {
        System.arraycopy(children, at + 1, children, at, size - at - 1);
        System.arraycopy(keys, 2 * at + 2, keys, 2 * at, 2 * (size - at - 1));
        System.arraycopy(ranks, at + 1, ranks, at, size - at - 1);
        size--;
        children[size] = null;
        findTop();
        summed = false;
    }

    @Override
    void append(final FreeNode next) {
        final FreeBranch other = (FreeBranch) next;
        System.arraycopy(other.children, 0, children, size, other.size);
        System.arraycopy(other.keys, 0, keys, 2 * size, 2 * other.size);
        System.arraycopy(other.ranks, 0, ranks, size, other.size);
        size += other.size;
        findTop();
        summed = false;
    }

    @Override
    FreeNode split(final int at) {
        final FreeBranch right = new FreeBranch();
        right.size = size - at;
        System.arraycopy(children, at, right.children, 0, right.size);
        System.arraycopy(keys, 2 * at, right.keys, 0, 2 * right.size);
        System.arraycopy(ranks, at, right.ranks, 0, right.size);
        Arrays.fill(children, at, size, null);
        size = at;
        findTop();
        right.findTop();
        summed = false;
        return right;
    }

    @Override
    void sum(final int at) {
        final FreeNode child = children[at];
        child.sum();
        if (UInt128.compare(child.runHi, child.runLo, runHi, runLo) > 0) {
            runHi = child.runHi;
            runLo = child.runLo;
        }
        blocksHi |= child.blocksHi;
        blocksLo |= child.blocksLo;
    }
}

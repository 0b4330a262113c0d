/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

/**
 * A node of the tree of free ranges: a leaf of ranges or a branch of nodes, up to {@link #CAPACITY} of them.
 *
 * <p>What is in the subtree is summed up in two ways. The rank, exponent of the largest aligned block minus one, is
 * always right. The sums that only some searches need are computed when asked for, and forgotten at each change.
 */
abstract sealed class FreeNode permits FreeLeaf, FreeBranch {
    static final int CAPACITY = 32;
    /** Rank of nothing. */
    static final byte NONE = -2;

    int size;
    byte top = NONE;
    byte[] ranks;

    boolean summed;
    /** Length minus one of the longest range. */
    long runHi;
    long runLo;
    /** The exponents of the aligned blocks into which the ranges fall, as bits. */
    long blocksHi;
    long blocksLo;

    FreeNode(final int room) {
        ranks = new byte[room];
    }

    final void setRank(final int at, final byte rank) {
        final byte old = ranks[at];
        ranks[at] = rank;
        if (rank >= top) {
            top = rank;
        } else if (old == top) {
            findTop();
        }
    }

    final void findTop() {
        byte max = NONE;
        for (int i = 0; i < size; i++) {
            if (ranks[i] > max) {
                max = ranks[i];
            }
        }
        top = max;
    }

    final void sum() {
        if (!summed) {
            runHi = 0;
            runLo = 0;
            blocksHi = 0;
            blocksLo = 0;
            for (int i = 0; i < size; i++) {
                sum(i);
            }
            summed = true;
        }
    }

    /** Adds one entry to the sums. */
    abstract void sum(int at);

    /** Removes one entry. */
    abstract void remove(int at);

    /** Appends all entries of the next node of the same height. */
    abstract void append(FreeNode next);

    /** Moves the entries from {@code at} on to a new node. */
    abstract FreeNode split(int at);
}

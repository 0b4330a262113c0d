/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.UInt128;

/**
 * An index of free values of up to 128 bits: finds, takes and gives back aligned blocks and runs of any length.
 * Nothing is enumerated; each operation costs the logarithm of the number of separate free ranges, whatever their
 * size and however much is taken. Not thread-safe.
 *
 * <p>Searches leave the start of the piece they found in {@link #foundHi} and {@link #foundLo} and take nothing.
 */
public final class FreeSpace {
    private final FreeTree tree = new FreeTree();
    private final FreeSearch search = new FreeSearch(tree);
    private Borders borders;
    private long countHi;
    private long countLo;
    private @Nullable Watcher watcher;

    /** Is told of each change after it. */
    interface Watcher {
        /** A range became free. */
        void added(UInt128 first, UInt128 last);

        /** A range was taken out. */
        void taken(UInt128 first, UInt128 last);
    }

    /** An index in which nothing is free; free ranges never grow together across the borders. */
    public FreeSpace(final Borders borders) {
        this.borders = borders;
    }

    /** Has one watcher told of each change from now on. */
    void watch(final Watcher one) {
        watcher = one;
    }

    /** Makes a range free of which no value is free. */
    public void add(final long startHi, final long startLo, final long endHi, final long endLo) {
        enter(startHi, startLo, endHi, endLo);
        final Watcher told = watcher;
        if (told != null) {
            told.added(new UInt128(startHi, startLo), new UInt128(endHi, endLo));
        }
    }

    private void enter(final long startHi, final long startLo, final long endHi, final long endLo) {
        adjustCount(startHi, startLo, endHi, endLo, 1);
        final long beyondLo = endLo + 1;
        final long beyondHi = endHi + (beyondLo == 0 ? 1 : 0);
        final boolean top = (beyondHi | beyondLo) == 0;
        tree.seek(startHi, startLo);
        final FreeLeaf leaf = tree.leaf;
        final int pos = tree.pos;
        final FreeLeaf nextLeaf = pos + 1 < leaf.size ? leaf : leaf.next;
        final int nextPos = pos + 1 < leaf.size ? pos + 1 : 0;
        final boolean joinNext = !top && nextLeaf != null && nextLeaf.startLo(nextPos) == beyondLo
            && nextLeaf.startHi(nextPos) == beyondHi && !borders.startAt(beyondHi, beyondLo);
        final boolean joinPrevious = endsBefore(leaf, pos, startHi, startLo) && !borders.startAt(startHi, startLo);
        if (nextLeaf != null
            && UInt128.compare(nextLeaf.startHi(nextPos), nextLeaf.startLo(nextPos), endHi, endLo) <= 0) {
            throw new IllegalStateException("freed twice");
        }
        if (!joinNext && !joinPrevious) {
            tree.insert(pos + 1, startHi, startLo, endHi, endLo);
        } else if (!joinNext) {
            tree.stepBack();
            tree.setEnd(tree.pos, endHi, endLo);
        } else if (!joinPrevious && nextLeaf == leaf) {
            tree.setStart(pos + 1, startHi, startLo);
        } else {
            final long lastHi = nextLeaf.endHi(nextPos);
            final long lastLo = nextLeaf.endLo(nextPos);
            if (nextLeaf != leaf) {
                tree.seek(beyondHi, beyondLo);
            }
            tree.remove(nextPos);
            tree.seek(startHi, startLo);
            if (joinPrevious) {
                tree.stepBack();
                tree.setEnd(tree.pos, lastHi, lastLo);
            } else {
                tree.insert(tree.pos + 1, startHi, startLo, lastHi, lastLo);
            }
        }
    }

    /** Sets other borders; ranges that they would have kept apart or together stay as they are. */
    public void setBorders(final Borders others) {
        borders = others;
    }

    private static boolean endsBefore(final FreeLeaf leaf, final int pos, final long startHi, final long startLo) {
        final FreeLeaf at = pos >= 0 ? leaf : leaf.previous;
        if (at == null) {
            return false;
        }
        final int last = pos >= 0 ? pos : at.size - 1;
        final long beyondLo = at.endLo(last) + 1;
        return beyondLo == startLo && at.endHi(last) + (beyondLo == 0 ? 1 : 0) == startHi;
    }

    /** Takes a range out; false, and nothing changes, when not all of it is free. */
    public boolean take(final long startHi, final long startLo, final long endHi, final long endLo) {
        if (!tree.covers(startHi, startLo, endHi, endLo)) {
            return false;
        }
        remove(startHi, startLo, endHi, endLo);
        final Watcher told = watcher;
        if (told != null) {
            told.taken(new UInt128(startHi, startLo), new UInt128(endHi, endLo));
        }
        return true;
    }

    private void remove(final long startHi, final long startLo, final long endHi, final long endLo) {
        adjustCount(startHi, startLo, endHi, endLo, -1);
        final FreeLeaf leaf = tree.leaf;
        final int pos = tree.pos;
        final boolean fromStart = leaf.startLo(pos) == startLo && leaf.startHi(pos) == startHi;
        final long lastHi = leaf.endHi(pos);
        final long lastLo = leaf.endLo(pos);
        final boolean toEnd = lastLo == endLo && lastHi == endHi;
        if (fromStart && toEnd) {
            tree.remove(pos);
            return;
        }
        final long beyondLo = endLo + 1;
        final long beyondHi = endHi + (beyondLo == 0 ? 1 : 0);
        if (fromStart) {
            tree.setStart(pos, beyondHi, beyondLo);
            return;
        }
        tree.setEnd(pos, startHi - (startLo == 0 ? 1 : 0), startLo - 1);
        if (!toEnd) {
            tree.insert(pos + 1, beyondHi, beyondLo, lastHi, lastLo);
        }
    }

    private void adjustCount(final long startHi, final long startLo, final long endHi, final long endLo,
            final int sign) {
        final long lastLo = endLo - startLo;
        final long sizeLo = lastLo + 1;
        final long sizeHi = endHi - startHi - (Long.compareUnsigned(endLo, startLo) < 0 ? 1 : 0)
            + (sizeLo == 0 ? 1 : 0);
        final long sum = countLo + sign * sizeLo;
        final boolean carry = sign > 0 ? Long.compareUnsigned(sum, countLo) < 0
            : Long.compareUnsigned(countLo, sizeLo) < 0;
        countHi += sign * (sizeHi + (carry ? 1 : 0));
        countLo = sum;
    }

    /** True when all of the range is free. */
    public boolean isFree(final long startHi, final long startLo, final long endHi, final long endLo) {
        return tree.covers(startHi, startLo, endHi, endLo);
    }

    /** Finds the first piece that starts at or after a value. */
    public boolean first(final Demand demand, final long fromHi, final long fromLo) {
        return search.first(demand, fromHi, fromLo);
    }

    /** Finds the last piece that starts at or before a value. */
    public boolean last(final Demand demand, final long upToHi, final long upToLo) {
        return search.last(demand, upToHi, upToLo);
    }

    /**
     * Finds the first of the smallest aligned free blocks that hold the piece; when none holds it as a whole, as can
     * be with runs, the first piece.
     */
    public boolean tightest(final Demand demand) {
        return search.tightest(demand.isBlock() ? demand.exponent() : bits(demand)) || search.first(demand, 0, 0);
    }

    /** Finds the start of the first of the largest aligned free blocks; when that does not do, the first piece. */
    public boolean roomiest(final Demand demand) {
        final int largest = largestExponent();
        return largest >= bits(demand) && search.first(Demand.block(largest), 0, 0) || search.first(demand, 0, 0);
    }

    private static int bits(final Demand demand) {
        return Math.max(demand.exponent(), 128 - new UInt128(demand.lastHi(), demand.lastLo()).numberOfLeadingZeros());
    }

    /** Upper half of the start found last. */
    public long foundHi() {
        return search.hi;
    }

    /** Lower half of the start found last. */
    public long foundLo() {
        return search.lo;
    }

    /** Exponent of the largest aligned free block, 0..128; -1 when nothing is free. */
    public int largestExponent() {
        return tree.root.size == 0 ? -1 : tree.root.top + 1;
    }

    /** Length minus one of the longest free range; empty when nothing is free. */
    public Optional<UInt128> longestRun() {
        if (tree.root.size == 0) {
            return Optional.empty();
        }
        tree.root.sum();
        return Optional.of(new UInt128(tree.root.runHi, tree.root.runLo));
    }

    /** Number of separate free ranges. */
    public int fragments() {
        return tree.ranges;
    }

    /** Number of free values modulo 2^128; zero stands for 2^128 unless {@link #isEmpty}. */
    public UInt128 count() {
        return new UInt128(countHi, countLo);
    }

    /** True when nothing is free. */
    public boolean isEmpty() {
        return tree.ranges == 0;
    }
}

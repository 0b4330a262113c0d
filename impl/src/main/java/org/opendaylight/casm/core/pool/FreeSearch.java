/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import org.opendaylight.casm.core.address.UInt128;

/** Finds pieces in a tree of free ranges; the start of what was found last is in {@link #hi} and {@link #lo}. */
final class FreeSearch {
    private final FreeTree tree;

    long hi;
    long lo;

    FreeSearch(final FreeTree tree) {
        this.tree = tree;
    }

    /** The first piece that starts at or after the value. */
    boolean first(final Demand demand, final long fromHi, final long fromLo) {
        tree.seek(fromHi, fromLo);
        final FreeLeaf leaf = tree.leaf;
        final int pos = tree.pos;
        if (pos < 0) {
            final FreeLeaf before = leaf.previous;
            if (before != null && lowestIn(before, before.size - 1, demand, fromHi, fromLo)) {
                return true;
            }
        } else if (lowestIn(leaf, pos, demand, fromHi, fromLo)) {
            return true;
        }
        if (firstIn(leaf, pos + 1, demand)) {
            return true;
        }
        for (int level = tree.height - 1; level >= 0; level--) {
            if (firstIn(tree.branches[level], tree.slots[level] + 1, demand)) {
                return true;
            }
        }
        return false;
    }

    private boolean firstIn(final FreeNode node, final int from, final Demand demand) {
        final boolean block = demand.isBlock();
        final int rank = demand.exponent() - 1;
        for (int i = from; i < node.size; i++) {
            if (node.ranks[i] < rank && block) {
                continue;
            }
            if (node instanceof FreeLeaf leaf) {
                if (lowestIn(leaf, i, demand, 0, 0)) {
                    return true;
                }
            } else if (mayFit(((FreeBranch) node).children[i], demand, block)
                && firstIn(((FreeBranch) node).children[i], 0, demand)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayFit(final FreeNode node, final Demand demand, final boolean block) {
        if (block) {
            return true;
        }
        node.sum();
        return UInt128.compare(node.runHi, node.runLo, demand.lastHi(), demand.lastLo()) >= 0;
    }

    /** The lowest piece in one range that does not start below a value. */
    private boolean lowestIn(final FreeLeaf leaf, final int at, final Demand demand, final long fromHi,
            final long fromLo) {
        long startHi = leaf.startHi(at);
        long startLo = leaf.startLo(at);
        if (UInt128.compare(startHi, startLo, fromHi, fromLo) < 0) {
            startHi = fromHi;
            startLo = fromLo;
        }
        final long maskHi = UInt128.lowMaskHi(demand.exponent());
        final long maskLo = UInt128.lowMaskLo(demand.exponent());
        if ((startHi & maskHi | startLo & maskLo) != 0) {
            startHi |= maskHi;
            startLo |= maskLo;
            if (++startLo == 0 && ++startHi == 0) {
                return false;
            }
        }
        return takeIfRoom(startHi, startLo, leaf.endHi(at), leaf.endLo(at), demand);
    }

    private boolean takeIfRoom(final long startHi, final long startLo, final long endHi, final long endLo,
            final Demand demand) {
        if (UInt128.compare(startHi, startLo, endHi, endLo) > 0) {
            return false;
        }
        final long roomLo = endLo - startLo;
        final long roomHi = endHi - startHi - (Long.compareUnsigned(endLo, startLo) < 0 ? 1 : 0);
        if (UInt128.compare(roomHi, roomLo, demand.lastHi(), demand.lastLo()) < 0) {
            return false;
        }
        hi = startHi;
        lo = startLo;
        return true;
    }

    /** The last piece that does not start after the value. */
    boolean last(final Demand demand, final long upToHi, final long upToLo) {
        tree.seek(upToHi, upToLo);
        if (lastIn(tree.leaf, tree.pos, demand, upToHi, upToLo)) {
            return true;
        }
        for (int level = tree.height - 1; level >= 0; level--) {
            if (lastIn(tree.branches[level], tree.slots[level] - 1, demand, upToHi, upToLo)) {
                return true;
            }
        }
        return false;
    }

    private boolean lastIn(final FreeNode node, final int from, final Demand demand, final long upToHi,
            final long upToLo) {
        final boolean block = demand.isBlock();
        final int rank = demand.exponent() - 1;
        for (int i = from; i >= 0; i--) {
            if (node.ranks[i] < rank && block) {
                continue;
            }
            if (node instanceof FreeLeaf leaf) {
                if (highestIn(leaf, i, demand, upToHi, upToLo)) {
                    return true;
                }
            } else {
                final FreeNode child = ((FreeBranch) node).children[i];
                if (mayFit(child, demand, block) && lastIn(child, child.size - 1, demand, upToHi, upToLo)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The highest piece in one range that does not start above a value. */
    private boolean highestIn(final FreeLeaf leaf, final int at, final Demand demand, final long upToHi,
            final long upToLo) {
        final long endHi = leaf.endHi(at);
        final long endLo = leaf.endLo(at);
        if (UInt128.compare(endHi, endLo, demand.lastHi(), demand.lastLo()) < 0) {
            return false;
        }
        long startLo = endLo - demand.lastLo();
        long startHi = endHi - demand.lastHi() - (Long.compareUnsigned(endLo, demand.lastLo()) < 0 ? 1 : 0);
        if (UInt128.compare(startHi, startLo, upToHi, upToLo) > 0) {
            startHi = upToHi;
            startLo = upToLo;
        }
        startHi &= ~UInt128.lowMaskHi(demand.exponent());
        startLo &= ~UInt128.lowMaskLo(demand.exponent());
        return UInt128.compare(startHi, startLo, leaf.startHi(at), leaf.startLo(at)) >= 0
            && takeIfRoom(startHi, startLo, endHi, endLo, demand);
    }

    /** The first of the smallest aligned blocks that are at least as large as the one wanted. */
    boolean tightest(final int exponent) {
        final FreeNode root = tree.root;
        root.sum();
        final UInt128 enough = new UInt128(root.blocksHi, root.blocksLo).and(UInt128.lowMask(exponent).not());
        final int wanted = enough.numberOfTrailingZeros();
        if (wanted >= 128) {
            return exponent == 128 && first(Demand.block(128), 0, 0);
        }
        final UInt128 bit = UInt128.ONE.shiftLeft(wanted);
        FreeNode node = root;
        while (node instanceof FreeBranch branch) {
            int at = 0;
            while (!hasBlock(branch.children[at], bit)) {
                at++;
            }
            node = branch.children[at];
        }
        final FreeLeaf leaf = (FreeLeaf) node;
        for (int i = 0; i < leaf.size; i++) {
            final UInt128 blocks = Blocks.of(leaf.startHi(i), leaf.startLo(i), leaf.endHi(i), leaf.endLo(i));
            if (!blocks.and(bit).equals(UInt128.ZERO)) {
                locate(leaf, i, wanted);
                return true;
            }
        }
        throw new IllegalStateException("block of 2^" + wanted + " lost");
    }

    private static boolean hasBlock(final FreeNode node, final UInt128 bit) {
        node.sum();
        return (node.blocksHi & bit.hi() | node.blocksLo & bit.lo()) != 0;
    }

    private void locate(final FreeLeaf leaf, final int at, final int exponent) {
        final UInt128 found = Blocks.locate(leaf.startHi(at), leaf.startLo(at), leaf.endHi(at), leaf.endLo(at),
            exponent);
        hi = found.hi();
        lo = found.lo();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import org.opendaylight.casm.core.address.UInt128;

/**
 * A B+ tree of disjoint ranges, ascending. After {@link #seek} it stands on a position; changes are made there and
 * leave the position undefined.
 */
final class FreeTree {
    private static final int MAX_HEIGHT = 16;
    private static final int SCARCE = FreeNode.CAPACITY / 4;
    private static final int MERGEABLE = FreeNode.CAPACITY * 3 / 4;

    final FreeBranch[] branches = new FreeBranch[MAX_HEIGHT];
    final int[] slots = new int[MAX_HEIGHT];
    FreeNode root = new FreeLeaf();
    int height;
    FreeLeaf leaf = (FreeLeaf) root;
    int pos;
    int ranges;

    /** Goes to the last range that does not start above the value; in that leaf, at -1 when it has none. */
    void seek(final long hi, final long lo) {
        FreeNode node = root;
        for (int level = 0; level < height; level++) {
            final FreeBranch branch = (FreeBranch) node;
            final int slot = branch.slot(hi, lo);
            branches[level] = branch;
            slots[level] = slot;
            node = branch.children[slot];
        }
        leaf = (FreeLeaf) node;
        pos = leaf.floor(hi, lo);
    }

    /** Goes one range back when the position is before the first of a leaf; false when there is none. */
    boolean stepBack() {
        if (pos >= 0) {
            return true;
        }
        final FreeLeaf before = leaf.previous;
        if (before == null) {
            return false;
        }
        seek(before.startHi(before.size - 1), before.startLo(before.size - 1));
        return true;
    }

    void setStart(final int at, final long hi, final long lo) {
        leaf.setStart(at, hi, lo);
        if (at == 0) {
            setKeys(height, hi, lo);
        }
        update();
    }

    void setEnd(final int at, final long hi, final long lo) {
        leaf.setEnd(at, hi, lo);
        update();
    }

    /** Tells the branches above this level that the subtree now starts here. */
    private void setKeys(final int below, final long hi, final long lo) {
        for (int level = below - 1; level >= 0; level--) {
            final int slot = slots[level];
            branches[level].keys[2 * slot] = hi;
            branches[level].keys[2 * slot + 1] = lo;
            if (slot > 0) {
                return;
            }
        }
    }

    /** Carries the rank of the leaf to the root. */
    private void update() {
        FreeNode node = leaf;
        for (int level = height - 1; level >= 0; level--) {
            final FreeBranch branch = branches[level];
            branch.summed = false;
            if (branch.ranks[slots[level]] != node.top) {
                branch.setRank(slots[level], node.top);
            }
            node = branch;
        }
    }

    void insert(final int at, final long startHi, final long startLo, final long endHi, final long endLo) {
        ranges++;
        if (at == 0) {
            setKeys(height, startHi, startLo);
        }
        if (leaf.size < FreeNode.CAPACITY) {
            leaf.insert(at, startHi, startLo, endHi, endLo);
            update();
            return;
        }
        final int cut = at == FreeNode.CAPACITY ? at : FreeNode.CAPACITY / 2;
        final FreeLeaf right = (FreeLeaf) leaf.split(cut);
        if (at < cut) {
            leaf.insert(at, startHi, startLo, endHi, endLo);
        } else {
            right.insert(at - cut, startHi, startLo, endHi, endLo);
        }
        update();
        addSibling(right, right.startHi(0), right.startLo(0));
    }

    private void addSibling(final FreeNode first, final long firstKeyHi, final long firstKeyLo) {
        FreeNode added = first;
        long keyHi = firstKeyHi;
        long keyLo = firstKeyLo;
        for (int level = height - 1; level >= 0; level--) {
            final FreeBranch branch = branches[level];
            final int at = slots[level] + 1;
            if (branch.size < FreeNode.CAPACITY) {
                branch.insert(at, added, keyHi, keyLo);
                refresh(level);
                return;
            }
            final int cut = at == FreeNode.CAPACITY ? at : FreeNode.CAPACITY / 2;
            final FreeBranch right = (FreeBranch) branch.split(cut);
            if (at <= cut && cut < FreeNode.CAPACITY) {
                branch.insert(at, added, keyHi, keyLo);
            } else {
                right.insert(at - cut, added, keyHi, keyLo);
            }
            refresh(level);
            added = right;
            keyHi = right.keys[0];
            keyLo = right.keys[1];
        }
        final FreeBranch top = new FreeBranch();
        top.insert(0, root, 0, 0);
        top.insert(1, added, keyHi, keyLo);
        root = top;
        height++;
    }

    /** Carries the rank of the branch at this level to the root. */
    private void refresh(final int from) {
        for (int level = from; level > 0; level--) {
            branches[level - 1].summed = false;
            branches[level - 1].setRank(slots[level - 1], branches[level].top);
        }
    }

    void remove(final int at) {
        ranges--;
        leaf.remove(at);
        if (at == 0 && leaf.size > 0) {
            setKeys(height, leaf.startHi(0), leaf.startLo(0));
        }
        update();
        if (leaf.size < SCARCE) {
            thinOut();
        }
    }

    /** Merges nodes that have become scarce with a neighbour below the same branch, and drops empty ones. */
    private void thinOut() {
        FreeNode node = leaf;
        for (int level = height - 1; level >= 0 && node.size < SCARCE; level--) {
            final FreeBranch branch = branches[level];
            final int slot = slots[level];
            if (node.size == 0) {
                drop(branch, slot);
                if (slot == 0 && branch.size > 0) {
                    setKeys(level, branch.keys[0], branch.keys[1]);
                }
            } else if (slot + 1 < branch.size && node.size + branch.children[slot + 1].size <= MERGEABLE) {
                node.append(branch.children[slot + 1]);
                branch.ranks[slot] = node.top;
                drop(branch, slot + 1);
            } else if (slot > 0 && node.size + branch.children[slot - 1].size <= MERGEABLE) {
                final FreeNode before = branch.children[slot - 1];
                before.append(node);
                branch.ranks[slot - 1] = before.top;
                drop(branch, slot);
            }
            refresh(level);
            node = branch;
        }
        while (height > 0 && root.size <= 1) {
            root = root.size == 0 ? new FreeLeaf() : ((FreeBranch) root).children[0];
            height = root instanceof FreeLeaf ? 0 : height - 1;
        }
    }

    private static void drop(final FreeBranch branch, final int slot) {
        if (branch.children[slot] instanceof FreeLeaf gone) {
            gone.unlink();
        }
        branch.remove(slot);
    }

    /** True when the position holds a range that contains all of the given one. */
    boolean covers(final long startHi, final long startLo, final long endHi, final long endLo) {
        seek(startHi, startLo);
        return stepBack() && UInt128.compare(endHi, endLo, leaf.endHi(pos), leaf.endLo(pos)) <= 0;
    }
}

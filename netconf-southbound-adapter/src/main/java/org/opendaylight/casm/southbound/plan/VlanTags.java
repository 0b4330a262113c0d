/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

/**
 * One VLAN tag (IEEE 802.1Q) or two (802.1ad).
 *
 * @param outer the only or outer tag, 1 to 4094
 * @param inner the inner tag, 1 to 4094; 0 for none
 */
public record VlanTags(int outer, int inner) {
    private static final int LAST = 4094;
    private static final int FACTOR = 4096;

    public VlanTags {
        if (outer < 1 || outer > LAST || inner < 0 || inner > LAST) {
            throw new IllegalArgumentException("Not VLAN tags: " + outer + "." + inner);
        }
    }

    /**
     * Reads tags.
     *
     * @param text what {@link #toString()} gives
     * @return the tags
     * @throws IllegalArgumentException if it is something else
     */
    public static VlanTags parse(final String text) {
        final int dot = text.indexOf('.');
        return dot < 0 ? new VlanTags(Integer.parseInt(text), 0)
            : new VlanTags(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /**
     * Returns the index that CASM gives the subinterface: the tag, or 4096 times the outer one plus the inner one.
     *
     * @return a number that is different for different tags, never 0
     */
    public long unit() {
        return inner == 0 ? outer : (long) outer * FACTOR + inner;
    }

    @Override
    public String toString() {
        return inner == 0 ? Integer.toString(outer) : outer + "." + inner;
    }
}

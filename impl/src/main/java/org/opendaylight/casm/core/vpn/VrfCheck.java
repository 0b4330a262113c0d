/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;

/** Finds parts of one routing table that overlap. */
public final class VrfCheck {
    private static final Comparator<Part> ORDER = Comparator.<Part, Integer>comparing(
        part -> part.range().family().ordinal()).thenComparing(part -> part.range().start())
        .thenComparing(part -> part.range().end());

    /**
     * A part.
     *
     * @param range its addresses
     * @param what it is, for people
     */
    public record Part(AddressRange range, String what) {
    }

    private VrfCheck() {
        // functions only
    }

    /** Two parts that overlap, in words; null when none do. Costs n log n. */
    public static @Nullable String clash(final List<Part> parts) {
        final var sorted = new ArrayList<>(parts);
        sorted.sort(ORDER);
        Part widest = null;
        for (final Part part : sorted) {
            if (widest != null && widest.range().overlaps(part.range())) {
                return text(part, widest);
            }
            widest = part;
        }
        return null;
    }

    /** A new part that overlaps one that was there, in words; null when none does. Costs n log n. */
    public static @Nullable String clash(final List<Part> fresh, final List<Part> there) {
        final var sorted = new ArrayList<>(fresh);
        sorted.addAll(there);
        sorted.sort(ORDER);
        final Set<Part> own = Collections.newSetFromMap(new IdentityHashMap<>());
        own.addAll(fresh);
        Part widestFresh = null;
        Part widestThere = null;
        for (final Part part : sorted) {
            final boolean isFresh = own.contains(part);
            final Part other = isFresh ? widestThere : widestFresh;
            if (other != null && other.range().overlaps(part.range())) {
                return isFresh ? text(part, other) : text(other, part);
            }
            if (isFresh) {
                widestFresh = wider(widestFresh, part);
            } else {
                widestThere = wider(widestThere, part);
            }
        }
        return null;
    }

    private static Part wider(final @Nullable Part before, final Part part) {
        return before == null || before.range().family() != part.range().family()
            || before.range().end().compareTo(part.range().end()) < 0 ? part : before;
    }

    private static String text(final Part part, final Part other) {
        return part.what() + " overlaps " + other.what() + "; in one network instance each address has one place";
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;

/** Finds parts of one routing table that overlap. */
public final class VrfCheck {
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
        sorted.sort(Comparator.<Part, Integer>comparing(part -> part.range().family().ordinal())
            .thenComparing(part -> part.range().start()).thenComparing(part -> part.range().end()));
        Part widest = null;
        for (final Part part : sorted) {
            if (widest != null && widest.range().overlaps(part.range())) {
                return part.what() + " overlaps " + widest.what() + "; in one network instance each address has one"
                    + " place";
            }
            widest = part;
        }
        return null;
    }
}

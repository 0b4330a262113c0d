/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.SlapQuadrant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Segment;

/** Whether blocks lie in the quadrant of the local address plan that was named with them. */
public final class SlapMapper {
    private SlapMapper() {
        // functions only
    }

    /**
     * Gives back the ranges of a segment or an exclusion.
     *
     * @throws IllegalArgumentException when one is not in the quadrant that is named
     */
    public static List<AddressRange> inQuadrant(final Segment from, final List<AddressRange> ranges,
            final String what) {
        final var named = from.getSlapQuadrant();
        if (named != null) {
            final SlapQuadrant wanted = switch (named) {
                case Aai -> SlapQuadrant.AAI;
                case Eli -> SlapQuadrant.ELI;
                case Reserved -> SlapQuadrant.RESERVED;
                case Sai -> SlapQuadrant.SAI;
            };
            for (final AddressRange range : ranges) {
                if (!SlapQuadrant.of(range).equals(Optional.of(wanted))) {
                    throw new IllegalArgumentException(what + " has the slap-quadrant "
                        + wanted.name().toLowerCase(Locale.ROOT) + ", and " + range + " is not in it: the second"
                        + " hexadecimal digit of its MAC addresses is " + wanted.digit());
                }
            }
        }
        return ranges;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Segment.SlapQuadrant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Segment;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.SegmentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;

/** The quadrants of RFC 8948. */
class SlapMapperTest {
    private static Segment in(final SlapQuadrant quadrant) {
        return new SegmentBuilder().setId(new Name("s")).setSlapQuadrant(quadrant).build();
    }

    private static List<AddressRange> macs(final String text) {
        return List.of(AddressRange.parse(AddressFamily.MAC, text));
    }

    @ParameterizedTest
    @CsvSource({"Aai, 02:00:00:00:00:00-02:ff:ff:ff:ff:ff", "Eli, 1a:00:00:00:00:00-1a:00:00:00:00:07",
        "Reserved, f6:00:00:00:00:00", "Sai, ce:00:00:00:00:00"})
    void takesWhatIsInItsQuadrant(final SlapQuadrant quadrant, final String macs) {
        assertEquals(macs(macs), SlapMapper.inQuadrant(in(quadrant), macs(macs), "segment 's'"));
        for (final SlapQuadrant other : SlapQuadrant.values()) {
            if (other != quadrant) {
                final var refusal = assertThrows(IllegalArgumentException.class,
                    () -> SlapMapper.inQuadrant(in(other), macs(macs), "segment 's'"));
                assertTrue(refusal.getMessage().contains("segment 's' has the slap-quadrant"), refusal::getMessage);
            }
        }
    }

    @Test
    void refusesAQuadrantOfWhatIsInNone() {
        for (final AddressRange range : List.of(macs("00:1b:21:00:00:00").getFirst(),
            macs("02:00:00:00:00:00-12:00:00:00:00:00").getFirst(), macs("03:00:00:00:00:00").getFirst(),
            AddressRange.parse("10.0.0.0/24"))) {
            assertThrows(IllegalArgumentException.class,
                () -> SlapMapper.inQuadrant(in(SlapQuadrant.Aai), List.of(range), "segment 's'"));
            assertEquals(List.of(range), SlapMapper.inQuadrant(new SegmentBuilder().setId(new Name("s")).build(),
                List.of(range), "segment 's'"));
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.Prefix;

class LinkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.2/31, false, , 10.0.0.2, 10.0.0.3",
        "10.0.0.2/31, false, 10.0.0.2, 10.0.0.3, 10.0.0.2",
        "10.0.0.4/30, false, , 10.0.0.5, 10.0.0.6",
        "10.0.0.4/30, false, 10.0.0.5, 10.0.0.6, 10.0.0.5",
        "10.0.0.4/30, false, 2001:db8::1, 10.0.0.5, 10.0.0.6",
        "2001:db8::2/127, false, , 2001:db8::2, 2001:db8::3",
        "2001:db8:0:1::/64, false, , 2001:db8:0:1::1, 2001:db8:0:1::2",
        "192.168.0.0/24, true, , 192.168.0.1, ",
        "192.168.0.0/24, true, 192.168.0.1, 192.168.0.2, 192.168.0.1",
        "192.0.2.7/32, false, , 192.0.2.7, ",
    })
    void bothSidesHaveTheirAddress(final String prefix, final boolean lan, final String agreed, final String pe,
            final String ce) {
        final var link = Link.of(Prefix.parse(prefix), lan, agreed == null ? List.of() : List.of(agreed));

        assertEquals(pe, link.peText());
        assertEquals(ce, link.ceText());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.2/31, 10.0.0.4", "10.0.0.4/30, 10.0.0.4", "10.0.0.4/30, 10.0.0.7", "2001:db8::/64, 2001:db8::"})
    void anAddressThatIsNoneOfTheLinkIsRefused(final String prefix, final String agreed) {
        final var refused = assertThrows(IllegalArgumentException.class,
            () -> Link.of(Prefix.parse(prefix), false, List.of(agreed)));

        assertTrue(refused.getMessage().contains(agreed + " is no host address of the link " + prefix),
            refused::getMessage);
    }

    @Test
    void hostsGetWhatNeitherSideUses() {
        final var link = Link.of(Prefix.parse("192.168.0.0/29"), true, List.of("192.168.0.3"));

        assertEquals("192.168.0.4-192.168.0.6", link.hosts(3));
        assertThrows(IllegalArgumentException.class, () -> link.hosts(4));
    }
}

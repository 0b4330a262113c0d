/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeaderTest {
    private static String id(final String device, final String message, final Long boot) {
        return new Header(device, message, boot).requestId(0);
    }

    @Test
    void namesDeviceBootAndMessage() {
        assertEquals("device/bng1/7/m1", id("bng1", "m1", 7L));
        assertEquals("device/bng1/-/m1", id("bng1", "m1", null));
        assertEquals("device/bng1/18446744073709551615/m1", id("bng1", "m1", -1L));
        assertEquals("device/bng1+2/7/m1", new Header("bng1", "m1", 7L).requestId(2));
    }

    @Test
    void keepsDevicesApartWhateverTheirNames() {
        assertNotEquals(id("a", "2/m", 1L), id("a/1", "m", 2L));
        assertNotEquals(id("a%2F1", "m", 1L), id("a/1", "m", 1L));
        assertNotEquals(new Header("a+1", "m", 1L).requestId(0), new Header("a", "m", 1L).requestId(1));
    }

    @Test
    void staysWithinTheBoundOfIds() {
        final var longest = id("d".repeat(128), "m".repeat(128), -1L);

        assertTrue(longest.length() <= 128, longest);
        assertNotEquals(longest, id("d".repeat(128), "m".repeat(127) + 'n', -1L));
        assertNotEquals(longest, id("d".repeat(127) + 'e', "m".repeat(128), -1L));
        assertTrue(longest.startsWith(new Header("d".repeat(128), "x", -1L).requestPrefix(0)));
    }
}

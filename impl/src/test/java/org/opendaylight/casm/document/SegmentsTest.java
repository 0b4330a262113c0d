/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** The first octet of an identifier of an Ethernet segment is its type (RFC 7432 section 5). */
@ExtendWith(MockitoExtension.class)
class SegmentsTest {
    @Mock
    private Surroundings around;

    private List<Slot> read(final String type, final String identifier) throws DocumentException {
        final var book = new NeedBook(new Wishes(false, null, null, List.of()), around);
        Segments.read(new Tree(Documents.json("{\"ethernet-segment\": [{\"name\": \"left\", \"esi-type\":"
            + " \"ietf-ethernet-segment:" + type + "\", \"ethernet-segment-identifier\": \"" + identifier + "\"}]}"),
            "/ethernet-segments"), book);
        return book.slots();
    }

    @ParameterizedTest
    @CsvSource({
        "esi-type-0-operator, 00:11:22:33:44:55:66:77:88:99",
        "esi-type-1-lacp, 01:11:22:33:44:55:66:77:88:00",
        "esi-type-3-mac, 03:11:22:33:44:55:66:77:88:99",
        "somebody-s-own, 04:11:22:33:44:55:66:77:88:00",
    })
    void anIdentifierOfItsTypeIsTaken(final String type, final String identifier) throws DocumentException {
        assertEquals(List.of(), read(type, identifier));
    }

    @ParameterizedTest
    @CsvSource({
        "esi-type-0-operator, 03:11:22:33:44:55:66:77:88:99, write 00",
        "esi-type-3-mac, 00:11:22:33:44:55:66:77:88:99, write 03",
        "esi-type-5-asn, 04:11:22:33:44:55:66:77:88:00, write 05",
    })
    void anIdentifierOfAnotherTypeIsRefused(final String type, final String identifier, final String remedy) {
        final String message = assertThrows(DocumentException.class, () -> read(type, identifier)).refusal().message();

        assertTrue(message.contains("/ethernet-segment=left/ethernet-segment-identifier: is " + identifier)
            && message.contains(type) && message.contains(remedy), message);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.List;

/** Reads the texts of exports. */
public final class Inventory {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Form of a text. */
    public enum Format {
        /** JSON when it begins with a bracket or a brace, else CSV. */
        AUTO,
        /** Separated values with headings. */
        CSV,
        /** An array of objects. */
        JSON
    }

    private Inventory() {
        // functions only
    }

    /**
     * The rows of a text, in its order.
     *
     * @throws MalformedInventoryException when it is not of that form; a single row that cannot be read is one of the
     *         rows
     */
    public static List<Row> read(final String text, final Format format)
            throws MalformedInventoryException {
        final var plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        final boolean json = switch (format) {
            case JSON -> true;
            case CSV -> false;
            case AUTO -> looksLikeJson(plain);
        };
        return new RowReader(json ? JsonTable.read(plain) : CsvTable.read(plain)).rows();
    }

    private static boolean looksLikeJson(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i) == '[' || text.charAt(i) == '{';
            }
        }
        return false;
    }
}

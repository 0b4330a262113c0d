/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The values of one row.
 *
 * @param number where the row is
 * @param values what is not blank, without blanks around it, by normalised heading
 */
record Fields(int number, Map<String, String> values) {
    /**
     * A value and where it stands.
     *
     * @param heading normalised heading
     * @param text not blank
     */
    record Value(String heading, String text) {
    }

    /** What the row says about this; null when nothing. */
    @Nullable Value value(final Column column) {
        for (var heading : column.headings()) {
            final var text = values.get(heading);
            if (text != null) {
                return new Value(heading, text);
            }
        }
        return null;
    }

    /** The same as plain text. */
    @Nullable String get(final Column column) {
        final var value = value(column);
        return value == null ? null : value.text();
    }
}

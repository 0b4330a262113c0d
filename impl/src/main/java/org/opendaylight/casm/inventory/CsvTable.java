/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads separated values with a line of headings (RFC 4180). Comma, semicolon and tab are told apart by the headings;
 * lines above them, such as titles, are passed over, and so are headings that come again.
 */
final class CsvTable {
    private static final int MOST_TITLES = 10;
    private static final char[] SEPARATORS = {',', ';', '\t'};

    private CsvTable() {
        // functions only
    }

    static List<Fields> read(final String text) throws MalformedInventoryException {
        for (final char separator : SEPARATORS) {
            final var rows = read(text, separator);
            if (rows != null) {
                return rows;
            }
        }
        throw new MalformedInventoryException("none of the first " + MOST_TITLES + " lines has a heading that names"
            + " what a row is about, such as prefix, address, start_address, subnet or resource");
    }

    /** Null when there is no line of headings with this separator. */
    private static @Nullable List<Fields> read(final String text, final char separator)
            throws MalformedInventoryException {
        final var format = CSVFormat.RFC4180.builder().setDelimiter(separator).setIgnoreEmptyLines(false)
            .setTrim(true).get();
        final var rows = new ArrayList<Fields>();
        List<String> headings = List.of();
        try (var parser = format.parse(new StringReader(text))) {
            for (final CSVRecord line : parser) {
                final var normalised = isHeading(line, headings) ? normalised(line) : null;
                if (normalised != null) {
                    headings = normalised;
                } else if (!headings.isEmpty()) {
                    add(rows, headings, line);
                } else if (line.getRecordNumber() >= MOST_TITLES) {
                    return null;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            if (headings.isEmpty()) {
                return null;
            }
            throw new MalformedInventoryException("the text is no CSV: " + e.getMessage(), e);
        }
        return headings.isEmpty() ? null : rows;
    }

    /** The first line with a known heading, and later ones like it. */
    private static boolean isHeading(final CSVRecord line, final List<String> headings) {
        if (!headings.isEmpty()) {
            return line.size() > 1 && normalised(line).equals(headings);
        }
        return line.stream().map(Column::normalise).anyMatch(Column::namesResource);
    }

    private static List<String> normalised(final CSVRecord line) {
        return line.stream().map(Column::normalise).toList();
    }

    private static void add(final List<Fields> rows, final List<String> headings, final CSVRecord line) {
        final var values = new HashMap<String, String>();
        for (int i = 0; i < Math.min(headings.size(), line.size()); i++) {
            final var value = line.get(i);
            if (!value.isBlank()) {
                values.putIfAbsent(headings.get(i), value);
            }
        }
        if (!values.isEmpty()) {
            rows.add(new Fields((int) line.getRecordNumber(), values));
        }
    }
}

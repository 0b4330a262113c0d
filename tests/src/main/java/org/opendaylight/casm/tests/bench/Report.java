/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the figures and prints them as one table, which can be pasted into docs/performance.md. */
final class Report {
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final PrintStream out;

    Report(final PrintStream out) {
        this.out = out;
    }

    /** A line about the machine or the run. */
    void condition(final String text) {
        conditions.add(text);
    }

    /** Adds a figure and shows it at once. */
    void add(final Figure figure) {
        figures.add(figure);
        out.println("  " + figure.id() + "  " + figure.what() + ": " + figure.value());
        out.flush();
    }

    /** Says what is being done. */
    void progress(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    /** Whether something was measured. */
    boolean isEmpty() {
        return figures.isEmpty();
    }

    /** Prints the table. */
    void print() {
        out.println();
        conditions.forEach(condition -> out.println("* " + condition));
        out.println();
        out.println("| # | what | measured | target | met |");
        out.println("|---|---|---|---|---|");
        for (final Figure figure : figures) {
            out.println("| " + figure.id() + " | " + figure.what() + " | " + figure.value() + " | " + figure.target()
                + " | " + figure.verdict() + " |");
        }
    }

    /** A rate with thousands separated. */
    static String perSecond(final double rate) {
        return String.format(Locale.ROOT, "%,.0f/s", rate);
    }

    /** A duration of milliseconds. */
    static String millis(final double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f ms" : "%.0f ms", value);
    }

    /** A ratio as percent of difference, such as +3 %. */
    static String change(final double before, final double after) {
        return String.format(Locale.ROOT, "%+.0f %%", (after / before - 1) * 100);
    }
}

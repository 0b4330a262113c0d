/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

/**
 * One line of the table.
 *
 * @param id the benchmark, such as P4
 * @param what what was measured
 * @param value the figure with its unit
 * @param target what is to be reached; empty for figures that are only told
 * @param verdict whether it is reached
 */
record Figure(String id, String what, String value, String target, Verdict verdict) {
    /** How a figure compares with its target. */
    enum Verdict {
        /** Reached. */
        MET("yes"),
        /** Not reached. */
        MISSED("NO"),
        /** There is no target, or it could not be compared. */
        TOLD("");

        private final String text;

        Verdict(final String text) {
            this.text = text;
        }

        static Verdict of(final boolean met) {
            return met ? MET : MISSED;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A figure without a target. */
    static Figure told(final String id, final String what, final String value) {
        return new Figure(id, what, value, "", Verdict.TOLD);
    }

    /** A figure with its target. */
    static Figure of(final String id, final String what, final String value, final String target, final boolean met) {
        return new Figure(id, what, value, target, Verdict.of(met));
    }
}

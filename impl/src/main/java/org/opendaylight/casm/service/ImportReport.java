/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.inventory.Row;

/**
 * What came of an import.
 *
 * @param mode what was asked for
 * @param findings one of each row, in the order of the rows
 */
public record ImportReport(ImportRequest.Mode mode, List<Finding> findings) {
    public ImportReport {
        findings = List.copyOf(findings);
    }

    /** What became of a row. */
    public enum Fate {
        /** Became a lease or, if nothing was to be done, would become one. */
        IMPORTED,
        /** Would have become a lease, if it were not for the conflicts of others. */
        HELD_BACK,
        /** Is a lease already. */
        UNCHANGED,
        /** Is part of another row or of a lease. */
        COVERED,
        /** Is no allocation. */
        SKIPPED,
        /** Is malformed, or something is in the way. */
        CONFLICT
    }

    /**
     * What became of a row.
     *
     * @param pool its pool; null when there is none
     * @param leaseId its lease or, of a conflict, the one in the way; null when there is none
     * @param reason why; null when it goes without saying
     * @param fault more about a conflict; null for others
     */
    public record Finding(Row row, Fate fate, @Nullable String pool, @Nullable String leaseId,
            @Nullable String reason, @Nullable Fault fault) {
    }

    /**
     * A conflict.
     *
     * @param kind kind of conflict
     * @param column column at fault; null when it is not one
     */
    public record Fault(Refusal.Reason kind, @Nullable String column) {
    }

    /** How many rows became this. */
    public long count(final Fate fate) {
        return findings.stream().filter(finding -> finding.fate() == fate).count();
    }

    /** The numbers, for the log. */
    String toText() {
        return Arrays.stream(Fate.values()).map(fate -> count(fate) + " "
            + fate.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", ", findings.size() + " rows: ", ""));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.service.ImportReport;
import org.opendaylight.casm.service.ImportReport.Fate;
import org.opendaylight.casm.service.ImportReport.Finding;
import org.opendaylight.casm.service.ImportRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122._import.allocations.output.Conflict;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122._import.allocations.output.ConflictBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122._import.allocations.output.Entry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122._import.allocations.output.EntryBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Writes the report of an import. */
final class ImportReplies {
    private ImportReplies() {
        // functions only
    }

    /**
     * The answer.
     *
     * @param limit most entries of each list
     */
    static ImportAllocationsOutput of(final ImportReport report, final long limit) {
        final List<Finding> findings = report.findings();
        return new ImportAllocationsOutputBuilder().setResult(result(report))
            .setDryRun(report.mode() == ImportRequest.Mode.DRY_RUN)
            .setRowsRead(Uint32.valueOf(findings.size()))
            .setImported(count(report, Fate.IMPORTED)).setUnchanged(count(report, Fate.UNCHANGED))
            .setCovered(count(report, Fate.COVERED)).setSkipped(count(report, Fate.SKIPPED))
            .setHeldBack(count(report, Fate.HELD_BACK)).setConflicts(count(report, Fate.CONFLICT))
            .setEntry(findings.stream().filter(finding -> finding.fate() != Fate.CONFLICT).limit(limit)
                .map(ImportReplies::entry).toList())
            .setConflict(findings.stream().filter(finding -> finding.fate() == Fate.CONFLICT).limit(limit)
                .map(ImportReplies::conflict).toList())
            .build();
    }

    private static Result result(final ImportReport report) {
        final boolean conflicts = report.count(Fate.CONFLICT) > 0;
        if (conflicts && (report.mode() == ImportRequest.Mode.REJECT
                || report.count(Fate.IMPORTED) + report.count(Fate.UNCHANGED) + report.count(Fate.COVERED) == 0)) {
            return Result.Denied;
        }
        if (conflicts) {
            return Result.Partial;
        }
        return report.count(Fate.IMPORTED) == 0 ? Result.Duplicate : Result.Granted;
    }

    private static Uint32 count(final ImportReport report, final Fate fate) {
        return Uint32.valueOf(report.count(fate));
    }

    private static Entry entry(final Finding finding) {
        return new EntryBuilder().setRow(Uint32.valueOf(finding.row().number()))
            .setOutcome(Entry.Outcome.ofName(finding.fate().name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .setResource(finding.row().text()).setPool(name(finding.pool())).setLeaseId(lease(finding.leaseId()))
            .setReason(finding.reason()).build();
    }

    private static Conflict conflict(final Finding finding) {
        final var fault = finding.fault();
        return new ConflictBuilder().setLeaseId(new LeaseId(finding.row().id()))
            .setRow(Uint32.valueOf(finding.row().number())).setColumn(fault == null ? null : fault.column())
            .setResource(finding.row().text()).setWithLease(lease(finding.leaseId()))
            .setErrorAppTag(fault == null ? null : fault.kind().appTag()).setReason(finding.reason()).build();
    }

    private static @Nullable LeaseId lease(final @Nullable String id) {
        return id == null ? null : new LeaseId(id);
    }

    private static @Nullable Name name(final @Nullable String name) {
        return name == null ? null : new Name(name);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Intake;
import org.opendaylight.casm.core.engine.Intake.Taken;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.inventory.Placement;
import org.opendaylight.casm.service.ImportReport.Fate;
import org.opendaylight.casm.service.ImportReport.Fault;
import org.opendaylight.casm.service.ImportReport.Finding;

/** Gathers what becomes of the rows of an import. Used by one thread after the other. */
final class Findings {
    private final List<Finding> findings = new ArrayList<>();
    private final ImportRequest request;

    Findings(final ImportRequest request) {
        this.request = request;
    }

    /** Notes what is known before anything is taken, and returns what is to be taken. */
    List<Placement.Wanted> enter(final List<Placement> places) {
        final var wanted = new ArrayList<Placement.Wanted>();
        for (var place : places) {
            switch (place) {
                case Placement.Wanted one -> wanted.add(one);
                case Placement.Covered covered -> findings.add(new Finding(covered.row(), Fate.COVERED, covered.pool(),
                    null, "by row " + covered.by().number() + ", " + covered.by().range(), null));
                case Placement.Skipped skipped -> findings.add(new Finding(skipped.row(), Fate.SKIPPED, skipped.pool(),
                    null, skipped.reason(), null));
                case Placement.Unfit unfit -> findings.add(new Finding(unfit.row(), Fate.CONFLICT, null, null,
                    unfit.reason(), new Fault(unfit.kind(), unfit.column())));
            }
        }
        return wanted;
    }

    /** Notes what came of taking rows. */
    void enter(final List<Placement.Wanted> wanted, final Intake.Result result) {
        final boolean kept = request.mode() == ImportRequest.Mode.DRY_RUN || !result.decision().changes().isEmpty();
        for (int i = 0; i < wanted.size(); i++) {
            findings.add(finding(wanted.get(i), result.blocks().get(i), kept));
        }
    }

    boolean hasConflicts() {
        return findings.stream().anyMatch(finding -> finding.fate() == Fate.CONFLICT);
    }

    private Finding finding(final Placement.Wanted place, final Taken taken, final boolean kept) {
        return switch (taken) {
            case Taken.Granted granted -> new Finding(place.row(), kept ? Fate.IMPORTED : Fate.HELD_BACK, place.pool(),
                kept && request.mode() != ImportRequest.Mode.DRY_RUN ? granted.lease().id() : null, null, null);
            case Taken.Standing standing -> {
                final var lease = standing.lease();
                final boolean same = lease.range().equals(place.row().range())
                    && lease.owner().equals(request.ownerOf(place.row()));
                yield new Finding(place.row(), same ? Fate.UNCHANGED : Fate.COVERED, place.pool(), lease.id(),
                    same ? null : "by the lease of " + lease.text(), null);
            }
            case Taken.Refused refused -> {
                final var holder = refused.holders().isEmpty() ? null : refused.holders().getFirst();
                yield new Finding(place.row(), Fate.CONFLICT, place.pool(), holder == null ? null : holder.id(),
                    refused.refusal().message() + (holder == null ? "" : owner(holder)),
                    new Fault(refused.refusal().reason(), null));
            }
        };
    }

    private static String owner(final Lease lease) {
        final Owner owner = lease.owner();
        final var parts = new ArrayList<String>();
        add(parts, "tenant", owner.tenant());
        add(parts, "application", owner.application());
        add(parts, "device", owner.deviceId());
        add(parts, "interface", owner.interfaceName());
        add(parts, "service", owner.serviceId());
        add(parts, "subscriber", owner.subscriber());
        return parts.isEmpty() ? ", whose owner is not known" : " of " + String.join(", ", parts);
    }

    private static void add(final List<String> parts, final String name,
            final @Nullable String value) {
        if (value != null) {
            parts.add(name + ' ' + value);
        }
    }

    /** What became of all rows. */
    ImportReport report() {
        return new ImportReport(request.mode(), findings.stream()
            .sorted(Comparator.comparing(finding -> finding.row().number())).toList());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.RangeSet;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.service.KnownLeases;

/**
 * Finds out which leases a report speaks of. A device speaks of its own leases, and of those of its control plane and
 * of the other user planes; also of those that were given back meanwhile, since it tells of the past.
 */
final class SampleReader {
    private final List<UsageSample> samples = new ArrayList<>();
    private final AllocationEngine engine;
    private final KnownLeases known;
    private final String head;
    private final List<String> group;
    private final List<Lease> held;

    /**
     * A reader of one report.
     *
     * @param head who holds the leases that the device uses
     * @param uses says which those are
     */
    SampleReader(final AllocationEngine engine, final KnownLeases known, final String head, final PoolUses uses) {
        this.engine = engine;
        this.known = known;
        this.head = head;
        held = uses.held(head);
        group = uses.group(head);
    }

    /** Reads a report; why it is refused, or null when all of it makes sense. */
    @Nullable Refusal read(final UsageReport report, final Instant now) {
        for (var entry : report.entries()) {
            final var refusal = readEntry(report, entry, now);
            if (refusal != null) {
                return Refusal.of(refusal.reason(), refusal.pool(), "sample " + entry.key().entry() + " of "
                    + entry.key().period().yangName() + " from " + entry.key().start() + ": " + refusal.message());
            }
        }
        return null;
    }

    /** What was read. */
    List<UsageSample> samples() {
        return samples;
    }

    private @Nullable Refusal readEntry(final UsageReport report, final UsageReport.Entry entry, final Instant now) {
        final var id = entry.leaseId();
        final var leases = new ArrayList<Lease>();
        if (id != null) {
            final var lease = engine.lease(id).or(() -> known.isGone(id) ? known.departed(id) : Optional.empty());
            if (lease.isEmpty()) {
                return Refusal.of(Reason.UNKNOWN_LEASE, null, "there is no lease " + id);
            }
            leases.add(lease.orElseThrow());
        } else {
            held.stream().filter(lease -> entry.addresses().stream().anyMatch(lease.range()::overlaps))
                .forEach(leases::add);
        }
        final var refusal = objection(entry, leases);
        if (refusal == null) {
            samples.add(new UsageSample(entry.key(), entry.end(), new UsageSample.Subject(id, entry.addresses(),
                leases.isEmpty() ? null : leases.getFirst().pool(), leases.stream().map(Lease::id).toList()),
                entry.measure(), new UsageSample.Receipt(report.reportId(), now)));
        }
        return refusal;
    }

    private @Nullable Refusal objection(final UsageReport.Entry entry, final List<Lease> leases) {
        final var pools = new HashSet<String>();
        for (var lease : leases) {
            final var holder = lease.owner().deviceId();
            if (!group.contains(holder)) {
                return Refusal.of(Reason.BORDER, null, "lease " + lease.id() + " belongs to another owner");
            }
            final var kind = entry.measure().kind();
            if (kind != null && !lease.kind().isA(kind) && !kind.isA(lease.kind())) {
                return Refusal.of(Reason.KIND_MISMATCH, lease.pool(), "lease " + lease.id() + " is of kind "
                    + lease.kind().yangName() + ", not of kind " + kind.yangName());
            }
            pools.add(lease.pool());
        }
        if (pools.size() > 1) {
            return Refusal.of(Reason.INVALID, null, "its addresses are of leases of several pools, " + pools
                + "; report on each pool by itself, or name the lease");
        }
        final var own = RangeSet.of(leases.stream().map(Lease::range).toList());
        for (var range : entry.addresses()) {
            if (!own.contains(range)) {
                return Refusal.of(Reason.INVALID, null, range + " of its address-list is outside of "
                    + (entry.leaseId() == null ? "the leases of device " + head
                        : "lease " + entry.leaseId() + ", which is " + leases.getFirst().text()));
            }
        }
        return null;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.store.ExpectedWrites.Entries;
import org.opendaylight.casm.service.Ledger.Batch;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Ledger;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;

/** Refuses writes to leases and ledger by anyone but the Coordinator. */
public final class LedgerGuard extends OwnerGuard<LedgerGuard.Expected> {
    private static final Entries LEASES = Entries.of(Allocation.QNAME, "lease-id", "ledger-version");
    private static final NodeIdentifier VERSION = ExpectedWrites.leaf(Ledger.QNAME, "version");

    /**
     * A batch that is about to be written.
     *
     * @param version of the ledger after it
     * @param leases what becomes of leases
     */
    record Expected(long version, ExpectedWrites leases) {
    }

    /** A guard that tells {@code refusals} what it refuses. */
    public LedgerGuard(final CommitRefusals refusals) {
        super(refusals, List.of("casm-allocation:allocations", "casm-allocation:ledger"),
            "only the Coordinator writes leases and ledger; use the RPCs of casm-allocation");
    }

    /** Puts the guard up; closing what is returned takes it down. */
    public Registration register(final CommitCohortExtension cohorts) {
        final var allocations = cohorts.registerCommitCohort(tree(Allocations.QNAME), this);
        final var ledger = cohorts.registerCommitCohort(tree(Ledger.QNAME), this);
        return () -> {
            allocations.close();
            ledger.close();
        };
    }

    /** Lets this batch through until the registration is closed. */
    Registration expect(final Batch batch) {
        final var puts = new HashMap<String, Long>();
        batch.puts().forEach(entry -> puts.put(entry.lease().id(), entry.version()));
        return expectWrite(new Expected(batch.version(), new ExpectedWrites(puts, new HashSet<>(batch.deletes()))));
    }

    @Override
    protected boolean isExpected(final DOMDataTreeCandidate candidate) {
        final var root = candidate.getRootNode();
        final var name = candidate.getRootPath().path().getLastPathArgument();
        return expectsAny(name.getNodeType().equals(Allocations.QNAME)
            ? one -> ExpectedWrites.changed(root).allMatch(entry -> one.leases().covers(entry, LEASES))
            : one -> ExpectedWrites.hasNumber(root.dataAfter(), VERSION, one.version()));
    }

    private static DOMDataTreeIdentifier tree(final QName container) {
        return DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(container));
    }
}

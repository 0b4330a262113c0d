/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import static org.opendaylight.casm.mdsal.store.GuardedContainer.assertRefused;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.service.Ledger.Batch;
import org.opendaylight.casm.service.Ledger.Entry;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocationsBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** What the guard says to transactions on a data tree of the leases. */
class LedgerGuardTest extends AbstractConcurrentDataBrokerTest {
    private static final Lease A = Leases.active("a", ObjectKind.IPV4_PRIVATE, "10.0.0.1/32");
    private static final Lease B = Leases.active("b", ObjectKind.IPV4_PRIVATE, "10.0.0.2/32");

    private final LedgerGuard guard = new LedgerGuard(new CommitRefusals());
    private GuardedContainer tree;

    LedgerGuardTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        tree = new GuardedContainer(guard, modelContext(), Allocations.QNAME);
        try (var own = guard.expect(batch(1, A))) {
            write(1, A);
        }
    }

    private static Batch batch(final long version, final Lease... leases) {
        return new Batch(version, List.of(leases).stream().map(lease -> new Entry(lease, version)).toList(),
            List.of());
    }

    private NormalizedNode allocations(final long version, final Lease... leases) {
        return getDataBrokerTestCustomizer().getAdapterContext().currentSerializer().toNormalizedDataObject(
            DataObjectIdentifier.builder(Allocations.class).build(), new AllocationsBuilder().setAllocation(
                BindingMap.of(List.of(leases).stream().map(lease -> LeaseMapper.toAllocation(lease, version))
                    .toList())).build()).node();
    }

    /** Commits the leases in the place of all others, if the guard lets it. */
    private void write(final long version, final Lease... leases) throws Exception {
        tree.commit(allocations(version, leases));
    }

    @Test
    void letsTheOwnersBatchThrough() throws Exception {
        // a write of the whole list in which the old entry stays the same
        try (var own = guard.expect(new Batch(2, List.of(new Entry(A, 2), new Entry(B, 2)), List.of()))) {
            write(2, A, B);
        }
        try (var own = guard.expect(new Batch(3, List.of(new Entry(B, 3)), List.of("a")))) {
            write(3, B);
        }
    }

    @Test
    void refusesEverybodyElse() {
        assertRefused(() -> write(9, B));
        assertRefused(() -> write(9, A, B));
        assertRefused(() -> tree.commit(null));
    }

    @Test
    void refusesMoreThanWhatTheOwnerWrites() {
        try (var own = guard.expect(new Batch(2, List.of(new Entry(B, 2)), List.of()))) {
            assertRefused(() -> tree.commit(null));
            assertRefused(() -> write(2, B));
            assertRefused(() -> write(3, A, B));
        }
    }

    @Test
    void refusesWhatTheOwnerNoLongerWrites() {
        guard.expect(batch(2, B)).close();

        assertRefused(() -> write(2, B));
    }
}

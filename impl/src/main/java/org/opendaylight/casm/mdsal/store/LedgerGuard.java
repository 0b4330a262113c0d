/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import com.google.common.util.concurrent.FluentFuture;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.service.Ledger.Batch;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Ledger;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/**
 * Refuses writes to the ledger by anyone but its owner (D2). It knows what the owner is about to write; a transaction
 * that changes anything else in the ledger fails in its commit with {@code access-denied}, and changes nothing.
 */
public final class LedgerGuard implements DOMDataTreeCommitCohort {
    private static final QName LIST = Allocation.QNAME;
    private static final QName LEASE_ID = QName.create(LIST, "lease-id").intern();
    private static final NodeIdentifier VERSION =
        NodeIdentifier.create(QName.create(LIST, "ledger-version").intern());
    private static final NodeIdentifier LEDGER_VERSION = NodeIdentifier.create(QName.create(LIST, "version").intern());

    private record Expected(long version, Map<String, Long> puts, Set<String> deletes) {
    }

    private static final List<String> RESOURCES = List.of("casm-allocation:allocations", "casm-allocation:ledger");

    private final CommitRefusals refusals;
    private final Set<Expected> expected = ConcurrentHashMap.newKeySet();

    /** A guard that tells {@code refusals} what it refuses. */
    public LedgerGuard(final CommitRefusals refusals) {
        this.refusals = refusals;
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
        final var one = new Expected(batch.version(), puts, new HashSet<>(batch.deletes()));
        expected.add(one);
        return () -> expected.remove(one);
    }

    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        return candidates.stream().allMatch(this::isExpected)
            ? FluentFutures.immediateFluentFuture(PostCanCommitStep.NOOP)
            : FluentFutures.immediateFailedFluentFuture(refusals.refuse(RESOURCES,
                ErrorTag.ACCESS_DENIED, "casm:engine-owned",
                "only the Coordinator writes leases and ledger; use the RPCs of casm-allocation"));
    }

    private boolean isExpected(final DOMDataTreeCandidate candidate) {
        final var root = candidate.getRootNode();
        final var name = candidate.getRootPath().path().getLastPathArgument();
        return expected.stream().anyMatch(one -> name.getNodeType().equals(Allocations.QNAME)
            ? onlyLeases(root, one) : isVersion(root, one));
    }

    private static boolean isVersion(final DataTreeCandidateNode ledger, final Expected one) {
        final var after = ledger.dataAfter();
        return after instanceof DataContainerNode container && numberIn(container, LEDGER_VERSION) == one.version();
    }

    private static boolean onlyLeases(final DataTreeCandidateNode allocations, final Expected one) {
        return allocations.childNodes().stream().allMatch(list -> list.childNodes().stream()
            .filter(entry -> entry.modificationType() != ModificationType.UNMODIFIED)
            .allMatch(entry -> isEntry(entry, one)));
    }

    private static boolean isEntry(final DataTreeCandidateNode entry, final Expected one) {
        if (!(entry.name() instanceof NodeIdentifierWithPredicates key)) {
            return false;
        }
        final var id = String.valueOf(key.getValue(LEASE_ID));
        final var after = entry.dataAfter();
        if (after == null) {
            return one.deletes().contains(id);
        }
        final Long version = one.puts().get(id);
        return version != null && after instanceof DataContainerNode container
            && numberIn(container, VERSION) == version;
    }

    private static long numberIn(final DataContainerNode container, final NodeIdentifier leaf) {
        return container.childByArg(leaf) instanceof LeafNode<?> node && node.body() instanceof Uint64 number
            ? number.longValue() : -1;
    }

    private static DOMDataTreeIdentifier tree(final QName container) {
        return DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(container));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import com.google.common.util.concurrent.FluentFuture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.Attachment;
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

/** Refuses writes to attachments by anyone but the Coordinator. It knows what the Coordinator is about to write. */
public final class AttachmentGuard implements DOMDataTreeCommitCohort {
    private static final QName ID = QName.create(Attachment.QNAME, "attachment-id").intern();
    private static final NodeIdentifier REVISION =
        NodeIdentifier.create(QName.create(Attachment.QNAME, "revision").intern());

    private record Expected(Map<String, Long> puts, Set<String> deletes) {
    }

    private final CommitRefusals refusals;
    private final Set<Expected> expected = ConcurrentHashMap.newKeySet();

    /** A guard that tells {@code refusals} what it refuses. */
    public AttachmentGuard(final CommitRefusals refusals) {
        this.refusals = refusals;
    }

    /** Puts the guard up; closing what is returned takes it down. */
    public Registration register(final CommitCohortExtension cohorts) {
        return cohorts.registerCommitCohort(DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            YangInstanceIdentifier.of(Attachments.QNAME)), this);
    }

    /** Lets these through until the registration is closed: attachments by id with their revision, and deletions. */
    Registration expect(final Map<String, Long> puts, final Set<String> deletes) {
        final var one = new Expected(Map.copyOf(puts), Set.copyOf(deletes));
        expected.add(one);
        return () -> expected.remove(one);
    }

    @Override
    public FluentFuture<PostCanCommitStep> canCommit(final Object txId, final EffectiveModelContext ctx,
            final Collection<DOMDataTreeCandidate> candidates) {
        return candidates.stream().allMatch(this::isExpected)
            ? FluentFutures.immediateFluentFuture(PostCanCommitStep.NOOP)
            : FluentFutures.immediateFailedFluentFuture(refusals.refuse(List.of("casm-attachment:attachments"),
                ErrorTag.ACCESS_DENIED, "casm:engine-owned",
                "only the Coordinator writes attachments; use the RPCs of casm-service"));
    }

    private boolean isExpected(final DOMDataTreeCandidate candidate) {
        return candidate.getRootNode().childNodes().stream().flatMap(list -> list.childNodes().stream())
            .filter(entry -> entry.modificationType() != ModificationType.UNMODIFIED)
            .allMatch(entry -> expected.stream().anyMatch(one -> isExpected(entry, one)));
    }

    private static boolean isExpected(final DataTreeCandidateNode entry, final Expected one) {
        if (!(entry.name() instanceof NodeIdentifierWithPredicates key)) {
            return false;
        }
        final var id = String.valueOf(key.getValue(ID));
        final var after = entry.dataAfter();
        if (after == null) {
            return one.deletes().contains(id);
        }
        final Long revision = one.puts().get(id);
        return revision != null && after instanceof DataContainerNode container
            && container.childByArg(REVISION) instanceof LeafNode<?> leaf && leaf.body() instanceof Uint64 number
            && number.longValue() == revision;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.store.ExpectedWrites;
import org.opendaylight.casm.mdsal.store.ExpectedWrites.Entries;
import org.opendaylight.casm.mdsal.store.OwnerGuard;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker.CommitCohortExtension;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.Attachment;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/** Refuses writes to attachments by anyone but the Coordinator. */
public final class AttachmentGuard extends OwnerGuard<ExpectedWrites> {
    private static final Entries ATTACHMENTS = Entries.of(Attachment.QNAME, "attachment-id", "revision");

    /** A guard that tells {@code refusals} what it refuses. */
    public AttachmentGuard(final CommitRefusals refusals) {
        super(refusals, List.of("casm-attachment:attachments"),
            "only the Coordinator writes attachments; use the RPCs of casm-service");
    }

    /** Puts the guard up; closing what is returned takes it down. */
    public Registration register(final CommitCohortExtension cohorts) {
        return cohorts.registerCommitCohort(DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION,
            YangInstanceIdentifier.of(Attachments.QNAME)), this);
    }

    /** Lets these through until the registration is closed: attachments by id with their revision, and deletions. */
    Registration expect(final Map<String, Long> puts, final Set<String> deletes) {
        return expectWrite(new ExpectedWrites(puts, deletes));
    }

    @Override
    protected boolean isExpected(final DOMDataTreeCandidate candidate) {
        return ExpectedWrites.changed(candidate.getRootNode())
            .allMatch(entry -> expectsAny(one -> one.covers(entry, ATTACHMENTS)));
    }
}

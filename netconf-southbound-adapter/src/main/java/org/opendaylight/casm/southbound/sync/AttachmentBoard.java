/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.Attachment;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.attachment.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.attachment.StateBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * Writes {@code casm-attachment:attachments/attachment/state}.
 */
final class AttachmentBoard {
    private AttachmentBoard() {
        // static only
    }

    static void show(final WriteTransaction tx, final String attachmentId, final LeaseStatus status) {
        final var key = new AttachmentKey(new AttachmentId(attachmentId));
        tx.put(LogicalDatastoreType.OPERATIONAL, path(key), new AttachmentBuilder().withKey(key)
            .setState(toData(status)).build());
    }

    static void takeDown(final WriteTransaction tx, final String attachmentId) {
        tx.delete(LogicalDatastoreType.OPERATIONAL, path(new AttachmentKey(new AttachmentId(attachmentId))));
    }

    private static DataObjectIdentifier.WithKey<Attachment, AttachmentKey> path(final AttachmentKey key) {
        return DataObjectIdentifier.builder(Attachments.class).child(Attachment.class, key).build();
    }

    private static State toData(final LeaseStatus status) {
        return new StateBuilder()
            .setRevision(Uint64.valueOf(status.revision()))
            .setDeviceId(status.nodeId())
            .setProvisioning(switch (status.phase()) {
                case PENDING -> State.Provisioning.Pending;
                case IN_PROGRESS -> State.Provisioning.Pushing;
                // an attachment that needs nothing has all that it needs
                case NOT_REQUIRED, DONE -> State.Provisioning.Done;
                case FAILED -> State.Provisioning.Failed;
                case DRIFT -> State.Provisioning.Drift;
                case REMOVING -> State.Provisioning.Removing;
            })
            .setErrorTag(status.error().map(LeaseStatus.Failure::tag).orElse(null))
            .setError(status.error().map(LeaseStatus.Failure::message).orElse(null))
            .setLastChange(new DateAndTime(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()))
            .build();
    }
}

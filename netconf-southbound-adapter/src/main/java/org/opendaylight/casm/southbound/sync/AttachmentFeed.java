/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opendaylight.casm.southbound.run.ContainerListener;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataObjectModification.ModificationType;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.Attachment;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Follows the attachments of services in the datastore.
 */
final class AttachmentFeed implements AutoCloseable {
    private final LeaseBook book;
    private final DeviceSync sync;
    private final Registration registration;
    private boolean started;

    AttachmentFeed(final DataBroker broker, final LeaseBook book, final DeviceSync sync) {
        this.book = requireNonNull(book);
        this.sync = requireNonNull(sync);
        registration = ContainerListener.listen(broker, LogicalDatastoreType.CONFIGURATION, Attachments.class,
            change -> sync.changed(take(change)), this::read);
    }

    private void read() {
        if (!started) {
            started = true;
            // what was being removed when the controller stopped is still to be removed
            sync.recall(book.attachments().keySet());
        }
        sync.ready(DeviceSync.Input.ATTACHMENTS);
    }

    private Set<String> take(final DataTreeModification<Attachments> change) {
        final var nodes = new TreeSet<String>();
        final var root = change.getRootNode();
        final var after = root.dataAfter();
        if (after != null && root.modificationType() != ModificationType.WRITE) {
            for (var child : root.getModifiedChildren(Attachment.class)) {
                final var entry = child.dataAfter();
                nodes.addAll(entry != null ? put(entry) : book.retire(owner(child.coerceKeyStep(Attachment.class)
                    .key().getAttachmentId().getValue())));
            }
            return nodes;
        }
        final var present = new HashSet<String>();
        if (after != null) {
            after.nonnullAttachment().values().forEach(entry -> {
                present.add(owner(entry.requireAttachmentId().getValue()));
                nodes.addAll(put(entry));
            });
        }
        book.attachments().keySet().stream().filter(owner -> !present.contains(owner))
            .forEach(owner -> nodes.addAll(book.retire(owner)));
        return nodes;
    }

    private Set<String> put(final Attachment entry) {
        final var attachment = AttachmentMapper.read(entry.requireAttachmentId().getValue(),
            entry.getRevision() == null ? 0 : entry.getRevision().longValue(), entry);
        return book.put(attachment.owner(), Optional.of(new LeaseBook.Entry(attachment, true)));
    }

    private static String owner(final String attachmentId) {
        return org.opendaylight.casm.southbound.plan.Attachment.owner(attachmentId);
    }

    @Override
    public void close() {
        registration.close();
    }
}

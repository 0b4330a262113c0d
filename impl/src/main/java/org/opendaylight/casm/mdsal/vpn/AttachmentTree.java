/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.casm.service.vpn.Attachments.Placed;
import org.opendaylight.casm.service.vpn.Attachments.Progress;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Attachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.Attachment;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.AttachmentKey;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;

/** Attachments in the datastore: written into the configuration past the guard, followed in the operational state. */
final class AttachmentTree {
    private static final DataObjectIdentifier<Attachments> ROOT =
        DataObjectIdentifier.builder(Attachments.class).build();

    private final DataBroker broker;
    private final AttachmentGuard guard;

    AttachmentTree(final DataBroker broker, final AttachmentGuard guard) {
        this.broker = requireNonNull(broker);
        this.guard = requireNonNull(guard);
    }

    /** All attachments of services. */
    List<Placed> read() throws LedgerException {
        try (var tx = broker.newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, ROOT).get().map(all -> all.nonnullAttachment().values()
                .stream().map(AttachmentReader::ofYang).filter(Objects::nonNull).toList()).orElse(List.of());
        } catch (ExecutionException e) {
            throw new LedgerException("the attachments cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException("interrupted", e);
        }
    }

    /** Writes attachments; done when that is durable. */
    CompletionStage<@Nullable Void> put(final Collection<Placed> puts) {
        final var revisions = new HashMap<String, Long>();
        final var tx = broker.newWriteOnlyTransaction();
        for (var placed : puts) {
            revisions.put(placed.attachment().id(), placed.revision());
            tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, path(placed.attachment().id()),
                AttachmentWriter.toYang(placed));
        }
        final var pass = guard.expect(revisions, Set.of());
        return done(tx.commit(), pass);
    }

    /** Deletes attachments; done when that is durable. */
    CompletionStage<@Nullable Void> delete(final Collection<String> ids) {
        final var tx = broker.newWriteOnlyTransaction();
        ids.forEach(id -> tx.delete(LogicalDatastoreType.CONFIGURATION, path(id)));
        final var pass = guard.expect(Map.of(), Set.copyOf(ids));
        return done(tx.commit(), pass);
    }

    private static CompletionStage<@Nullable Void> done(final FluentFuture<? extends CommitInfo> commit,
            final Registration pass) {
        final var stage = new CompletableFuture<@Nullable Void>();
        commit.addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo info) {
                pass.close();
                stage.complete(null);
            }

            @Override
            public void onFailure(final Throwable failure) {
                pass.close();
                stage.completeExceptionally(failure);
            }
        }, MoreExecutors.directExecutor());
        return stage;
    }

    private static DataObjectIdentifier.WithKey<Attachment, AttachmentKey> path(final String id) {
        return ROOT.toBuilder().child(Attachment.class, new AttachmentKey(new AttachmentId(id))).build();
    }

    /** Tells how far devices are: by id, null for what nothing is said of any more; what is there at once. */
    Registration follow(final Consumer<Map<String, @Nullable Progress>> follower) {
        return broker.registerTreeChangeListener(LogicalDatastoreType.OPERATIONAL, ROOT,
            new DataTreeChangeListener<Attachments>() {
                @Override
                public void onDataTreeChanged(final List<DataTreeModification<Attachments>> changes) {
                    final var told = new HashMap<String, @Nullable Progress>();
                    for (var change : changes) {
                        for (var child : change.getRootNode().getModifiedChildren(Attachment.class)) {
                            final var after = child.dataAfter();
                            told.put(child.coerceKeyStep(Attachment.class).key().getAttachmentId().getValue(),
                                AttachmentReader.progress(after == null ? null : after.getState()));
                        }
                    }
                    follower.accept(told);
                }
            });
    }
}

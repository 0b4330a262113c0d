/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** A datastore of one data tree, whose commits take the steps of a real one. */
final class GuardedTree {
    private final EffectiveModelContext ctx;
    private final PoolConfigGuard guard;
    private final DataTree tree;

    GuardedTree(final EffectiveModelContext ctx, final PoolConfigGuard guard) {
        this.ctx = ctx;
        this.guard = guard;
        tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, ctx);
    }

    /** Commits, or fails with what the guard says and changes nothing. */
    void commit(final Consumer<DataTreeModification> edits) throws Exception {
        final var change = tree.takeSnapshot().newModification();
        edits.accept(change);
        change.ready();
        tree.validate(change);
        final var candidate = tree.prepare(change);
        get(get(ask(candidate.getRootNode())).preCommit().get(60, TimeUnit.SECONDS).commit());
        tree.commit(candidate);
    }

    /** The first step only. */
    PostCanCommitStep canCommit(final Consumer<DataTreeModification> edits) throws Exception {
        final var change = tree.takeSnapshot().newModification();
        edits.accept(change);
        change.ready();
        tree.validate(change);
        return get(ask(tree.prepare(change).getRootNode()));
    }

    private java.util.concurrent.Future<PostCanCommitStep> ask(
            final org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode root) {
        final var candidate = mock(DOMDataTreeCandidate.class);
        doReturn(root).when(candidate).getRootNode();
        return guard.canCommit("tx", ctx, List.of(candidate));
    }

    private static <T> T get(final java.util.concurrent.Future<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    NormalizedNode read(final YangInstanceIdentifier path) {
        return tree.takeSnapshot().readNode(path).orElse(null);
    }
}

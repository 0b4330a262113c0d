/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.function.Executable;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCandidate;
import org.opendaylight.mdsal.dom.api.DOMDataTreeCommitCohort;
import org.opendaylight.mdsal.dom.api.DOMDataTreeIdentifier;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** A container in a data tree of its own, the changes of which a guard is asked about. */
public final class GuardedContainer {
    private final DOMDataTreeCommitCohort guard;
    private final EffectiveModelContext models;
    private final YangInstanceIdentifier root;
    private final DataTree tree;

    /** A container that is not there yet. */
    public GuardedContainer(final DOMDataTreeCommitCohort guard, final EffectiveModelContext models,
            final QName container) {
        this.guard = guard;
        this.models = models;
        root = YangInstanceIdentifier.of(container);
        tree = new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_CONFIGURATION, models);
    }

    /** Commits new content, or with null none, in the place of what is there, if the guard lets it. */
    public void commit(final NormalizedNode after) throws Exception {
        final var change = tree.takeSnapshot().newModification();
        if (after == null) {
            change.delete(root);
        } else {
            change.write(root, after);
        }
        change.ready();
        tree.validate(change);
        final var result = tree.prepare(change);
        final var candidate = mock(DOMDataTreeCandidate.class);
        doReturn(result.getRootNode().modifiedChild(root.getLastPathArgument())).when(candidate).getRootNode();
        doReturn(DOMDataTreeIdentifier.of(LogicalDatastoreType.CONFIGURATION, root))
            .when(candidate).getRootPath();
        assertEquals(PostCanCommitStep.NOOP, guard.canCommit("tx", models, List.of(candidate)).get());
        tree.commit(result);
    }

    /** Asserts that the guard does not let this write through. */
    public static void assertRefused(final Executable write) {
        final var cause = assertThrows(ExecutionException.class, write).getCause();
        assertEquals(ErrorTag.ACCESS_DENIED, ((NetconfDocumentedException) cause).getErrorTag());
    }
}

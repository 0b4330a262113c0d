/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTree;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;

/** The operational datastore holds the state of a pool, and only that. */
class PoolStateTest {
    private static final QName POOLS = Contract.name("casm-pool:pools");
    private static final QName POOL = QName.create(POOLS, "pool");
    private static final QName NAME = QName.create(POOLS, "name");
    private static final QName STATE = QName.create(POOLS, "state");
    private static final NodeIdentifierWithPredicates KEY = NodeIdentifierWithPredicates.of(POOL, NAME, "p");

    private final DataTree tree =
        new InMemoryDataTreeFactory().create(DataTreeConfiguration.DEFAULT_OPERATIONAL, Contract.MODEL);
    private final DataTreeModification modification = tree.takeSnapshot().newModification();

    @Test
    void isStoredWithoutTheConfiguration() throws DataValidationFailedException {
        modification.merge(path(), ImmutableNodes.newMapEntryBuilder().withNodeIdentifier(KEY)
            .withChild(ImmutableNodes.leafNode(NAME, "p")).build());
        modification.write(path().node(STATE), state());
        commit();

        assertEquals(Optional.of(state()), tree.takeSnapshot().readNode(path().node(STATE)));
    }

    private void commit() throws DataValidationFailedException {
        modification.ready();
        tree.validate(modification);
        tree.commit(tree.prepare(modification));
    }

    private static YangInstanceIdentifier path() {
        return YangInstanceIdentifier.of(new NodeIdentifier(POOLS), new NodeIdentifier(POOL), KEY);
    }

    private static ContainerNode state() {
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(new NodeIdentifier(STATE))
            .withChild(ImmutableNodes.leafNode(QName.create(STATE, "free"), "1"))
            .build();
    }
}

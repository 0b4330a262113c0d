/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;

/**
 * One entry of the configuration that a transaction changes.
 *
 * @param section where it is
 * @param name its key in the list; empty when the section is one entry
 * @param before null when it is new
 * @param after null when it is deleted
 */
record ConfigEdit(ConfigSection section, String name, @Nullable NormalizedNode before, @Nullable NormalizedNode after) {
    /** All entries that the transaction with this candidate for the root of the datastore changes. */
    static List<ConfigEdit> in(final DataTreeCandidateNode root) {
        final var edits = new ArrayList<ConfigEdit>();
        for (var section : ConfigSection.values()) {
            final var container = root.modifiedChild(section.container());
            final var all = container == null || !section.isList() ? container
                : container.modifiedChild(section.list());
            if (all == null) {
                continue;
            }
            for (var entry : section.isList() ? all.childNodes() : List.of(all)) {
                if (entry.modificationType() != ModificationType.UNMODIFIED) {
                    edits.add(new ConfigEdit(section,
                        entry.name() instanceof NodeIdentifierWithPredicates key ? section.nameOf(key) : "",
                        entry.dataBefore(), entry.dataAfter()));
                }
            }
        }
        return edits;
    }

    String storePath() {
        return section.storePath(name);
    }
}

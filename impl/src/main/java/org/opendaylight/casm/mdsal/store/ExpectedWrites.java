/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeCandidateNode;
import org.opendaylight.yangtools.yang.data.tree.api.ModificationType;

/**
 * What one transaction is about to do to a list each entry of which carries the number of its last write.
 *
 * @param puts number to be written, by the key of the entry
 * @param deletes keys of entries to be deleted
 */
public record ExpectedWrites(Map<String, Long> puts, Set<String> deletes) {
    /**
     * A list of numbered entries.
     *
     * @param key leaf that is the key of an entry
     * @param number leaf of type uint64 with the number of its last write
     */
    public record Entries(QName key, NodeIdentifier number) {
        /** The list of this name, with the names of the two leaves. */
        public static Entries of(final QName list, final String key, final String number) {
            return new Entries(QName.create(list, key).intern(), leaf(list, number));
        }
    }

    public ExpectedWrites {
        puts = Map.copyOf(puts);
        deletes = Set.copyOf(deletes);
    }

    /** The entries that change in a container which holds nothing but the list. */
    public static Stream<DataTreeCandidateNode> changed(final DataTreeCandidateNode container) {
        return container.childNodes().stream().flatMap(list -> list.childNodes().stream())
            .filter(entry -> entry.modificationType() != ModificationType.UNMODIFIED);
    }

    /** True when the change of this entry is one of those that are to be made. */
    public boolean covers(final DataTreeCandidateNode entry, final Entries entries) {
        if (!(entry.name() instanceof NodeIdentifierWithPredicates id)) {
            return false;
        }
        final var key = String.valueOf(id.getValue(entries.key()));
        final var after = entry.dataAfter();
        if (after == null) {
            return deletes.contains(key);
        }
        final Long number = puts.get(key);
        return number != null && hasNumber(after, entries.number(), number);
    }

    static NodeIdentifier leaf(final QName parent, final String name) {
        return NodeIdentifier.create(QName.create(parent, name).intern());
    }

    /** True when a leaf of a container or list entry has this value. */
    static boolean hasNumber(final @Nullable NormalizedNode node, final NodeIdentifier leaf, final long value) {
        return node instanceof DataContainerNode container && container.childByArg(leaf) instanceof LeafNode<?> found
            && found.body() instanceof Uint64 number && number.longValue() == value;
    }
}

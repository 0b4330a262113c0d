/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import java.util.Collection;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.yangtools.yang.common.Empty;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ChoiceNode;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafSetNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.api.schema.ValueNode;

/**
 * Data of casm-agent as content of an edit-config: leaves, leaf-lists, containers and lists (RFC 7950 section 9). Types
 * that casm-agent does not have, such as bits and instance-identifiers, are not written.
 */
final class AgentXml {
    private AgentXml() {
        // functions only
    }

    /** Appends an entry or a container. */
    static XmlTree append(final XmlTree parent, final DataContainerNode node) {
        final var name = node.name().getNodeType();
        final var element = parent.add(name.getNamespace().toString(), name.getLocalName());
        if (node instanceof MapEntryNode entry) {
            // keys go first (RFC 7950 section 7.8.5)
            entry.name().keySet().forEach(key -> appendChild(element, entry.getChildByArg(
                new NodeIdentifier(key))));
            entry.body().stream().filter(child -> !entry.name().containsKey(child.name().getNodeType()))
                .forEach(child -> appendChild(element, child));
        } else {
            appendAll(element, node.body());
        }
        return element;
    }

    private static void appendAll(final XmlTree parent, final Collection<? extends NormalizedNode> nodes) {
        nodes.forEach(node -> appendChild(parent, node));
    }

    private static void appendChild(final XmlTree parent, final NormalizedNode node) {
        switch (node) {
            case ChoiceNode choice -> appendAll(parent, choice.body());
            case MapNode list -> list.body().forEach(entry -> append(parent, entry));
            case DataContainerNode container -> append(parent, container);
            case LeafSetNode<?> list -> list.body().forEach(entry -> appendValue(parent, entry));
            case LeafNode<?> leaf -> appendValue(parent, leaf);
            default -> throw new IllegalArgumentException("casm-agent has no " + node.contract());
        }
    }

    private static void appendValue(final XmlTree parent, final ValueNode<?> node) {
        final var name = node.name().getNodeType().getLocalName();
        switch (node.body()) {
            case QName identity -> parent.identity(name, identity.getNamespace().toString(), identity.getLocalName());
            case Empty empty -> parent.select(node.name().getNodeType().getNamespace().toString(), name);
            default -> parent.leaf(name, node.body().toString());
        }
    }
}

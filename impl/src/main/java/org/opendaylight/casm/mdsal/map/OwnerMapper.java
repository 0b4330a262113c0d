/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.text;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease.Terms;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.binding.BindingBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.attribute.Attribute;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.attribute.AttributeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.attribute.AttributeKey;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Who holds a lease, and what the holder gave along: owner, binding and attributes. */
public final class OwnerMapper {
    private OwnerMapper() {
        // functions only
    }

    /** The owner in a request or a lease. */
    public static Owner ofYang(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122
            .Owner from) {
        return new Owner(text(from.getTenant()), from.getApplication(), from.getDeviceId(), from.getInterface(),
            from.getServiceId(), from.getSubscriber());
    }

    /** What was given along with a request or is kept with a lease. */
    static Terms terms(final @Nullable String purpose,
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122
            .Binding bound,
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122
            .Attribute named) {
        return new Terms(purpose, binding(bound.getBinding()), attributes(named.nonnullAttribute()));
    }

    /** The container of a binding; null for none. */
    static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.binding
            .@Nullable Binding toYang(final @Nullable Binding binding) {
        if (binding == null) {
            return null;
        }
        final var length = binding.prefixLength();
        return new BindingBuilder().setNodeId(binding.nodeId()).setInterface(binding.interfaceName())
            .setNetworkInstance(binding.networkInstance())
            .setPrefixLength(length == null ? null : Uint8.valueOf(length)).setPush(binding.push()).build();
    }

    /** The list of attributes. */
    static Map<AttributeKey, Attribute> toYang(final Map<String, String> attributes) {
        return attributes.entrySet().stream()
            .map(entry -> new AttributeBuilder().setName(new Name(entry.getKey())).setValue(entry.getValue()).build())
            .collect(BindingMap.toMap());
    }

    private static @Nullable Binding binding(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.binding
            .@Nullable Binding from) {
        final var node = from == null ? null : from.getNodeId();
        if (from == null || node == null) {
            // without a node nothing is configured, whatever else is said
            return null;
        }
        final var length = from.getPrefixLength();
        return new Binding(node, from.getInterface(), from.getNetworkInstance(),
            length == null ? null : Integer.valueOf(length.intValue()), !Boolean.FALSE.equals(from.getPush()));
    }

    static Map<String, String> attributes(final Map<AttributeKey, Attribute> from) {
        final var attributes = new HashMap<String, String>();
        from.forEach((key, attribute) -> {
            final var value = attribute.getValue();
            attributes.put(key.getName().getValue(), value == null ? "" : value);
        });
        return attributes;
    }
}

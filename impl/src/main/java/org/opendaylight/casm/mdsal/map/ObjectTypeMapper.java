/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.ArrayList;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Notation;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.ObjectType.Base;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Quantity;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;

/** Types of objects that operators define, and the notation of pools that use them. */
public final class ObjectTypeMapper {
    private ObjectTypeMapper() {
        // functions only
    }

    /**
     * An object type.
     *
     * @throws IllegalArgumentException when it cannot be, or has a leaf that its base does not, with a text for the
     *     operator
     */
    public static ObjectType toType(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.object.types
            .ObjectType from) {
        final String name = from.requireName().getValue();
        final Base base = switch (from.requireBase()) {
            case Integer -> Base.INTEGER;
            case HexString -> Base.HEX_STRING;
            case Text -> Base.TEXT;
        };
        final var width = from.getWidth();
        refuse(name, "width", width, base == Base.TEXT);
        refuse(name, "minimum", from.getMinimum(), base != Base.INTEGER);
        refuse(name, "maximum", from.getMaximum(), base != Base.INTEGER);
        refuse(name, "pattern", from.getPattern(), base != Base.TEXT);
        final int bits = base == Base.TEXT ? 128 : width == null ? ObjectType.DEFAULT_WIDTH : width.intValue();
        return new ObjectType(name, base, bits, bound(from.getMinimum(), UInt128.ZERO),
            bound(from.getMaximum(), UInt128.lowMask(bits)), from.getPattern());
    }

    private static void refuse(final String name, final String leaf, final @Nullable Object value,
            final boolean senseless) {
        if (value != null && senseless) {
            throw new IllegalArgumentException("object type " + name + " has a " + leaf
                + ", which means nothing with its base");
        }
    }

    private static UInt128 bound(final @Nullable Quantity quantity, final UInt128 absent) {
        return quantity == null ? absent : UInt128.parse(quantity.getValue());
    }

    /**
     * The notation of a pool; null when it names no object type.
     *
     * @param types finds a type by its name; null when there is none
     * @throws IllegalArgumentException when the type is not there, or a listed text is not of it
     */
    static @Nullable Notation toNotation(final Pool from, final Function<String, @Nullable ObjectType> types) {
        final var name = from.getObjectType();
        if (name == null) {
            return null;
        }
        final ObjectType type = types.apply(name.getValue());
        if (type == null) {
            throw new IllegalArgumentException("pool " + from.requireName().getValue()
                + " names the unknown object-type " + name.getValue());
        }
        final var listed = new ArrayList<String>();
        for (var segment : from.nonnullSegment().values()) {
            if (segment.getResource() instanceof Value value && value.getValue() != null) {
                listed.addAll(value.getValue());
            }
        }
        return Notation.of(type, listed);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;

/**
 * How the objects of a pool of a user-defined kind are written.
 *
 * @param type their type
 * @param texts the texts listed in the pool, by their number; empty for other types than text
 */
public record Notation(ObjectType type, Map<UInt128, String> texts) {
    public Notation {
        texts = Map.copyOf(texts);
    }

    /**
     * The notation of a pool.
     *
     * @param type type of its objects
     * @param listed the values of its segments
     * @throws IllegalArgumentException when one of them is no text of the type
     */
    public static Notation of(final ObjectType type, final Collection<String> listed) {
        final var texts = new HashMap<UInt128, String>();
        if (type.base() == ObjectType.Base.TEXT) {
            for (final String text : listed) {
                final String other = texts.put(type.parse(text), text);
                if (other != null && !other.equals(text)) {
                    throw new IllegalArgumentException("'" + text + "' and '" + other
                        + "' have the same number; rename one of them");
                }
            }
        }
        return new Notation(type, texts);
    }

    /**
     * The objects that a text means: one, or, but for type text, {@code first-last}.
     *
     * @throws IllegalArgumentException when it means none
     */
    AddressRange parse(final String text) {
        final int cut = type.base() == ObjectType.Base.TEXT ? -1 : text.indexOf('-');
        return cut < 0 ? AddressRange.of(AddressFamily.USER_DEFINED, type.parse(text))
            : new AddressRange(AddressFamily.USER_DEFINED, type.parse(text.substring(0, cut)),
                type.parse(text.substring(cut + 1)));
    }

    /** The text of objects; of a text that is not listed any more, its number. */
    String format(final AddressRange range) {
        if (type.base() == ObjectType.Base.TEXT) {
            return texts.getOrDefault(range.start(), range.start().toString());
        }
        final String first = type.format(range.start());
        return range.start().equals(range.end()) ? first : first + "-" + type.format(range.end());
    }

    /** Integers given as numbers of 64 bits are objects of type integer; anything else stays what it is. */
    AddressRange own(final AddressRange range) {
        return type.base() != ObjectType.Base.INTEGER || range.family() != AddressFamily.NUMBER ? range
            : parse(range.toString());
    }

    /** The same texts with another definition of the type. */
    public Notation with(final ObjectType changed) {
        return new Notation(changed, texts);
    }
}

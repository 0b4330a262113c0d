/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Percent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Values of leaves; what is to be said for one that is absent is null, unless the caller tells. */
final class Leaves {
    private Leaves() {
        // functions only
    }

    static @Nullable String text(final @Nullable Name name) {
        return name == null ? null : name.getValue();
    }

    static Set<String> texts(final @Nullable Set<Name> names) {
        return names == null ? Set.of() : names.stream().map(Name::getValue).collect(Collectors.toSet());
    }

    static Set<String> orEmpty(final @Nullable Set<String> values) {
        return values == null ? Set.of() : values;
    }

    static boolean flag(final @Nullable Boolean value, final boolean absent) {
        return value == null ? absent : value;
    }

    static int number(final @Nullable Uint16 value, final int absent) {
        return value == null ? absent : value.intValue();
    }

    static @Nullable Integer number(final @Nullable Uint16 value) {
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    static @Nullable Integer number(final @Nullable Uint8 value) {
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    static @Nullable Long number(final @Nullable Uint32 value) {
        return value == null ? null : Long.valueOf(value.longValue());
    }

    static long number(final @Nullable Uint32 value, final long absent) {
        return value == null ? absent : value.longValue();
    }

    static @Nullable Long seconds(final @Nullable Seconds value) {
        return value == null ? null : Long.valueOf(value.getValue().longValue());
    }

    static long seconds(final @Nullable Seconds value, final long absent) {
        return value == null ? absent : value.getValue().longValue();
    }

    static double percent(final @Nullable Percent value, final double absent) {
        return value == null ? absent : Double.parseDouble(value.getValue().toString());
    }
}

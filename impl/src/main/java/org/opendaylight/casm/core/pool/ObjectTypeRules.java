/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** The rules for object types: what a pool uses is neither deleted nor narrowed. */
final class ObjectTypeRules {
    private ObjectTypeRules() {
    }

    static void check(final PoolCatalog before, final PoolCatalog after, final List<Refusal> faults) {
        final Map<String, ObjectType> types = after.objectTypes();
        if (before.objectTypes().equals(types)) {
            return;
        }
        for (final ObjectType was : before.objectTypes().values()) {
            final ObjectType now = types.get(was.name());
            if (was.equals(now)) {
                continue;
            }
            final List<Pool> users = after.pools().values().stream()
                .filter(pool -> before.pools().containsKey(pool.name()) && pool.usesType(was.name())).toList();
            if (users.isEmpty()) {
                continue;
            }
            final String why = objection(was, now, users);
            if (why != null) {
                final String pool = users.stream().map(Pool::name).min(String::compareTo).orElseThrow();
                faults.add(Refusal.of(Reason.IN_USE, pool, "object type " + was.name() + " " + why + " while "
                    + users.size() + " pools such as " + pool + " use it; delete them first"));
            }
        }
    }

    private static @Nullable String objection(final ObjectType was, final @Nullable ObjectType now,
            final List<Pool> users) {
        if (now == null) {
            return "cannot be deleted";
        }
        if (!now.covers(was)) {
            return "cannot be narrowed or become another";
        }
        final var texts = new ArrayList<String>();
        users.forEach(pool -> texts.addAll(pool.texts()));
        for (final String text : texts) {
            try {
                now.parse(text);
            } catch (IllegalArgumentException e) {
                return "cannot have a pattern that '" + text + "' does not match";
            }
        }
        return null;
    }
}

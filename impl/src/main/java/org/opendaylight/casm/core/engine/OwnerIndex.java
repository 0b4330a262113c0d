/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

/**
 * Ids of leases by each part of their owner. Ids of leases that are gone stay until they are as many as the others.
 * Thread-safe.
 */
final class OwnerIndex {
    private static final List<Function<Owner, @Nullable String>> PARTS = List.of(Owner::subscriber,
        Owner::interfaceName, Owner::serviceId, Owner::deviceId, Owner::application, Owner::tenant);

    private final List<ConcurrentHashMap<String, Bag>> bags = PARTS.stream()
        .map(part -> new ConcurrentHashMap<String, Bag>()).toList();

    /** Ids in the order in which they were added. */
    private static final class Bag {
        private final ArrayList<String> ids = new ArrayList<>(1);
        private int gone;
    }

    void add(final Lease lease) {
        for (int i = 0; i < PARTS.size(); i++) {
            final String value = PARTS.get(i).apply(lease.owner());
            if (value != null) {
                bags.get(i).compute(value, (key, old) -> {
                    final Bag bag = old == null ? new Bag() : old;
                    bag.ids.add(lease.id());
                    return bag;
                });
            }
        }
    }

    /** Tells that a lease is gone; {@code exists} tells of any. */
    void remove(final Lease lease, final Predicate<String> exists) {
        for (int i = 0; i < PARTS.size(); i++) {
            final String value = PARTS.get(i).apply(lease.owner());
            if (value != null) {
                bags.get(i).computeIfPresent(value, (key, bag) -> {
                    if (++bag.gone * 2 >= bag.ids.size()) {
                        bag.ids.removeIf(exists.negate());
                        bag.gone = 0;
                        bag.ids.trimToSize();
                    }
                    return bag.ids.isEmpty() ? null : bag;
                });
            }
        }
    }

    /** Ids of leases that may match, in the order in which they were added; null when the filter names no part. */
    @Nullable List<String> candidates(final Owner filter) {
        List<String> best = null;
        for (int i = 0; i < PARTS.size(); i++) {
            final String value = PARTS.get(i).apply(filter);
            if (value != null) {
                final List<String> ids = copy(i, value);
                if (best == null || ids.size() < best.size()) {
                    best = ids;
                }
            }
        }
        return best;
    }

    private List<String> copy(final int part, final String value) {
        final var ids = new ArrayList<String>();
        bags.get(part).computeIfPresent(value, (key, bag) -> {
            ids.addAll(bag.ids);
            return bag;
        });
        return ids;
    }
}

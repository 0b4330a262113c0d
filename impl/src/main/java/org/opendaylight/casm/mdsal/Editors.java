/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Who is changing data through the front end at this moment. A transaction does not tell on whose behalf it is; the
 * request that it comes from waits for it meanwhile, and is found by the resource both are about. Thread-safe.
 */
public final class Editors {
    /** The actor of a change that no request of the front end is waiting for. */
    public static final String NOBODY = "datastore";

    private final Set<Edit> underWay = ConcurrentHashMap.newKeySet();

    /** A request, by identity. */
    private static final class Edit {
        private final String path;
        private final Supplier<@Nullable String> user;

        Edit(final String path, final Supplier<@Nullable String> user) {
            this.path = path;
            this.user = user;
        }

        private boolean concerns(final String resource) {
            return ResourcePaths.overlap(resource, path);
        }
    }

    /**
     * A request to change data has begun.
     *
     * @param path its resource without leading slash, such as {@code casm-pool:pools/pool=foo}; empty for all data
     * @param user tells who asks, or null as long as that is not known
     * @return to be closed when the request is answered
     */
    public Registration begin(final String path, final Supplier<@Nullable String> user) {
        final var edit = new Edit(path, user);
        underWay.add(edit);
        return () -> underWay.remove(edit);
    }

    /**
     * Who is behind a transaction.
     *
     * @param resources what it changes
     * @return a user; several with {@code or} between them when requests of theirs for the same resource are under way
     *         at once; {@link #NOBODY} when there is none
     */
    public String of(final Collection<String> resources) {
        final var users = new TreeSet<String>();
        for (final Edit edit : underWay) {
            if (resources.stream().anyMatch(edit::concerns)) {
                final String user = edit.user.get();
                if (user != null) {
                    users.add(user);
                }
            }
        }
        return users.isEmpty() ? NOBODY : String.join(" or ", users);
    }
}

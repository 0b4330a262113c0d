/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.common.ErrorSeverity;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;

/**
 * The transactions that were refused in their commit, so that the front end can tell the client why.
 *
 * <p>RESTCONF takes error-tag and message from the exception, but has no way to carry an error-app-tag for a commit
 * that failed, and for DELETE drops even the message. So the app-tag leads the message, and the last refusals are kept
 * for a filter in front of RESTCONF. Thread-safe.
 */
public final class CommitRefusals {
    private static final int KEPT = 256;

    /**
     * A refused transaction.
     *
     * @param when {@link System#nanoTime} of the refusal
     * @param resources what it would have changed, such as {@code casm-pool:pools/pool=foo}
     * @param tag error-tag
     * @param appTag error-app-tag
     * @param message for the client
     */
    public record Refused(long when, List<String> resources, ErrorTag tag, String appTag, String message) {
        public Refused {
            resources = List.copyOf(resources);
        }

        /** True when a request for this resource led to this transaction. */
        private boolean concerns(final String path) {
            return resources.stream().anyMatch(resource -> ResourcePaths.overlap(resource, path));
        }
    }

    private final Deque<Refused> latest = new ArrayDeque<>();

    /** Remembers a refusal; what is returned is to fail the commit. */
    public synchronized NetconfDocumentedException refuse(final Collection<String> resources, final ErrorTag tag,
            final String appTag, final String message) {
        latest.addFirst(new Refused(System.nanoTime(), List.copyOf(resources), tag, appTag, message));
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
        return new NetconfDocumentedException(appTag + ": " + message, ErrorType.APPLICATION, tag, ErrorSeverity.ERROR);
    }

    /**
     * The newest refusal of a transaction that a request for this resource led to. It is given once.
     *
     * @param path resource without leading slash; empty for the whole datastore
     * @param since {@link System#nanoTime} when the request came
     */
    public synchronized Optional<Refused> take(final String path, final long since) {
        for (final Iterator<Refused> all = latest.iterator(); all.hasNext();) {
            final var one = all.next();
            if (one.when() - since < 0) {
                return Optional.empty();
            }
            if (one.concerns(path)) {
                all.remove();
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.AuditLog;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.LogPage;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.LogMapper;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.Filter;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.Page;

/**
 * The part of the log that somebody asks for.
 *
 * @param filter which entries; empty for none at all
 * @param cursor where the part starts; null for the first one
 * @param limit most entries
 * @param newestFirst in which order
 */
record LogPages(Optional<LogFilter> filter, @Nullable Long cursor, int limit, boolean newestFirst) {
    private static final int DEFAULT_LIMIT = 100;

    /** Reads the conditions and the place. */
    static LogPages of(final Filter filter, final Page page, final boolean newestFirst)
            throws InvalidRequestException {
        final var limit = page.getLimit();
        return new LogPages(LogMapper.toFilter(filter), cursor(page.getCursor(), newestFirst),
            limit == null ? DEFAULT_LIMIT : limit.intValue(), newestFirst);
    }

    /** Reads the entries. */
    LogPage read(final AuditLog log) throws EventStoreException {
        return filter.isEmpty() ? new LogPage(List.of(), null)
            : log.query(filter.orElseThrow(), cursor, limit, newestFirst);
    }

    /** The cursor to hand out with a page; null when it was the last one. */
    @Nullable String next(final LogPage page) {
        final var next = page.nextCursor();
        return next == null ? null : order(newestFirst) + next;
    }

    private static @Nullable Long cursor(final @Nullable String text, final boolean newestFirst)
            throws InvalidRequestException {
        if (text == null) {
            return null;
        }
        if (!text.matches(order(newestFirst) + "[0-9]{1,18}")) {
            throw new InvalidRequestException("cursor '" + text
                + "' is not the next-cursor of an answer in the same order");
        }
        return Long.valueOf(Long.parseLong(text.substring(1)));
    }

    private static String order(final boolean newestFirst) {
        return newestFirst ? "n" : "o";
    }
}

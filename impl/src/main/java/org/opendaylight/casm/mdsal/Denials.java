/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Event;

/**
 * Requests that were turned away before anyone could tell what they ask for. They are counted and go into the log
 * together, at most one entry of each kind a minute, so that whoever sends many of them cannot fill it. Thread-safe.
 */
public final class Denials {
    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int MOST_SOURCES = 5;
    private static final String NOBODY = "unknown";

    /** Why it was turned away. */
    public enum Kind {
        /** No valid user and password. */
        UNAUTHENTICATED("authenticate", "without a valid user and password"),
        /** Input of an RPC that does not fit the YANG modules. */
        MALFORMED("parse-input", "whose input does not fit the YANG modules");

        private final String action;
        private final String text;

        Kind(final String action, final String text) {
            this.action = action;
            this.text = text;
        }
    }

    /** Requests of one kind since the last entry. */
    private static final class Tally {
        private final TreeSet<String> sources = new TreeSet<>();
        private long count;
        private Instant notBefore = Instant.MIN;
    }

    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);

    /** Counts a request that came from an address, null when that is not known. */
    public synchronized void note(final Kind kind, final @Nullable String source) {
        final var tally = tallies.computeIfAbsent(kind, any -> new Tally());
        tally.count++;
        if (source != null && tally.sources.size() <= MOST_SOURCES) {
            tally.sources.add(source);
        }
    }

    /** The entries that are due; what they tell of is counted no more. */
    synchronized List<Event> take(final Instant now) {
        final var due = new ArrayList<Event>();
        tallies.forEach((kind, tally) -> {
            if (tally.count > 0 && !now.isBefore(tally.notBefore)) {
                due.add(entry(kind, tally, now));
                tally.count = 0;
                tally.sources.clear();
                tally.notBefore = now.plus(PAUSE);
            }
        });
        return due;
    }

    private static Event entry(final Kind kind, final Tally tally, final Instant now) {
        final boolean more = tally.sources.size() > MOST_SOURCES;
        final var shown = tally.sources.stream().limit(MOST_SOURCES).toList();
        return Event.of(now, Event.Category.ACCESS, kind.action, NOBODY).outcome(Event.Outcome.REFUSED)
            .source(shown.size() == 1 ? shown.getFirst() : null)
            .detail(tally.count + (tally.count == 1 ? " request " : " requests ") + kind.text
                + (shown.size() < 2 ? "" : ", from " + String.join(", ", shown) + (more ? " and others" : "")))
            .build();
    }
}

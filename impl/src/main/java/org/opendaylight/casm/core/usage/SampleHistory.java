/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.casm.core.usage.UsageSample.Key;

/**
 * The samples of one device: those of its last report and a bounded number of earlier ones. Not thread-safe.
 *
 * <p>A sample is current when no later one tells of the same entry for the same period. When there are too many, those
 * go first that are not current, and of these the oldest.
 */
public final class SampleHistory {
    private final TreeMap<Key, UsageSample> rows = new TreeMap<>();

    /**
     * What a report changes.
     *
     * @param puts samples that are new, or count instead of one of the same key
     * @param drops samples that there is no more room for
     */
    public record Change(List<UsageSample> puts, List<Key> drops) {
        /** Nothing. */
        public static final Change NONE = new Change(List.of(), List.of());

        public Change {
            puts = List.copyOf(puts);
            drops = List.copyOf(drops);
        }
    }

    private record Series(Period period, String entry) {
        static Series of(final UsageSample sample) {
            return new Series(sample.key().period(), sample.key().entry());
        }
    }

    /**
     * What a report would change; changes nothing.
     *
     * @param report samples of different keys
     * @param earlier samples to keep besides those of the report
     */
    public Change plan(final List<UsageSample> report, final int earlier) {
        final var after = new TreeMap<>(rows);
        final var reported = new HashSet<Key>();
        final var puts = new ArrayList<UsageSample>();
        for (final UsageSample sample : report) {
            final UsageSample known = after.get(sample.key());
            reported.add(sample.key());
            if (known == null || sample.replaces(known)) {
                after.put(sample.key(), sample);
                puts.add(sample);
            }
        }
        final int excess = after.size() - reported.size() - earlier;
        if (excess <= 0) {
            return new Change(puts, List.of());
        }
        final var current = new HashSet<>(current(after.values()));
        return new Change(puts, after.values().stream().filter(sample -> !reported.contains(sample.key()))
            .sorted(Comparator.comparing((UsageSample sample) -> current.contains(sample))
                .thenComparing(UsageSample::end).thenComparing(UsageSample::key))
            .limit(excess).map(UsageSample::key).toList());
    }

    /** Makes a change. What does not count any more, because a better sample came meanwhile, is left out. */
    public void apply(final Change change) {
        for (final UsageSample sample : change.puts()) {
            rows.merge(sample.key(), sample, (known, next) -> next.replaces(known) ? next : known);
        }
        change.drops().forEach(rows::remove);
    }

    /** All samples, by key. */
    public List<UsageSample> all() {
        return List.copyOf(rows.values());
    }

    /** The samples after which none came of the same entry and period. */
    public List<UsageSample> current() {
        return current(rows.values());
    }

    private static List<UsageSample> current(final Collection<UsageSample> of) {
        final Map<Series, UsageSample> latest = new HashMap<>();
        for (final UsageSample sample : of) {
            latest.merge(Series.of(sample), sample, (one, other) -> LATER.compare(one, other) < 0 ? other : one);
        }
        return latest.values().stream().sorted(Comparator.comparing(UsageSample::key)).toList();
    }

    private static final Comparator<UsageSample> LATER = Comparator.comparing(UsageSample::end)
        .thenComparing(sample -> sample.key().start());
}

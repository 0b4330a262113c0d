/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.core.usage.SampleHistory;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LedgerState;

/** What all devices reported, as far as it is kept; the same as in the event store. Thread-safe. */
public final class UsageBook {
    private final ConcurrentHashMap<String, SampleHistory> histories = new ConcurrentHashMap<>();

    private UsageBook() {
        // see restore
    }

    /** What the event store has. */
    public static UsageBook restore(final LedgerState store) throws EventStoreException {
        final var book = new UsageBook();
        store.forEachSample((device, json) ->
            book.apply(device, new SampleHistory.Change(List.of(SampleText.parse(json)), List.of())));
        return book;
    }

    /** What a report would change. */
    SampleHistory.Change plan(final String deviceId, final List<UsageSample> report, final int earlier) {
        final var history = of(deviceId);
        synchronized (history) {
            return history.plan(report, earlier);
        }
    }

    /** Makes a change that is stored. */
    void apply(final String deviceId, final SampleHistory.Change change) {
        final var history = of(deviceId);
        synchronized (history) {
            history.apply(change);
        }
    }

    /** What there would be after a change. */
    List<UsageSample> after(final String deviceId, final SampleHistory.Change change) {
        final var copy = new SampleHistory();
        copy.apply(new SampleHistory.Change(all(deviceId), List.of()));
        copy.apply(change);
        return copy.all();
    }

    /** All samples of a device, by key. */
    public List<UsageSample> all(final String deviceId) {
        final var history = histories.get(deviceId);
        if (history == null) {
            return List.of();
        }
        synchronized (history) {
            return history.all();
        }
    }

    /** The samples of a device after which none came of the same entry and period. */
    List<UsageSample> current(final String deviceId) {
        final var history = histories.get(deviceId);
        if (history == null) {
            return List.of();
        }
        synchronized (history) {
            return history.current();
        }
    }

    /** Devices that reported. */
    public Set<String> devices() {
        return Set.copyOf(histories.keySet());
    }

    /** Forgets a device; what it had reported. */
    List<UsageSample> forget(final String deviceId) {
        final var gone = all(deviceId);
        histories.remove(deviceId);
        return gone;
    }

    private SampleHistory of(final String deviceId) {
        return histories.computeIfAbsent(deviceId, key -> new SampleHistory());
    }
}

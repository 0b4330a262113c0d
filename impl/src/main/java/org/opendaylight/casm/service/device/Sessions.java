/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LedgerState;

/** The sessions of all devices that were heard. Thread-safe. */
public final class Sessions {
    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();

    private Sessions(final Map<String, SessionRecord> stored) {
        stored.forEach((id, record) -> sessions.put(id, new Session(id, record)));
    }

    /** The sessions as the event store has them; nothing was heard in them yet. */
    public static Sessions restore(final LedgerState store) throws EventStoreException {
        final var stored = new HashMap<String, SessionRecord>();
        store.forEachConfig((path, json) -> {
            if (path.startsWith(SessionRecord.PREFIX)) {
                stored.merge(SessionRecord.deviceOf(path), SessionRecord.parse(json), SessionRecord::later);
            }
        });
        return new Sessions(stored);
    }

    /** The session of a configured device. */
    Session of(final String deviceId) {
        return sessions.computeIfAbsent(deviceId, id -> new Session(id, SessionRecord.NONE));
    }

    /** A device was removed from the configuration: what it said counts for nothing. */
    Optional<Session> forget(final String deviceId) {
        final var known = find(deviceId);
        known.ifPresent(Session::restart);
        return known;
    }

    Optional<Session> find(final String deviceId) {
        return Optional.ofNullable(sessions.get(deviceId));
    }

    Collection<Map.Entry<String, Session>> all() {
        return sessions.entrySet();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which session of a server got which leases, for servers that do not return Class. Kept in memory: after a restart of
 * the controller such a server names its leases by the pool alone.
 */
final class Sessions {
    private static final int CAPACITY = 65_536;

    private final Map<Key, Set<String>> leases = bounded();
    private final Map<Key, Integer> denials = bounded();

    private record Key(String deviceId, String session) {
    }

    /** Notes a session. */
    synchronized void began(final String deviceId, final String session, final Set<String> leaseIds) {
        leases.put(new Key(deviceId, session), Set.copyOf(leaseIds));
    }

    /** Leases of a session; none if it is not known. */
    synchronized Set<String> of(final String deviceId, final String session) {
        return leases.getOrDefault(new Key(deviceId, session), Set.of());
    }

    /** The session that has a lease, to name it to its server. */
    synchronized Optional<String> having(final String deviceId, final String leaseId) {
        return leases.entrySet().stream()
            .filter(one -> one.getKey().deviceId.equals(deviceId) && one.getValue().contains(leaseId))
            .map(one -> one.getKey().session).findFirst();
    }

    /** Notes that a session was denied. */
    synchronized void denied(final String deviceId, final String session) {
        denials.merge(new Key(deviceId, session), 1, Integer::sum);
    }

    /** How often a session was denied. */
    synchronized int denials(final String deviceId, final String session) {
        return denials.getOrDefault(new Key(deviceId, session), 0);
    }

    /** Forgets a session. */
    synchronized void ended(final String deviceId, final String session) {
        leases.remove(new Key(deviceId, session));
    }

    private static <V> Map<Key, V> bounded() {
        return new LinkedHashMap<>() {
            @java.io.Serial
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(final Map.Entry<Key, V> eldest) {
                return size() > CAPACITY;
            }
        };
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import com.google.gson.Gson;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LedgerState;

/**
 * What lasts of a service that was provisioned: it is in the event store with the change of leases that makes it true.
 *
 * @param id the service
 * @param phase where it is
 * @param asked the request that brought it there
 * @param accepted the service as it stands; null when nothing of it does
 * @param wanted the service as it is to be; null when that is what stands
 * @param cause why it is not as wanted; null when it is
 * @param changedMillis since when, milliseconds since 1970
 */
public record ServiceRecord(String id, Phase phase, Asked asked, @Nullable Service accepted, @Nullable Service wanted,
        @Nullable String cause, long changedMillis) {
    /** What the paths of these records in the event store start with. */
    public static final String PREFIX = "casm-service:record=";

    private static final Gson GSON = new Gson();

    /** Where a service is. */
    public enum Phase {
        /** Leases are held, devices are being configured. */
        PROVISIONING,
        /** Devices are put back to what they were. */
        UNDOING,
        /** All is as accepted. */
        ACTIVE,
        /** What was wanted did not come about, and is undone. */
        FAILED,
        /** It is taken off the devices. */
        REMOVING
    }

    /**
     * What was asked.
     *
     * @param requestId id of the request
     * @param principal who asked
     * @param rollback whether all is undone on an error
     * @param skipQuarantine whether what is given back is free at once
     * @param abandoned devices that nobody waits for any more, by NETCONF topology node; null, in what an earlier
     *        release stored, for none
     */
    public record Asked(String requestId, String principal, boolean rollback, boolean skipQuarantine,
            @Nullable Set<String> abandoned) {
        public Asked {
            abandoned = abandoned == null ? Set.of() : Set.copyOf(abandoned);
        }

        /** One that waits for all devices. */
        public Asked(final String requestId, final String principal, final boolean rollback,
                final boolean skipQuarantine) {
            this(requestId, principal, rollback, skipQuarantine, Set.of());
        }

        /** Devices that nobody waits for any more. */
        @Override
        public Set<String> abandoned() {
            final var all = abandoned;
            return all == null ? Set.of() : all;
        }
    }

    /** The next record. */
    ServiceRecord to(final Phase next, final @Nullable Service nowAccepted, final @Nullable Service nowWanted,
            final @Nullable String why, final Instant now) {
        return new ServiceRecord(id, next, asked, nowAccepted, nowWanted, why, now.toEpochMilli());
    }

    /** Since when it is so. */
    public Instant changed() {
        return Instant.ofEpochMilli(changedMillis);
    }

    /** True when leases or devices hold something for it. */
    boolean stands() {
        return switch (phase) {
            case PROVISIONING, UNDOING, ACTIVE, REMOVING -> true;
            case FAILED -> accepted != null;
        };
    }

    /** The entry of the event store. */
    Batch.ConfigChange toEntry() {
        return new Batch.ConfigChange(PREFIX + id, GSON.toJson(this));
    }

    /** The entry that says there is none any more. */
    static Batch.ConfigChange noEntry(final String id) {
        return new Batch.ConfigChange(PREFIX + id, null);
    }

    /** All that the event store has, by service. */
    static Map<String, ServiceRecord> restore(final LedgerState store) throws EventStoreException {
        final var all = new TreeMap<String, ServiceRecord>();
        store.forEachConfig((path, json) -> {
            if (path.startsWith(PREFIX)) {
                all.put(path.substring(PREFIX.length()), GSON.fromJson(json, ServiceRecord.class));
            }
        });
        return all;
    }
}

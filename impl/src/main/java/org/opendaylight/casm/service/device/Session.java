/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.DeviceProfile.Liveness;
import org.opendaylight.casm.events.Batch;

/**
 * What is known of one device between its messages. What it decides on and the decisions on the leases of the device
 * are made under its monitor, so that a message of an earlier boot never comes in between.
 */
final class Session {
    /** Messages of one device that are under way at a time; more have to wait, so that others do not. */
    static final int MAX_IN_FLIGHT = 16;

    private final String deviceId;
    private SessionRecord current;
    private SessionRecord stored;
    private Connection connection = Connection.UNKNOWN;
    private @Nullable Instant lastSeen;
    private boolean queryWanted = true;
    private boolean asked;
    private @Nullable Instant lastReport;
    private int inFlight;

    Session(final String deviceId, final SessionRecord stored) {
        this.deviceId = deviceId;
        this.stored = stored;
        current = stored;
    }

    /** Lets a message in, to be ended by {@link #leave}; false when too many are in. */
    synchronized boolean enter() {
        if (inFlight >= MAX_IN_FLIGHT) {
            return false;
        }
        inFlight++;
        return true;
    }

    synchronized void leave() {
        inFlight--;
    }

    /** Takes note of a message's incarnation; the refusal of one from an earlier boot, else null. */
    synchronized @Nullable Refusal admit(final Header header) {
        final Long said = header.incarnation();
        final Long known = current.incarnation();
        if (said == null || known != null && said.equals(known)) {
            return null;
        }
        if (known != null && Long.compareUnsigned(said, known) < 0) {
            return Refusal.of(Reason.STALE_INCARNATION, null, "message " + header.messageId() + " is of incarnation "
                + Long.toUnsignedString(said) + " of device " + deviceId + ", of which incarnation "
                + Long.toUnsignedString(known) + " was heard; a device raises its incarnation with each boot");
        }
        current = current.heard(said);
        return null;
    }

    /** The device begins anew. */
    synchronized void restart() {
        current = current.anew();
        connection = Connection.UNKNOWN;
        lastSeen = null;
        lastReport = null;
        queryWanted = true;
    }

    /** The device was heard; true when it was not connected before. */
    synchronized boolean heard(final Instant now) {
        lastSeen = now;
        final boolean back = connection != Connection.CONNECTED;
        connection = Connection.CONNECTED;
        return back;
    }

    /** Whether the device was silent for too long, for the first time since it was heard. */
    synchronized boolean isLostSince(final Instant now, final Liveness rules) {
        final var seen = lastSeen;
        if (connection != Connection.CONNECTED || seen == null
                || !now.isAfter(seen.plusSeconds(rules.keepaliveInterval() * rules.deadAfter()))) {
            return false;
        }
        connection = Connection.LOST;
        queryWanted = true;
        return true;
    }

    synchronized Connection connection() {
        return connection;
    }

    synchronized @Nullable Instant lastSeen() {
        return lastSeen;
    }

    synchronized SessionRecord current() {
        return current;
    }

    synchronized void become(final SessionRecord next) {
        current = next;
    }

    /** What the event store does not have yet of what is known; empty when it has all. */
    synchronized List<Batch.ConfigChange> unsaved() {
        if (current.equals(stored)) {
            return List.of();
        }
        final var entry = current.toEntry(deviceId);
        final var before = stored.path(deviceId);
        return entry.path().equals(before) || stored.equals(SessionRecord.NONE) ? List.of(entry)
            : List.of(entry, new Batch.ConfigChange(before, null));
    }

    /** The event store has this. */
    synchronized void saved(final SessionRecord what) {
        stored = what;
    }

    /** Whether the device should report: it, or the Coordinator, was away. */
    synchronized boolean isQueryWanted() {
        return queryWanted;
    }

    /** The device has reported. */
    synchronized void reported(final Instant at) {
        lastReport = at;
        queryWanted = false;
        asked = false;
    }

    /** The device had reported before the Coordinator started. */
    synchronized void hadReported(final Instant at) {
        lastReport = at;
    }

    /** When the device reported last; null when it did not. */
    synchronized @Nullable Instant lastReport() {
        return lastReport;
    }

    /** Somebody asked for a report of the device. */
    synchronized void ask() {
        asked = true;
    }

    /** Whether somebody asked for a report since the device reported. */
    synchronized boolean isAsked() {
        return asked;
    }
}

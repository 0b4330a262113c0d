/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;

/** Points in time as yang:date-and-time (RFC 6991), in UTC, to the microsecond. */
public final class Times {
    private Times() {
        // functions only
    }

    /** As YANG writes it. */
    public static DateAndTime toYang(final Instant instant) {
        return new DateAndTime(instant.truncatedTo(ChronoUnit.MICROS).toString());
    }

    /** As YANG writes it; null stays null. */
    public static @Nullable DateAndTime toYangOrNull(final @Nullable Instant instant) {
        return instant == null ? null : toYang(instant);
    }

    /** As an instant, whatever the offset. */
    public static Instant ofYang(final DateAndTime time) {
        return OffsetDateTime.parse(time.getValue()).toInstant();
    }

    /** As an instant; null stays null. */
    public static @Nullable Instant ofYangOrNull(final @Nullable DateAndTime time) {
        return time == null ? null : ofYang(time);
    }
}

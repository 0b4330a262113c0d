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
import java.util.Locale;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.service.Resolution;

/** How one kind of message is decided, under the monitor of the session. */
@FunctionalInterface
interface Decider {
    /** What becomes of the message; decided anew when it met a change under way. */
    Resolution decide(Context context, Instant now);

    /** The message is refused; nothing of it stays. */
    static Resolution refuse(final Composite parts, final Refusal refusal) {
        parts.undo();
        return Resolution.of(new Decision.Refused(refusal));
    }

    /** The message is answered, and not worth an entry in the log. */
    static Resolution quietly(final Context context, final Composite parts, final DeviceReply reply) {
        return new Resolution(parts.whole(reply.known(), false), reply.note(), context.session().unsaved(),
            List.of());
    }

    /** The message is answered. */
    static Resolution answer(final Context context, final Composite parts, final DeviceReply reply, final String what,
            final Instant now) {
        final var header = context.header();
        final var event = Event.of(now, Event.Category.DEVICE, what, context.caller().principal())
            .source(context.caller().source()).tenant(context.profile().tenant()).deviceId(header.deviceId())
            .requestId(context.requestId())
            .detail(reply.result().name().toLowerCase(Locale.ROOT) + ", " + reply.leases().size()
                + " leases" + (header.attempt() > 1 ? ", attempt " + header.attempt() : "")
                + (reply.reason() == null ? "" : ": " + reply.reason()));
        return new Resolution(parts.whole(reply.known(), reply.result() == DeviceReply.Result.PARTIAL), reply.note(),
            context.session().unsaved(),
            List.of((reply.result() == DeviceReply.Result.DENIED ? event.outcome(Event.Outcome.REFUSED) : event)
                .build()));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Phase;

/** What becomes of a service whose devices have come to an end. */
sealed interface Ending {
    /**
     * A step that is being stored.
     *
     * @param next the record that holds from then on; null for none
     * @param stored the leases that the step changes, and the record
     */
    record Commit(@Nullable ServiceRecord next, CompletionStage<Outcome> stored) implements Ending {
    }

    /** Attachments without content go first. */
    record Clear(Set<String> attachments) implements Ending {
        public Clear {
            attachments = Set.copyOf(attachments);
        }
    }

    /** It cannot go on. */
    record Stuck(String why) implements Ending {
    }

    /** There is nothing to do. */
    record Rest() implements Ending {
    }

    /** Begins the step that follows when all devices are done with what is written, {@code written} by id. */
    static Ending of(final Site site, final ServiceRecord now, final Set<String> written) {
        final var clock = site.clock().instant();
        return switch (now.phase()) {
            case PROVISIONING -> active(site, now, clock);
            case UNDOING -> {
                final var next = now.to(Phase.FAILED, now.accepted(), null, now.cause(), clock);
                yield new Commit(next, Steps.giveBack(site, next));
            }
            case REMOVING -> written.isEmpty() ? new Commit(null, Steps.release(site, now)) : new Clear(written);
            case ACTIVE, FAILED -> new Rest();
        };
    }

    private static Ending active(final Site site, final ServiceRecord now, final Instant clock) {
        final var wanted = now.wanted();
        final var holding = wanted == null ? null : site.holding(wanted, site.live(now.id()));
        if (holding == null || !holding.missing().isEmpty()) {
            return new Stuck("leases that it needs are gone");
        }
        final var next = now.to(Phase.ACTIVE, wanted, null, null, clock);
        return new Commit(next, Steps.confirm(site, next, holding));
    }

    /** The answer to who asked for the step that ended with this record; {@code done} is what was stored. */
    static Outcome answer(final @Nullable ServiceRecord record, final Outcome.Done done) {
        return record != null && record.phase() == Phase.FAILED
            ? Steps.failed(record.id(), record.cause() + "; all of it was undone")
            : new Outcome.Done(Outcome.Result.GRANTED, done.leases());
    }
}

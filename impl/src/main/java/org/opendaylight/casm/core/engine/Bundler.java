/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.lease.Lease;

/**
 * Decides on bundles: item by item, each seeing what those before it took, and all are taken back when one cannot be
 * met. Whoever calls it keeps other decisions out, so that nobody meets space that is only taken for a moment.
 */
final class Bundler {
    private final BiFunction<AllocationRequest, Instant, Decision> allocate;
    private final Consumer<Decision.Granted> takeBack;

    /**
     * A bundler.
     *
     * @param allocate decides on one item
     * @param takeBack undoes such a decision
     */
    Bundler(final BiFunction<AllocationRequest, Instant, Decision> allocate,
            final Consumer<Decision.Granted> takeBack) {
        this.allocate = allocate;
        this.takeBack = takeBack;
    }

    Decision allocate(final BundleRequest bundle, final Instant now) {
        final boolean dry = bundle.mode() == Mode.DRY_RUN;
        final var granted = new ArrayList<Decision.Granted>();
        long leases = 0;
        for (final AllocationRequest item : bundle.items()) {
            // also to try, an item has to be taken: the next one must not count on the same space
            switch (allocate.apply(dry ? taking(item) : item, now)) {
                case Decision.Granted one -> {
                    granted.add(one);
                    leases += one.leases().size();
                }
                case Decision.Refused refused -> {
                    undo(granted);
                    return new Decision.Refused(ofItem(item, refused.refusal()));
                }
            }
            if (leases > Sizer.MAX_LEASES) {
                undo(granted);
                return new Decision.Refused(ofItem(item, Refusal.of(Refusal.Reason.INVALID, null, "the bundle would"
                    + " make more than the " + Sizer.MAX_LEASES + " leases a request may get")));
            }
        }
        if (dry) {
            undo(granted);
        }
        return whole(granted, dry);
    }

    private void undo(final List<Decision.Granted> granted) {
        granted.reversed().forEach(takeBack);
    }

    private static Decision whole(final List<Decision.Granted> granted, final boolean dry) {
        final var changes = new ArrayList<LeaseChange>();
        final var leases = new ArrayList<Lease>();
        boolean partial = false;
        for (final Decision.Granted one : granted) {
            changes.addAll(one.changes());
            for (final Lease lease : one.leases()) {
                leases.add(dry ? lease.withId(Allocator.DRY_RUN_ID + (leases.size() + 1)) : lease);
            }
            partial |= one.partial();
        }
        return new Decision.Granted(dry ? List.of() : changes, leases, partial);
    }

    private static AllocationRequest taking(final AllocationRequest item) {
        return new AllocationRequest(item.requestId(), item.target(), item.owner(), item.size(), item.placement(),
            item.lifetime(), item.terms(), Mode.GRANT);
    }

    private static Refusal ofItem(final AllocationRequest item, final Refusal refusal) {
        return refusal.saying("item " + item.terms().item() + ": " + refusal.message()
            + "; nothing of the bundle was granted");
    }
}

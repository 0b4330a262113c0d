/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.device.PoolChoice;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;

/** Grants the items of one message, each from the first of its pools that can serve it. */
final class Grants {
    /** Most leases that one message gets. */
    private static final int MAX_LEASES = 4096;

    private final List<LeaseAnswer> answers = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final AllocationEngine engine;
    private final Composite parts;
    private final Context context;
    private final PoolChoice choice;
    private @Nullable Refusal last;
    private @Nullable Refusal exhausted;
    private int granted;

    Grants(final AllocationEngine engine, final Composite parts, final Context context, final PoolChoice choice) {
        this.engine = engine;
        this.parts = parts;
        this.context = context;
        this.choice = choice;
    }

    PoolChoice choice() {
        return choice;
    }

    /** Grants what it can; stops when a change under way was met. */
    void grant(final List<PoolItem> items, final Instant now) {
        for (var item : items) {
            grant(item, now);
            if (parts.busy() != null) {
                return;
            }
        }
    }

    private void grant(final PoolItem item, final Instant now) {
        final var pools = choice.candidates(item.want());
        var why = pools.isEmpty() ? choice.whyNone(item.want()) : null;
        for (var pool : pools) {
            final var refusal = take(request(pool, item.size(), item), now);
            if (refusal == null) {
                granted++;
                return;
            }
            if (refusal.reason() == Reason.BUSY) {
                return;
            }
            why = why == null || refusal.reason() == Reason.POOL_EXHAUSTED ? refusal : why;
        }
        if (why != null) {
            failed(item.name(), why);
        }
    }

    private @Nullable Refusal take(final AllocationRequest request, final Instant now) {
        final var decision = engine.allocate(request, now);
        if (decision instanceof Decision.Granted some && answers.size() + some.leases().size() > MAX_LEASES) {
            engine.takeBack(some);
            return Refusal.of(Reason.INVALID, null, "the message would make more than " + MAX_LEASES
                + " leases; ask for larger blocks");
        }
        final var refusal = parts.add(decision);
        if (refusal == null) {
            parts.last().forEach(lease -> answers.add(LeaseAnswer.granted(lease)));
            if (parts.isLastPartial()) {
                failures.add("item " + request.terms().item() + " got less than it asked for");
            }
        }
        return refusal;
    }

    /** Takes over a block that the device holds already; null, and nothing changes, when that cannot be. */
    @Nullable Lease adopt(final PoolItem item, final Size.Specific block, final Instant now) {
        for (var pool : choice.candidates(item.want())) {
            final var refusal = parts.add(engine.allocate(request(pool, block, item), now));
            if (refusal == null) {
                return parts.last().getFirst();
            }
            if (refusal.reason() == Reason.BUSY) {
                return null;
            }
        }
        return null;
    }

    private AllocationRequest request(final String pool, final Size size, final PoolItem item) {
        final var management = context.profile().management();
        final var node = management.nodeId();
        final var instance = item.networkInstance();
        final var domain = item.domainName();
        final var terms = new Lease.Terms(null, node == null ? null : new Binding(node, null,
            instance != null ? instance : management.networkInstance(), null, true),
            domain == null ? Map.of() : Map.of("domain-name", domain));
        return new AllocationRequest(context.requestId(), new Target.Named(pool), context.owner(), size,
            Placement.ANY, item.lifetime(), terms.ofItem(item.name()), Mode.GRANT);
    }

    private void failed(final String item, final Refusal why) {
        failures.add("item " + item + ": " + why.message() + " (" + why.reason().appTag() + ")");
        last = why;
        exhausted = why.reason() == Reason.POOL_EXHAUSTED ? why : exhausted;
    }

    /** What is told of the leases granted. */
    List<LeaseAnswer> answers() {
        return answers;
    }

    /** Number of items that got something. */
    int granted() {
        return granted;
    }

    /** Why not everything was granted; null when it was. */
    @Nullable String reason() {
        return failures.isEmpty() ? null : failures.stream().limit(8).collect(Collectors.joining("; "));
    }

    /** Why an item got nothing; null when each got something. */
    @Nullable Refusal last() {
        return last;
    }

    /** A refusal that may be over when something was given back; null when there is none. */
    @Nullable Refusal exhausted() {
        return exhausted;
    }
}

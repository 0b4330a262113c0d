/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.service.Outcome;

/** The engine alone; now and then a decision is taken back and made again, as when it could not be stored. */
final class EngineSubject implements Subject {
    private final AtomicLong ids = new AtomicLong();
    private final Random random;
    /** The texts of the ledger. */
    private final Map<String, String> ledger = new HashMap<>();
    private final List<Lease> gone = new ArrayList<>();
    private AllocationEngine engine;

    EngineSubject(final PoolCatalog catalog, final Random random) {
        this.random = random;
        engine = begin();
        engine.apply(catalog);
    }

    private AllocationEngine begin() {
        return new AllocationEngine(() -> "lease-" + ids.incrementAndGet(), new SplittableRandom(1));
    }

    private Outcome settled(final Supplier<Decision> decide) {
        Decision decision = decide.get();
        if (decision instanceof Decision.Granted granted && random.nextInt(6) == 0) {
            engine.takeBack(granted);
            decision = decide.get();
        }
        return switch (decision) {
            case Decision.Refused refused -> new Outcome.Denied(refused.refusal());
            case Decision.Granted granted -> {
                settle(granted);
                yield new Outcome.Done(granted.partial() ? Outcome.Result.PARTIAL : Outcome.Result.GRANTED,
                    granted.leases());
            }
        };
    }

    private void settle(final Decision.Granted granted) {
        engine.settle(granted);
        for (final LeaseChange change : granted.changes()) {
            final Lease after = change.after();
            if (after != null) {
                ledger.put(after.id(), LeaseJson.write(after));
            } else {
                ledger.remove(change.lease().id());
                gone.add(change.lease());
            }
        }
    }

    @Override
    public Outcome allocate(final AllocationRequest request, final Instant now) {
        return settled(() -> engine.allocate(request, now));
    }

    @Override
    public Outcome allocate(final BundleRequest request, final Instant now) {
        return settled(() -> engine.allocate(request, now));
    }

    @Override
    public Outcome confirm(final List<String> leases, final Instant now) {
        return settled(() -> engine.confirm(leases, now));
    }

    @Override
    public Outcome renew(final RenewRequest request, final Instant now) {
        return settled(() -> engine.renew(request, now));
    }

    @Override
    public Outcome release(final ReleaseRequest request, final Instant now) {
        return settled(() -> engine.release(request, now));
    }

    @Override
    public void sweep(final Instant now) {
        engine.upkeep().endReservations(now);
        for (Decision.Granted due = engine.expire(now, 7); !due.changes().isEmpty(); due = engine.expire(now, 7)) {
            if (random.nextInt(6) == 0) {
                engine.takeBack(due);
            } else {
                settle(due);
            }
        }
    }

    @Override
    public List<Refusal> configure(final PoolCatalog after) {
        return engine.tryApply(after);
    }

    @Override
    public void restart(final Instant now) {
        final PoolCatalog catalog = engine.catalog();
        final var leases = new ArrayList<Lease>();
        ledger.values().forEach(text -> leases.add(LeaseJson.parse(text)));
        Collections.shuffle(leases, random);
        engine = begin();
        engine.apply(catalog);
        engine.restore(leases);
        for (final String pool : engine.remembering()) {
            engine.recall(pool, gone.stream().filter(lease -> lease.pool().equals(pool)).toList());
        }
        engine.upkeep().endReservations(now);
    }

    @Override
    public AllocationEngine engine() {
        return engine;
    }
}

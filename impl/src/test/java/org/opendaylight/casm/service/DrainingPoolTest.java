/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** What is told when a pool that is draining gets empty. */
class DrainingPoolTest {
    private World world;

    @BeforeEach
    void start() throws Exception {
        world = new World();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void set(final Pool.AdminState state) throws InterruptedException {
        final PoolCatalog catalog = world.engine.catalog();
        final Pool pool = catalog.pools().get("p");
        world.engine.apply(catalog.withPools(Map.of("p", new Pool(pool.name(), pool.kind(), pool.addressSpace(),
            pool.parent(), state, pool.priority(), pool.segments(), pool.exclusions(), pool.selector(), pool.unit(),
            pool.fragmentation(), pool.algorithm(), pool.leaseRules(), pool.thresholds()))));
        World.get(world.aftermath.poolsChanged(Set.of("p")));
    }

    private long told() {
        return world.announcer.told.stream().filter("drained p"::equals).count();
    }

    @Test
    void tellsOnceThatTheLastLeaseEnded() throws InterruptedException {
        final var first = world.grant("r1").id();
        final var second = world.grant("r2").id();
        World.done(world.release("r3", first));
        assertEquals(0, told());
        set(Pool.AdminState.DRAINING);
        assertEquals(0, told());

        World.done(world.release("r4", second));

        assertEquals(1, told());
        World.get(world.aftermath.poolsChanged(Set.of("p")));
        assertEquals(1, told());
    }

    @Test
    void tellsNothingOfAPoolThatWasEmptyOrIsActive() throws InterruptedException {
        set(Pool.AdminState.DRAINING);
        set(Pool.AdminState.ACTIVE);
        World.done(world.release("r2", world.grant("r1").id()));
        assertEquals(0, told());
    }
}

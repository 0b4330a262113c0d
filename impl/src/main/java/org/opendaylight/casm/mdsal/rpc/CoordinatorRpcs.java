/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.mdsal.config.PoolDrafts;
import org.opendaylight.casm.mdsal.config.SegmentEditor;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yangtools.binding.Rpc;
import org.opendaylight.yangtools.concepts.Registration;

/** All RPCs of the Coordinator. */
public final class CoordinatorRpcs {
    /** Queries of the log that run beside each other; further ones wait. */
    private static final int QUERIES = 4;
    /** Plans that wait for the one that is worked out; further ones are refused. */
    private static final int PLANS = 8;

    /**
     * Where RPCs are given and taken.
     *
     * @param own takes those of the Coordinator
     * @param others finds those of others, such as adapters
     */
    public record Exchange(RpcProviderService own, RpcService others) {
        public Exchange {
            requireNonNull(own);
            requireNonNull(others);
        }
    }

    private CoordinatorRpcs() {
        // functions only
    }

    /** Where RPCs are given and taken; Blueprint cannot name a class within a class. */
    public static Exchange exchange(final RpcProviderService own, final RpcService others) {
        return new Exchange(own, others);
    }

    /**
     * Registers the RPCs.
     *
     * @param rpcs where they are registered
     * @param holder says who serves; while nobody does the RPCs are there and refuse
     * @param editor changes segments of pools
     * @param drafts reads pools that are not configured
     * @return takes the RPCs away and stops the threads that read the log and plan
     */
    public static Registration register(final Exchange rpcs, final CoordinatorHolder holder,
            final SegmentEditor editor, final PoolDrafts drafts) {
        final var executor = Executors.newFixedThreadPool(QUERIES,
            Thread.ofPlatform().name("casm-query-", 0).daemon().factory());
        final var callers = Callers.ofShiro();
        final var all = new ArrayList<>(of(holder, callers, executor, InstantSource.system()));
        final var planner = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(PLANS),
            Thread.ofPlatform().name("casm-plan-", 0).daemon().factory());
        all.add(new PlanDefragmentationRpc(holder, planner, InstantSource.system()));
        all.add(new SimulateRpc(holder, drafts, planner, InstantSource.system()));
        all.add(new ResizePoolRpc(holder, callers, editor, InstantSource.system()));
        all.add(new ImportAllocationsRpc(holder, callers, new MountedDeviceRows(rpcs.others()), executor,
            InstantSource.system()));
        final var registration = rpcs.own().registerRpcImplementations(all);
        return () -> {
            registration.close();
            executor.shutdown();
            planner.shutdown();
        };
    }

    /**
     * The RPCs.
     *
     * @param callers say who calls
     * @param executor runs what has to read the event store; may wait for the disk
     * @param clock tells the present from the past
     */
    static List<Rpc<?, ?>> of(final CoordinatorHolder holder, final Callers callers, final Executor executor,
            final InstantSource clock) {
        return List.of(new AllocateRpc(holder, callers), new AllocateBundleRpc(holder, callers),
            new ConfirmRpc(holder, callers), new RenewRpc(holder, callers), new ReleaseRpc(holder, callers),
            new LookupRpc(holder, executor, clock), new ComputeMappingRpc(holder), new QueryLogRpc(holder, executor),
            new ExportLogRpc(holder, executor), new VerifyLogRpc(holder, executor));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * P1: allocations and releases of the core engine, one thread. One invocation is a batch, after which the pool is put
 * back to where it was, outside the measurement.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CoreSpeed {
    /** Blocks of one invocation; at 99 % of the pools below that much is free. */
    static final int BATCH = 10_000;
    /** Blocks of each pool but the largest. */
    private static final int BLOCKS = 1 << 20;

    /** An empty pool among as many leases as the other pools have when they are full. */
    static final String AMONG = "/28 of an empty /8 among 1,048,576 leases";

    /** A pool that is empty, or full but for its last hundredth, which is spread over all of it. */
    @State(Scope.Thread)
    public abstract static class Filled {
        /** What is given out of what. The last pool is smaller than a /32, so that 99 % of it fits into memory. */
        @Param({"/28 of a /8", "address of a /12", "/56 of a /36", "address of 4,096 scattered /24"})
        public String blocks = "";

        /** Percent of the pool that is held. */
        @Param({"0", "99"})
        public int occupancy;

        private CoreScene scene = new CoreScene("ipv4-private", "10.0.0.0/8", 32);
        private List<String> held = List.of();

        /** Makes and fills the pool. */
        @Setup(Level.Trial)
        public void fill() {
            scene = switch (blocks) {
                case "/28 of a /8", AMONG -> new CoreScene("ipv4-private", "10.0.0.0/8", 28);
                case "address of a /12" -> new CoreScene("ipv4-private", "172.16.0.0/12", 32);
                case "/56 of a /36" -> new CoreScene("ipv6-gua", "2001:db8::/36", 56);
                case "/56 of a /32" -> new CoreScene("ipv6-gua", "2001:db8::/32", 56);
                case "address of 4,096 scattered /24" ->
                    new CoreScene("ipv4-private", CoreScene.scattered(4096), 32);
                default -> throw new IllegalArgumentException(blocks);
            };
            if (AMONG.equals(blocks)) {
                scene.surround(BLOCKS);
            }
            if (occupancy > 0) {
                scene.fillBut(BLOCKS, (int) ((long) BLOCKS * (100 - occupancy) / 100));
            }
        }

        final void take() {
            held = scene.allocate(BATCH);
        }

        final void giveBack() {
            scene.release(held);
            if (held.isEmpty()) {
                throw new IllegalStateException("nothing was held");
            }
            held = List.of();
        }
    }

    /** A batch is to be allocated, and given back afterwards. */
    @State(Scope.Thread)
    public static class ToAllocate extends Filled {
        /** Gives the batch back. */
        @TearDown(Level.Iteration)
        public void undo() {
            giveBack();
        }
    }

    /** A batch was allocated and is to be given back. */
    @State(Scope.Thread)
    public static class ToRelease extends Filled {
        /** Takes the batch. */
        @Setup(Level.Iteration)
        public void prepare() {
            take();
        }
    }

    /** Allocates a batch, block by block. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void allocate(final ToAllocate pool) {
        pool.take();
    }

    /** Gives a batch back, block by block. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void release(final ToRelease pool) {
        pool.giveBack();
    }
}

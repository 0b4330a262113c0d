/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** P9: reading all figures of a pool from the core engine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CoreUsage {
    /** The pool: kind, prefix, length of its blocks. */
    @Param({"ipv4-private 10.0.0.0/24 32", "ipv4-private 10.0.0.0/8 28", "ipv6-gua 2001:db8::/32 56"})
    public String pool = "";

    /** Most leases it holds; fewer when it is smaller. */
    @Param({"0", "1000000"})
    public int leases;

    private CoreScene scene = new CoreScene("ipv4-private", "10.0.0.0/8", 32);

    /** Makes and fills the pool; every third lease is given back, so that its free space is in pieces. */
    @Setup(Level.Trial)
    public void fill() {
        final String[] parts = pool.split(" ");
        final int length = Integer.parseInt(parts[2]);
        scene = new CoreScene(parts[0], parts[1], length);
        final int bits = length - Integer.parseInt(parts[1].substring(parts[1].indexOf('/') + 1));
        final int count = (int) Math.min(leases, 1L << bits);
        scene.fillBut(count, count / 3);
    }

    /** All figures. */
    @Benchmark
    public PoolUsage read() {
        return scene.engine().usage(CoreScene.pool());
    }
}

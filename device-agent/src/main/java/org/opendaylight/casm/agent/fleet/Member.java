/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.run.Device;
import org.opendaylight.casm.agent.state.Memory;

/** One device of a fleet: keeps nothing over a restart and assigns nothing. */
final class Member implements Device {
    private final Set<String> open = new HashSet<>();
    private final String deviceId;
    private final int needs;
    private final Shared shared;
    private final Instant boots;
    private boolean served;

    /**
     * What the members share.
     *
     * @param overlaps finds blocks of two members
     * @param tally counts
     * @param clock time
     */
    record Shared(OverlapCheck overlaps, Tally tally, InstantSource clock) {
    }

    /**
     * A device.
     *
     * @param needs pools that it has when it is served
     * @param boots when it boots
     */
    Member(final String deviceId, final int needs, final Instant boots, final Shared shared) {
        this.deviceId = deviceId;
        this.needs = needs;
        this.boots = boots;
        this.shared = shared;
    }

    @Override
    public void save(final Memory memory) {
        // forgets everything
    }

    @Override
    public void open(final LocalPool pool) {
        shared.overlaps().open(deviceId + " " + pool.lease().id(), pool.lease().block());
        open.add(pool.lease().id());
        if (!served && open.size() >= needs) {
            served = true;
            shared.tally().served(Duration.between(boots, shared.clock().instant()));
        }
    }

    @Override
    public void rename(final String leaseId, final LocalPool pool) {
        close(leaseId);
        open(pool);
    }

    @Override
    public void drain(final String leaseId) {
        // nothing is assigned
    }

    @Override
    public void close(final String leaseId) {
        open.remove(leaseId);
        shared.overlaps().close(deviceId + " " + leaseId);
    }

    @Override
    public void say(final String text) {
        // the fleet counts
    }

    @Override
    public void halted(final boolean good, final String reason) {
        shared.tally().halted(good);
    }
}

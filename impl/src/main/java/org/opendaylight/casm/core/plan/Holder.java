/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

/**
 * Who has to move: the device that a lease is configured on, or else the most specific one that the owner names.
 *
 * @param kind {@code device}, {@code subscriber}, {@code tenant} or {@code application}; empty when nobody is named
 * @param name its name; empty when nobody is named
 */
public record Holder(String kind, String name) {
    private static final Holder NOBODY = new Holder("", "");

    /** The holder of a lease. */
    public static Holder of(final Lease lease) {
        final Binding binding = lease.terms().binding();
        if (binding != null) {
            return new Holder("device", binding.nodeId());
        }
        final Owner owner = lease.owner();
        final String device = owner.deviceId();
        final String subscriber = owner.subscriber();
        final String tenant = owner.tenant();
        final String application = owner.application();
        return device != null ? new Holder("device", device)
            : subscriber != null ? new Holder("subscriber", subscriber)
            : tenant != null ? new Holder("tenant", tenant)
            : application != null ? new Holder("application", application) : NOBODY;
    }

    /** True when it is a device. */
    public boolean isDevice() {
        return "device".equals(kind);
    }

    /** True when it is somebody. */
    public boolean isNamed() {
        return !kind.isEmpty();
    }

    @Override
    public String toString() {
        return isNamed() ? kind + " " + name : "nobody";
    }
}

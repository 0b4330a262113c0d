/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.lease;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Who holds a lease, as far as the requester said so. Absent parts are null.
 *
 * @param tenant name of the tenant
 * @param application application or orchestrator
 * @param deviceId network element
 * @param interfaceName interface on that element
 * @param serviceId service the lease belongs to
 * @param subscriber subscriber, virtual machine or other end point
 */
public record Owner(@Nullable String tenant, @Nullable String application, @Nullable String deviceId,
        @Nullable String interfaceName, @Nullable String serviceId, @Nullable String subscriber) {
    /** An owner of whom nothing is known. */
    public static final Owner NONE = new Owner(null, null, null, null, null, null);

    /** True when each part that {@code filter} names is equal here; {@link #NONE} as filter matches all. */
    public boolean matches(final Owner filter) {
        return same(filter.tenant, tenant) && same(filter.application, application)
            && same(filter.deviceId, deviceId) && same(filter.interfaceName, interfaceName)
            && same(filter.serviceId, serviceId) && same(filter.subscriber, subscriber);
    }

    /** True when no part is said differently by both. */
    public boolean agrees(final Owner other) {
        return agree(tenant, other.tenant) && agree(application, other.application) && agree(deviceId, other.deviceId)
            && agree(interfaceName, other.interfaceName) && agree(serviceId, other.serviceId)
            && agree(subscriber, other.subscriber);
    }

    /** This owner with the parts that it lacks taken from another. */
    public Owner orElse(final Owner other) {
        return new Owner(tenant != null ? tenant : other.tenant, application != null ? application : other.application,
            deviceId != null ? deviceId : other.deviceId, interfaceName != null ? interfaceName : other.interfaceName,
            serviceId != null ? serviceId : other.serviceId, subscriber != null ? subscriber : other.subscriber);
    }

    private static boolean agree(final @Nullable String one, final @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    private static boolean same(final @Nullable String wanted, final @Nullable String actual) {
        return wanted == null || wanted.equals(actual);
    }
}

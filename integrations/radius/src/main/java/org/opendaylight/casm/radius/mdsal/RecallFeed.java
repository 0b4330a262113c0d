/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.opendaylight.mdsal.binding.api.NotificationService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.LeaseRecalled;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.concepts.Registration;

/** Hears which leases the Coordinator wants back. */
public final class RecallFeed implements AutoCloseable {
    private final Registration registration;

    /** Hears from now on; {@code follower} gets a device and leases of it. */
    public RecallFeed(final NotificationService notifications, final BiConsumer<String, Set<String>> follower) {
        registration = notifications.registerListener(LeaseRecalled.class, recalled -> {
            final var device = recalled.getDeviceId();
            if (device != null) {
                follower.accept(device, Objects.requireNonNullElse(recalled.getLeaseId(), Set.<LeaseId>of()).stream()
                    .map(LeaseId::getValue).collect(Collectors.toSet()));
            }
        });
    }

    @Override
    public void close() {
        registration.close();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

/** Devices that are gone for good, so that nobody waits until they have let go of what a service had on them. */
final class Abandonment {
    private Abandonment() {
        // functions only
    }

    /**
     * What speaks against abandoning devices as asked; null for nothing.
     *
     * @param wanted the service as it is to be; null when nothing of it is to be
     */
    static @Nullable Refusal objection(final Site site, final String id, final @Nullable Service wanted,
            final Asked asked) {
        if (asked.abandoned().isEmpty()) {
            return null;
        }
        if (asked.skipQuarantine()) {
            return invalid(id, "skip-quarantine and abandon-device exclude each other: a device that was abandoned may"
                + " still use what it had; leave one of them out");
        }
        final var written = site.attachments().of(id).values().stream().map(placed -> placed.attachment().device())
            .collect(Collectors.toSet());
        for (final String device : new TreeSet<>(asked.abandoned())) {
            if (!written.contains(device)) {
                return invalid(id, "it has nothing on device " + device + ", which therefore cannot be abandoned; it"
                    + " has something on " + new TreeSet<>(written));
            }
            if (wanted != null && wanted.nodes().stream()
                    .anyMatch(node -> device.equals(Wiring.deviceOf(node, site.engine().catalog())))) {
                return invalid(id, "it is still to be on device " + device + ", which therefore cannot be abandoned;"
                    + " take its node out of the service first");
            }
        }
        return null;
    }

    private static Refusal invalid(final String id, final String text) {
        return Refusal.of(Reason.INVALID, null, "service " + id + ": " + text);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.core.vpn.VrfCheck;

/** Services that share a network instance of a device must not overlap there. */
final class SharedInstances {
    private SharedInstances() {
        // functions only
    }

    /**
     * What of these overlaps what another service has in the same network instance of the same device; null for
     * nothing. The default instance of a device is not looked at: a provider may route parts of a network elsewhere.
     */
    static @Nullable Refusal overlap(final String service, final List<Attachment> wanted, final Attachments there) {
        final Map<List<String>, List<Attachment>> byInstance = new HashMap<>();
        for (final Attachment attachment : wanted) {
            final var instance = attachment.instance();
            if (instance != null) {
                byInstance.computeIfAbsent(List.of(attachment.device(), instance.name()), key -> new ArrayList<>())
                    .add(attachment);
            }
        }
        for (final var entry : byInstance.entrySet()) {
            final var clash = VrfCheck.clash(parts(entry.getValue()),
                parts(there.companions(entry.getValue().getFirst())));
            if (clash != null) {
                return Refusal.of(Reason.OVERLAP, null, "service " + service + ": in network instance "
                    + entry.getKey().getLast() + " of device " + entry.getKey().getFirst() + " " + clash);
            }
        }
        return null;
    }

    private static List<VrfCheck.Part> parts(final List<Attachment> attachments) {
        final var parts = new ArrayList<VrfCheck.Part>();
        for (final Attachment attachment : attachments) {
            final String owner = " of " + attachment.id();
            final var port = attachment.port();
            if (port != null) {
                port.addresses().forEach(address -> {
                    final var family = AddressFamily.guess(address.ip());
                    final var subnet = Prefix.around(family, family.parse(address.ip()), address.length());
                    parts.add(new VrfCheck.Part(AddressRange.of(subnet), "subnet " + subnet + owner));
                });
            }
            attachment.routes().forEach(route -> parts.add(new VrfCheck.Part(
                AddressRange.of(Prefix.parse(route.prefix())), "prefix " + route.prefix() + owner)));
        }
        return parts;
    }
}

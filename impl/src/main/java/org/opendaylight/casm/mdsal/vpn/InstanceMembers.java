/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;

/**
 * Who is in which network instance of which device. What is asked of one costs as much as other services have there.
 * Guarded by its owner.
 */
final class InstanceMembers {
    private final Map<Instance, Map<String, Map<String, Attachment>>> byInstance = new HashMap<>();

    private record Instance(String device, String name) {
        static @Nullable Instance of(final Attachment attachment) {
            final var instance = attachment.instance();
            return instance == null ? null : new Instance(attachment.device(), instance.name());
        }
    }

    void enter(final Attachment attachment) {
        final var instance = Instance.of(attachment);
        if (instance != null) {
            byInstance.computeIfAbsent(instance, key -> new HashMap<>())
                .computeIfAbsent(attachment.serviceId(), key -> new HashMap<>()).put(attachment.id(), attachment);
        }
    }

    void leave(final Attachment attachment) {
        final var instance = Instance.of(attachment);
        if (instance != null) {
            byInstance.computeIfPresent(instance, (key, services) -> {
                services.computeIfPresent(attachment.serviceId(), (service, all) -> {
                    all.remove(attachment.id());
                    return all.isEmpty() ? null : all;
                });
                return services.isEmpty() ? null : services;
            });
        }
    }

    /** What other services have in the network instance of an attachment. */
    List<Attachment> companions(final Attachment attachment) {
        final var instance = Instance.of(attachment);
        return instance == null ? List.of() : byInstance.getOrDefault(instance, Map.of()).entrySet().stream()
            .filter(entry -> !entry.getKey().equals(attachment.serviceId()))
            .flatMap(entry -> entry.getValue().values().stream()).toList();
    }
}

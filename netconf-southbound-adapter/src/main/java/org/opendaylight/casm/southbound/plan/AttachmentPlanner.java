/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What single attachments need on their device.
 */
final class AttachmentPlanner {
    /** Owner of each part of an interface, by its key: no two attachments share one. */
    private final Map<String, String> parts = new HashMap<>();

    /**
     * What comes of an attachment.
     *
     * @param items items it needs
     * @param refusal why it cannot be configured, empty if it can
     */
    record Needs(List<DeviceItem> items, Optional<String> refusal) {
        Needs {
            items = List.copyOf(items);
        }

        static Needs refused(final String reason) {
            return new Needs(List.of(), Optional.of(reason));
        }
    }

    Needs plan(final Attachment attachment) {
        final var problem = attachment.problem().or(() -> mistake(attachment));
        if (problem.isPresent()) {
            return Needs.refused(problem.orElseThrow());
        }
        final var items = items(attachment);
        for (var item : items) {
            if (item instanceof DeviceItem.Subinterface part) {
                final var other = parts.putIfAbsent(part.key(), attachment.attachmentId());
                if (other != null) {
                    return Needs.refused("VLAN " + part.tags() + " of " + part.interfaceName()
                        + " is already taken by attachment " + other + "; take another VLAN or another interface");
                }
            }
        }
        return new Needs(items, Optional.empty());
    }

    private static List<DeviceItem> items(final Attachment attachment) {
        final var ret = new ArrayList<DeviceItem>();
        final var name = attachment.instance().map(instance -> instance.item().name()).orElse("");
        attachment.instance().filter(Attachment.Instance::create).ifPresent(instance -> ret.add(instance.item()));
        attachment.port().ifPresent(port -> {
            port.tags().ifPresent(tags -> ret.add(new DeviceItem.Subinterface(port.interfaceName(), tags)));
            if (!name.isEmpty()) {
                ret.add(new DeviceItem.Binding(port.interfaceName(), port.unit(), name));
            }
            attachment.addresses().forEach(address -> ret.add(new DeviceItem.Address(port.interfaceName(),
                port.unit(), address.ip(), length(address))));
            if (!attachment.mac().isEmpty()) {
                ret.add(new DeviceItem.Mac(port.interfaceName(), attachment.mac()));
            }
        });
        attachment.routes().forEach(route -> ret.add(new DeviceItem.Route(name, route.prefix(), route.hop())));
        return ret;
    }

    private static int length(final Attachment.Address address) {
        return address.prefixLength() < 0 ? address.ip().family().bits() : address.prefixLength();
    }

    private static Optional<String> mistake(final Attachment attachment) {
        if (attachment.port().isEmpty() && !(attachment.addresses().isEmpty() && attachment.mac().isEmpty())) {
            return Optional.of("an address needs an interface, and none is named");
        }
        if (attachment.port().flatMap(Attachment.Port::tags).isPresent() && !attachment.mac().isEmpty()) {
            return Optional.of("a MAC address belongs to a whole interface, not to a VLAN of it");
        }
        for (var address : attachment.addresses()) {
            if (length(address) > address.ip().family().bits()) {
                return Optional.of("prefix length " + address.prefixLength() + " is too much for " + address.ip());
            }
        }
        for (var route : attachment.routes()) {
            if (route.hop() instanceof Gateway gateway && gateway.address().family() != route.prefix().family()) {
                return Optional.of("next hop " + gateway.address() + " of route " + route.prefix()
                    + " is of another address family");
            }
        }
        final boolean layer2 = attachment.instance().filter(instance -> instance.item().layer2()).isPresent();
        return layer2 && !(attachment.addresses().isEmpty() && attachment.routes().isEmpty())
            ? Optional.of("a switching instance has neither addresses nor routes") : Optional.empty();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a service needs on one device: an interface, or a VLAN of it, in a routing instance.
 *
 * @param attachmentId identifies it
 * @param nodeId device
 * @param revision grows with each change
 * @param instance routing instance, empty for the default one
 * @param port interface or part of it, empty if only the instance and its routes are needed
 * @param addresses addresses of the interface
 * @param routes static routes in the instance
 * @param mac MAC address of the interface, empty to leave it
 * @param problem why it cannot be configured, empty if it can
 */
public record Attachment(String attachmentId, String nodeId, long revision, Optional<Instance> instance,
        Optional<Port> port, List<Address> addresses, List<Route> routes, String mac,
        Optional<String> problem) implements Bound {
    private static final String PREFIX = "attachment ";

    public Attachment {
        requireNonNull(attachmentId);
        requireNonNull(nodeId);
        requireNonNull(instance);
        requireNonNull(port);
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        requireNonNull(mac);
        requireNonNull(problem);
    }

    /**
     * A routing or switching instance.
     *
     * @param item what it is to be
     * @param create whether CASM creates it
     */
    public record Instance(DeviceItem.Instance item, boolean create) {
        public Instance {
            requireNonNull(item);
        }
    }

    /**
     * An interface or a part of it.
     *
     * @param interfaceName interface
     * @param tags VLAN tags of the part, empty for the interface itself
     */
    public record Port(String interfaceName, Optional<VlanTags> tags) {
        public Port {
            requireNonNull(interfaceName);
            requireNonNull(tags);
        }

        /**
         * Returns the subinterface.
         *
         * @return its index, 0 for the interface itself
         */
        public long unit() {
            return tags.map(VlanTags::unit).orElse(0L);
        }
    }

    /**
     * An address.
     *
     * @param ip the address
     * @param prefixLength length of the prefix that is on link, -1 for all bits
     */
    public record Address(IpAddress ip, int prefixLength) {
        public Address {
            requireNonNull(ip);
        }
    }

    /**
     * A static route.
     *
     * @param prefix destination
     * @param hop where it points to
     */
    public record Route(IpPrefix prefix, Hop hop) {
        public Route {
            requireNonNull(prefix);
            requireNonNull(hop);
        }
    }

    /**
     * An attachment of which only the name is known: it is gone, and may have left something on its device.
     *
     * @param attachmentId identifies it
     * @param nodeId device
     * @return an attachment without needs
     */
    public static Attachment remains(final String attachmentId, final String nodeId) {
        return new Attachment(attachmentId, nodeId, 0, Optional.empty(), Optional.empty(), List.of(), List.of(), "",
            Optional.empty());
    }

    /**
     * Returns the owner of what comes of an attachment.
     *
     * @param attachmentId identifies it
     * @return the owner
     */
    public static String owner(final String attachmentId) {
        return PREFIX + attachmentId;
    }

    @Override
    public String owner() {
        return owner(attachmentId);
    }

    /**
     * Returns the attachment that is an owner.
     *
     * @param owner an owner
     * @return its attachment-id, or empty if the owner is a lease
     */
    public static Optional<String> idOf(final String owner) {
        return owner.startsWith(PREFIX) ? Optional.of(owner.substring(PREFIX.length())) : Optional.empty();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;

/**
 * One thing that a device carries for leases, in terms of no particular device model. Two items with the same key
 * cannot be on a device together: the later one replaces the earlier one.
 */
public sealed interface DeviceItem {
    /**
     * Order of additions: a route is there before its addresses are used, and an interface is in its routing instance
     * before it gets addresses, because many devices drop them when it moves. Removals go the other way round.
     */
    Comparator<DeviceItem> ADD_ORDER = Comparator.comparingInt(DeviceItem::rank).thenComparing(DeviceItem::key);

    /**
     * Returns the identity of this item on its device.
     *
     * @return a text that is stable over releases, because it is stored
     */
    String key();

    /**
     * Returns what stands under the key.
     *
     * @return value in text form
     */
    String value();

    private static int rank(final DeviceItem item) {
        return switch (item) {
            case Instance instance -> 0;
            case Subinterface subinterface -> 1;
            case Binding binding -> 2;
            case Route route -> 3;
            case Mac mac -> 4;
            case Address address -> 5;
        };
    }

    /**
     * An address on an interface.
     *
     * @param interfaceName interface
     * @param unit index of the subinterface, 0 for the interface itself
     * @param ip the address
     * @param prefixLength length of the prefix that is on link
     */
    record Address(String interfaceName, long unit, IpAddress ip, int prefixLength) implements DeviceItem {
        public Address {
            requireNonNull(interfaceName);
            if (prefixLength < 0 || prefixLength > ip.family().bits()) {
                throw new IllegalArgumentException("Prefix length " + prefixLength + " for " + ip);
            }
        }

        /** An address of the interface itself. */
        public Address(final String interfaceName, final IpAddress ip, final int prefixLength) {
            this(interfaceName, 0, ip, prefixLength);
        }

        @Override
        public String key() {
            return "address " + ip + " " + PartName.of(interfaceName, unit);
        }

        @Override
        public String value() {
            return Integer.toString(prefixLength);
        }
    }

    /**
     * A static route among those that the device keeps for CASM.
     *
     * @param networkInstance routing instance, empty for the default one
     * @param prefix destination
     * @param nextHop what happens to packets that no more specific route takes
     * @param tag tag of the route, 0 to 2^32-1; null for none
     */
    record Route(String networkInstance, IpPrefix prefix, Hop nextHop, @Nullable Long tag) implements DeviceItem {
        public Route {
            requireNonNull(networkInstance);
            requireNonNull(prefix);
            requireNonNull(nextHop);
        }

        /** A route without a tag. */
        public Route(final String networkInstance, final IpPrefix prefix, final Hop nextHop) {
            this(networkInstance, prefix, nextHop, null);
        }

        @Override
        public String key() {
            return "route " + prefix + " " + networkInstance;
        }

        @Override
        public String value() {
            return tag == null ? nextHop.text() : nextHop.text() + " tag " + tag;
        }
    }

    /**
     * A routing or switching instance that CASM created.
     *
     * @param name its name
     * @param layer2 whether it switches
     * @param routeDistinguisher as the contract writes it, empty for none
     * @param importTargets route targets that come in, as the contract writes them
     * @param exportTargets route targets that go out
     * @param overlay EVPN instance and VXLAN network identifier
     */
    record Instance(String name, boolean layer2, String routeDistinguisher, Set<String> importTargets,
            Set<String> exportTargets, Overlay overlay) implements DeviceItem {
        public Instance {
            requireNonNull(name);
            requireNonNull(routeDistinguisher);
            importTargets = Set.copyOf(importTargets);
            exportTargets = Set.copyOf(exportTargets);
            requireNonNull(overlay);
        }

        /** An instance of which only the name is known. */
        public Instance(final String name, final boolean layer2) {
            this(name, layer2, "", Set.of(), Set.of(), Overlay.NONE);
        }

        @Override
        public String key() {
            return "instance " + name;
        }

        @Override
        public String value() {
            return (layer2 ? "l2" : "l3") + (routeDistinguisher.isEmpty() ? "" : " rd " + routeDistinguisher)
                + texts(" import ", importTargets) + texts(" export ", exportTargets)
                + (overlay.evi() == 0 ? "" : " evi " + overlay.evi())
                + (overlay.vni() == 0 ? "" : " vni " + overlay.vni());
        }

        private static String texts(final String label, final Set<String> texts) {
            return texts.isEmpty() ? "" : label + String.join(",", new TreeSet<>(texts));
        }
    }

    /**
     * Numbers of a switching instance in an overlay.
     *
     * @param evi EVPN instance, 0 for none
     * @param vni VXLAN network identifier, 0 for none
     */
    record Overlay(long evi, long vni) {
        /** No overlay. */
        public static final Overlay NONE = new Overlay(0, 0);
    }

    /**
     * A part of an interface that is told by its VLAN tags.
     *
     * @param interfaceName interface
     * @param unit index of the subinterface
     * @param tags its tags
     */
    record Subinterface(String interfaceName, long unit, VlanTags tags) implements DeviceItem {
        public Subinterface {
            requireNonNull(interfaceName);
            requireNonNull(tags);
        }

        /** The part with the index that CASM gives it. */
        public Subinterface(final String interfaceName, final VlanTags tags) {
            this(interfaceName, tags.unit(), tags);
        }

        @Override
        public String key() {
            return "vlan " + tags + " " + interfaceName;
        }

        @Override
        public String value() {
            return "subinterface " + unit;
        }
    }

    /**
     * An interface or subinterface in a routing instance other than the default one.
     *
     * @param interfaceName interface
     * @param unit index of the subinterface, 0 for the interface itself
     * @param networkInstance name of the instance
     */
    record Binding(String interfaceName, long unit, String networkInstance) implements DeviceItem {
        public Binding {
            requireNonNull(interfaceName);
            requireNonNull(networkInstance);
        }

        @Override
        public String key() {
            return "binding " + PartName.of(interfaceName, unit);
        }

        @Override
        public String value() {
            return networkInstance;
        }
    }

    /**
     * The MAC address of an interface.
     *
     * @param interfaceName interface
     * @param mac six colon-separated octets, kept in lower case
     */
    record Mac(String interfaceName, String mac) implements DeviceItem {
        public Mac {
            requireNonNull(interfaceName);
            mac = mac.toLowerCase(Locale.ROOT);
        }

        @Override
        public String key() {
            return "mac " + interfaceName;
        }

        @Override
        public String value() {
            return mac;
        }
    }
}

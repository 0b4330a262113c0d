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
import org.eclipse.jdt.annotation.Nullable;

/**
 * One thing that a device carries for leases, in terms of no particular device model. Two items with the same key
 * cannot be on a device together: the later one replaces the earlier one.
 */
public sealed interface DeviceItem {
    /** Order of additions: a route is there before its addresses are used. Removals go the other way round. */
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
            case Route route -> 0;
            case Mac mac -> 1;
            case Address address -> 2;
        };
    }

    /**
     * An address on an interface.
     *
     * @param interfaceName interface
     * @param ip the address
     * @param prefixLength length of the prefix that is on link
     */
    record Address(String interfaceName, IpAddress ip, int prefixLength) implements DeviceItem {
        public Address {
            requireNonNull(interfaceName);
            if (prefixLength < 0 || prefixLength > ip.family().bits()) {
                throw new IllegalArgumentException("Prefix length " + prefixLength + " for " + ip);
            }
        }

        @Override
        public String key() {
            return "address " + ip + " " + interfaceName;
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
    record Route(String networkInstance, IpPrefix prefix, NextHop nextHop, @Nullable Long tag) implements DeviceItem {
        public Route {
            requireNonNull(networkInstance);
            requireNonNull(prefix);
            requireNonNull(nextHop);
        }

        /** A route without a tag. */
        public Route(final String networkInstance, final IpPrefix prefix, final NextHop nextHop) {
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

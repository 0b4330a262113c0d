/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.AddressSpace;

/** Finds the address space of a VRF. */
final class SpaceFinder {
    private final Map<String, AddressSpace> spaces;
    private final Map<String, String> listed;
    private final Map<String, String> byInstance = new HashMap<>();
    private final Map<String, String> byDistinguisher = new HashMap<>();
    private final @Nullable String fallback;

    SpaceFinder(final Map<String, AddressSpace> spaces, final PlacingRules rules) {
        this.spaces = spaces;
        listed = rules.vrfs();
        for (var name : new TreeSet<>(spaces.keySet())) {
            final var space = spaces.get(name);
            final var instance = space.networkInstance();
            final var distinguisher = space.routeDistinguisher();
            if (instance != null) {
                byInstance.putIfAbsent(instance, name);
            }
            if (distinguisher != null) {
                byDistinguisher.putIfAbsent(distinguisher, name);
                // other systems write RFC 4364 distinguishers without their type
                byDistinguisher.putIfAbsent(distinguisher.substring(distinguisher.indexOf(':') + 1), name);
            }
        }
        final var given = rules.addressSpace();
        fallback = given != null ? given : spaces.size() == 1 ? spaces.keySet().iterator().next() : null;
    }

    /**
     * The name of the space of a row.
     *
     * @throws IllegalArgumentException when there is none, with a text for the requester
     */
    String of(final Row.Place place) {
        final var named = place.addressSpace();
        final var vrf = place.vrf();
        final var found = named != null ? named : vrf != null ? ofVrf(vrf) : fallback;
        if (found == null) {
            throw new IllegalArgumentException(vrf == null
                ? "the row names no VRF and there are " + spaces.size() + " address spaces; name one in address-space"
                : "no address space has VRF " + vrf + " as its name, network-instance or route-distinguisher; create"
                    + " one, or map it in the list vrf");
        }
        if (!spaces.containsKey(found)) {
            throw new IllegalArgumentException("there is no address space " + found);
        }
        return found;
    }

    private @Nullable String ofVrf(final String vrf) {
        final var given = listed.get(vrf);
        if (given != null) {
            return given;
        }
        return spaces.containsKey(vrf) ? vrf : byInstance.getOrDefault(vrf, byDistinguisher.get(vrf));
    }
}

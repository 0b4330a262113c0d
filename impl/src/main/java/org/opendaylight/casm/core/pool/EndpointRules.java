/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/**
 * What endpoints have to say, and that no two of them listen at one port. Those that did not change, and name nothing
 * that is gone, are not looked at, so that one that was there before there were rules stands in nobody's way.
 */
final class EndpointRules {
    private static final AddressRange MULTICAST4 = AddressRange.parse("224.0.0.0-255.255.255.255");
    private static final AddressRange MULTICAST6 = AddressRange.parse("ff00::/8");
    private static final AddressRange LINK_LOCAL6 = AddressRange.parse("fe80::/10");

    private final PoolCatalog before;
    private final PoolCatalog after;
    private final List<Refusal> faults;

    private EndpointRules(final PoolCatalog before, final PoolCatalog after, final List<Refusal> faults) {
        this.before = before;
        this.after = after;
        this.faults = faults;
    }

    static void check(final PoolCatalog before, final PoolCatalog after, final List<Refusal> faults) {
        final boolean gone = !after.pools().keySet().containsAll(before.pools().keySet());
        final boolean changed = !after.endpoints().equals(before.endpoints());
        if (gone || changed) {
            new EndpointRules(before, after, faults).check();
        }
    }

    private void check() {
        final var checked = new ArrayList<Endpoint>();
        new TreeMap<>(after.endpoints()).values().forEach(endpoint -> {
            final boolean isNew = !endpoint.equals(before.endpoints().get(endpoint.name()));
            checkPools(endpoint, isNew);
            if (isNew) {
                checkWords(endpoint);
            }
            checked.stream().filter(other -> isNew
                || !other.equals(before.endpoints().get(other.name()))).forEach(other -> checkPlaces(endpoint, other));
            checked.add(endpoint);
        });
    }

    private void checkPools(final Endpoint endpoint, final boolean isNew) {
        for (final String pool : endpoint.pools()) {
            if (!after.pools().containsKey(pool)) {
                final boolean deleted = before.pools().containsKey(pool);
                if (deleted || isNew) {
                    faults.add(deleted ? Refusal.of(Reason.IN_USE, pool, "endpoint " + endpoint.name() + " opens pool "
                        + pool + ", which is to be deleted; change the endpoint first")
                        : Refusal.of(Reason.INVALID, pool, "endpoint " + endpoint.name() + " opens the unknown pool "
                            + pool + "; configure the pool first"));
                }
            }
        }
    }

    private void checkWords(final Endpoint endpoint) {
        if (endpoint.adapter() == null) {
            refuse(endpoint, Reason.INVALID, "names no adapter; the language that it speaks is required");
        }
        if (!endpoint.isRadiusServer()) {
            return;
        }
        final var radius = endpoint.radius();
        if (endpoint.credentialRef() == null) {
            refuse(endpoint, Reason.INVALID, "has no credential-ref; name the secret that it shares with its servers, a"
                + " file in the folder of secrets");
        }
        if (radius.authPort() == radius.acctPort()) {
            refuse(endpoint, Reason.INVALID, "has port " + radius.authPort() + " as auth-port and"
                + " acct-port; choose two");
        }
        if (MULTICAST4.overlaps(radius.address()) || MULTICAST6.overlaps(radius.address())
            || LINK_LOCAL6.overlaps(radius.address())) {
            refuse(endpoint, Reason.INVALID, "cannot listen on " + text(radius.address()) + "; listen-address is an"
                + " address of this controller, or 0.0.0.0 or :: for all, and neither multicast nor link-local");
        }
    }

    private void checkPlaces(final Endpoint endpoint, final Endpoint other) {
        if (!endpoint.isRadiusServer() || !other.isRadiusServer() || !endpoint.enabled() || !other.enabled()) {
            return;
        }
        final var one = endpoint.radius();
        final var two = other.radius();
        final boolean same = one.isEverywhere() || two.isEverywhere() || one.address().equals(two.address());
        if (same && !Collections.disjoint(one.ports(), two.ports())) {
            final var ports = new ArrayList<>(one.ports());
            ports.retainAll(two.ports());
            refuse(endpoint, Reason.OVERLAP, "listens on port " + Collections.min(ports) + " of " + text(one.address())
                + ", as endpoint " + other.name() + " does; choose another port or address");
        }
    }

    private void refuse(final Endpoint endpoint, final Reason reason, final String what) {
        faults.add(Refusal.of(reason, null, "endpoint " + endpoint.name() + ' ' + what));
    }

    /** Servers that speak RADIUS have to be told apart by what they send. */
    static void checkClients(final PoolCatalog before, final PoolCatalog after, final List<Refusal> faults) {
        final var known = new TreeMap<String, DeviceProfile>();
        new TreeMap<>(after.devices()).values().forEach(device -> {
            final var client = device.management().radius();
            if (client == null) {
                return;
            }
            final String name = text(client.address()) + " " + orNone(client.identifier());
            final var other = known.put(name, device);
            if (other != null && !(device.equals(before.devices().get(device.deviceId()))
                && other.equals(before.devices().get(other.deviceId())))) {
                faults.add(Refusal.of(Reason.INVALID, null, "devices " + other.deviceId() + " and " + device.deviceId()
                    + " both speak RADIUS from " + text(client.address()) + " with " + (client.identifier() == null
                        ? "no nas-identifier" : "nas-identifier " + client.identifier())
                    + "; give each another nas-ip-address or nas-identifier, or neither would be answered"));
            }
        });
    }

    private static String text(final AddressRange address) {
        return address.family().format(address.start());
    }

    private static String orNone(final @Nullable String identifier) {
        return identifier == null ? "" : "=" + identifier;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** Compares what a service needs with what it holds. */
public final class Planner {
    /** Attribute of a lease: what was asked for, so that a need that changed is told from one that did not. */
    public static final String ASKED = "service-ask";

    private static final int LONGEST_ITEM = 128;

    private final Service service;
    private final PoolCatalog catalog;

    /** What a service holds of what it needs. */
    public record Holding(Map<NeedKey, Lease> kept, List<Lease> surplus, List<NeedKey> missing) {
        public Holding {
            kept = Map.copyOf(kept);
            surplus = List.copyOf(surplus);
            missing = List.copyOf(missing);
        }
    }

    /** A planner for a service in a configuration. */
    public Planner(final Service service, final PoolCatalog catalog) {
        this.service = service;
        this.catalog = catalog;
    }

    /** Sorts leases of the service: what meets a need as it is now, what meets none, and which needs have none. */
    public Holding holding(final List<Lease> leases) {
        final var byKey = new HashMap<NeedKey, List<Lease>>();
        final var surplus = new ArrayList<Lease>();
        for (final Lease lease : leases) {
            final NeedKey key = NeedKey.of(lease.terms().attributes());
            if (key != null) {
                byKey.computeIfAbsent(key, one -> new ArrayList<>()).add(lease);
            }
        }
        final var kept = new HashMap<NeedKey, Lease>();
        final var missing = new ArrayList<NeedKey>();
        service.allNeeds().forEach((key, need) -> {
            if (useOf(key, need) != Use.DHCP_RANGE) {
                final List<Lease> candidates = byKey.getOrDefault(key, List.of());
                final String asked = asked(key, need);
                final Lease fit = candidates.stream()
                    .filter(lease -> asked.equals(lease.terms().attributes().get(ASKED))).findFirst().orElse(null);
                if (fit == null) {
                    missing.add(key);
                } else {
                    kept.put(key, fit);
                }
            }
        });
        byKey.forEach((key, all) -> all.stream().filter(lease -> lease != kept.get(key)).forEach(surplus::add));
        return new Holding(kept, surplus, missing);
    }

    /**
     * The requests for needs that have no lease.
     *
     * @param requestId id of the request that all of them are part of
     */
    public List<AllocationRequest> requests(final List<NeedKey> missing, final String requestId, final Mode mode) {
        final var needs = service.allNeeds();
        final var requests = new ArrayList<AllocationRequest>();
        for (final NeedKey key : missing) {
            final Need need = needs.get(key);
            if (need != null) {
                final String name = key.toString();
                requests.add(new AllocationRequest(requestId, target(need), owner(key), size(key, need),
                    new Placement(Boolean.TRUE, null), Lifetime.INFINITE, terms(key, need), mode)
                    .ofItem(name.length() > LONGEST_ITEM ? "#" + requests.size() : name));
            }
        }
        return requests;
    }

    private Target target(final Need need) {
        final String pool = need.pool();
        if (pool != null) {
            return new Target.Named(pool);
        }
        final ObjectKind kind = need.kind();
        final boolean addresses = kind != null
            && (kind.isA(ObjectKind.IP_UNICAST) || kind.isA(ObjectKind.IP_MULTICAST));
        return new Target.Selector(kind, addresses ? service.terms().addressSpace() : null, null, service.kind(), null,
            Set.of());
    }

    private Owner owner(final NeedKey key) {
        // no device: leases of a device are those that its agent knows of
        return new Owner(service.terms().customer(), null, null, null, service.id(), null);
    }

    private Lease.Terms terms(final NeedKey key, final Need need) {
        final var attributes = new HashMap<>(key.attributes());
        attributes.put(ASKED, asked(key, need));
        return new Lease.Terms(service.terms().reference(), binding(key), attributes);
    }

    private @Nullable Binding binding(final NeedKey key) {
        for (final Node node : service.nodes()) {
            if (node.id().equals(key.place().node())) {
                return new Binding(Wiring.deviceOf(node, catalog), service.access(key.place())
                    .map(Access::interfaceName).orElse(null), Wiring.instanceName(service, node, catalog), null, false);
            }
        }
        return null;
    }

    private Size size(final NeedKey key, final Need need) {
        final Need.Fixed fixed = need.fixed();
        final Integer length = need.prefixLength();
        if (fixed != null) {
            return fixed.size();
        }
        if (length != null) {
            return new Size.PrefixLength(length);
        }
        final AddressFamily family = familyOf(need);
        final Size count = new Size.Count(BigInteger.valueOf(need.count()));
        return switch (useOf(key, need)) {
            case LINK -> family == null ? new Size.Default() : link(key, family);
            case LOOPBACK, RENDEZVOUS_POINT -> family == null ? count : new Size.PrefixLength(family.width());
            case DHCP_RANGE, OUTER_VLAN, INNER_VLAN, ROUTE_DISTINGUISHER, ROUTE_TARGET, HUB_TARGET, SPOKE_TARGET,
                MAC_ADDRESS, VNI, EVI, MULTICAST_GROUP, OTHER -> count;
        };
    }

    private Size link(final NeedKey key, final AddressFamily family) {
        final LinkModel model = service.access(key.place()).map(Access::linkModel).orElse(null);
        if (model == LinkModel.LAN) {
            return new Size.Default();
        }
        final Integer length = model == null ? null : model.length(family);
        return new Size.PrefixLength(length != null ? length : family.width() - 1);
    }

    private @Nullable AddressFamily familyOf(final Need need) {
        final String name = need.pool();
        final Pool pool = name == null ? null : catalog.pools().get(name);
        final ObjectKind kind = pool != null ? pool.kind() : need.kind();
        return kind == null ? null : kind.family().orElse(null);
    }

    private Use useOf(final NeedKey key, final Need need) {
        return ServiceRules.useOf(service, key, need, catalog);
    }

    /** What is asked for, as text that is the same as long as the same is asked for. */
    private String asked(final NeedKey key, final Need need) {
        final var parts = new LinkedHashMap<String, Object>();
        final String pool = need.pool();
        final ObjectKind kind = need.kind();
        if (pool != null) {
            parts.put("pool", pool);
        } else if (kind != null) {
            parts.put("kind", kind.yangName());
        }
        final String text = switch (size(key, need)) {
            case Size.Default size -> "default";
            case Size.Units size -> size.units() + " units";
            case Size.Count size -> size.count().toString();
            case Size.PrefixLength size -> "/" + size.length();
            case Size.Specific size -> size.range().toString();
            case Size.Value size -> size.text();
        };
        return parts + " " + text;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** The rules for services that need no leases: what they name has to be there and fit, and nothing contradicts. */
public final class ServiceRules {
    private final PoolCatalog after;
    private final List<Refusal> faults;

    private ServiceRules(final PoolCatalog after, final List<Refusal> faults) {
        this.after = after;
        this.faults = faults;
    }

    /** What is wrong with a service if it is configured so; null if nothing is. */
    public static @Nullable Refusal fault(final Service service, final PoolCatalog catalog) {
        final var services = new HashMap<>(catalog.services());
        services.put(service.id(), service);
        final var faults = new ArrayList<Refusal>();
        check(catalog, catalog.withServices(services), faults);
        return faults.isEmpty() ? null : faults.getFirst();
    }

    /** Adds what is wrong with services that changed, or with those that name something that is gone. */
    public static void check(final PoolCatalog before, final PoolCatalog after, final List<Refusal> faults) {
        final boolean changed = after.services() != before.services();
        if (!changed && after.services().isEmpty()) {
            return;
        }
        final boolean gone = !after.pools().keySet().containsAll(before.pools().keySet())
            || !after.spaces().keySet().containsAll(before.spaces().keySet());
        if (!changed && !gone) {
            return;
        }
        final var rules = new ServiceRules(after, faults);
        for (final Service service : after.services().values()) {
            if (gone || !service.equals(before.services().get(service.id()))) {
                rules.check(service, gone ? before : after);
            }
        }
    }

    private void check(final Service service, final PoolCatalog before) {
        final String space = service.terms().addressSpace();
        if (space != null && !after.spaces().containsKey(space)) {
            add(service, before.spaces().containsKey(space) ? Reason.IN_USE : Reason.INVALID, null, "names address"
                + " space " + space + ", which " + (before.spaces().containsKey(space)
                    ? "is to be deleted; change the service first" : "does not exist"));
        }
        service.allNeeds().forEach((key, need) -> check(service, key, need, before));
        checkTopology(service);
        checkRendezvousPoints(service);
        final var ports = new HashMap<String, String>();
        for (final Node node : service.nodes()) {
            for (final Access access : node.accesses()) {
                checkAccess(service, node, access);
                checkPort(service, node, access, ports);
            }
        }
        checkLans(service);
    }

    private void check(final Service service, final NeedKey key, final Need need, final PoolCatalog before) {
        final String name = need.pool();
        final Pool pool = name == null ? null : after.pools().get(name);
        final ObjectKind kind = need.kind();
        if (name != null && pool == null) {
            final boolean deleted = before.pools().containsKey(name);
            add(service, deleted ? Reason.IN_USE : Reason.NO_MATCHING_POOL, name, "need " + key + " names pool " + name
                + ", which " + (deleted ? "is to be deleted; change the service first" : "does not exist"));
        } else if (pool != null && kind != null && !pool.kind().isA(kind)) {
            add(service, Reason.KIND_MISMATCH, name, "need " + key + " is of " + kind.yangName() + ", but pool " + name
                + " holds " + pool.kind().yangName() + "; name a pool of that kind");
        } else if (pool == null && kind == null && need.use() != Use.DHCP_RANGE) {
            add(service, Reason.INVALID, null, "need " + key + " names neither kind nor pool; give at least one");
        } else {
            final Use use = useOf(service, key, need, after);
            final String fault = Uses.fault(use, key.place(), pool == null ? kind : pool.kind());
            if (fault != null) {
                add(service, pool == null || need.use() == null ? Reason.INVALID : Reason.KIND_MISMATCH, name,
                    "need " + key + (pool == null ? " " : ", which takes from pool " + name + ", ") + fault);
            }
        }
    }

    /** What a need of a service is for. */
    static Use useOf(final Service service, final NeedKey key, final Need need, final PoolCatalog catalog) {
        final Use said = need.use();
        if (said != null) {
            return said;
        }
        final String name = need.pool();
        final Pool pool = name == null ? null : catalog.pools().get(name);
        final ObjectKind kind = pool != null ? pool.kind() : need.kind();
        final Use use = kind == null ? Use.OTHER : Use.of(kind, key.place());
        // between hubs and spokes only the operator knows which is which
        return use == Use.ROUTE_TARGET && service.topology() == Service.Topology.HUB_SPOKE ? Use.OTHER : use;
    }

    private void checkTopology(final Service service) {
        final long accesses = service.nodes().stream().mapToLong(node -> node.accesses().size()).sum();
        switch (service.topology()) {
            case HUB_SPOKE -> {
                if (!service.nodes().isEmpty() && service.nodes().stream().noneMatch(Node::hub)) {
                    add(service, Reason.INVALID, null, "is hub-spoke and has no hub; give one node the role hub");
                }
            }
            case POINT_TO_POINT -> {
                if (accesses > 2) {
                    add(service, Reason.INVALID, null, "is point-to-point and has " + accesses + " accesses; it takes"
                        + " two");
                }
            }
            case ANY_TO_ANY, CUSTOM -> {
                // everything goes
            }
        }
    }

    /** Groups of an IP version have one rendezvous point at each place. */
    private void checkRendezvousPoints(final Service service) {
        final var points = new HashMap<String, NeedKey>();
        service.allNeeds().forEach((key, need) -> {
            final String name = need.pool();
            final Pool pool = name == null ? null : after.pools().get(name);
            final ObjectKind kind = pool != null ? pool.kind() : need.kind();
            if (need.use() == Use.RENDEZVOUS_POINT && kind != null && kind.family().isPresent()) {
                final NeedKey other = points.putIfAbsent(key.place() + " " + kind.family().orElseThrow(), key);
                if (other != null) {
                    add(service, Reason.INVALID, null, "needs " + other + " and " + key + " are rendezvous points of"
                        + " one IP version; groups would have two, keep one of them");
                }
            }
        });
    }

    private void checkAccess(final Service service, final Node node, final Access access) {
        final var place = new Place(node.id(), access.id());
        final var uses = new HashSet<Use>();
        int links = 0;
        for (final Need need : access.needs()) {
            final Use use = useOf(service, new NeedKey(place, need.name()), need, after);
            if (use == Use.LINK) {
                links++;
            } else if (use != Use.OTHER && use != Use.DHCP_RANGE && !uses.add(use)) {
                add(service, Reason.INVALID, null, "access " + place + " has two needs for " + use.yangName()
                    + "; say their use");
            }
        }
        if (links > 2) {
            add(service, Reason.INVALID, null, "access " + place + " has " + links + " links; one of each IP version"
                + " is possible");
        }
        if (access.linkModel() == LinkModel.NONE && links > 0) {
            add(service, Reason.INVALID, null, "access " + place + " has link-model none and needs a link; change one"
                + " of them");
        }
        if (uses.contains(Use.INNER_VLAN) && !uses.contains(Use.OUTER_VLAN)) {
            add(service, Reason.INVALID, null, "access " + place + " has an inner tag and no outer one");
        }
        final Access.Encapsulation encapsulation = access.encapsulation();
        if (encapsulation != null) {
            checkTags(service, place, encapsulation, uses);
        }
        final String hosts = new HostRules(service, after).fault(place, access);
        if (hosts != null) {
            add(service, Reason.INVALID, null, hosts);
        }
    }

    private void checkTags(final Service service, final Place place, final Access.Encapsulation encapsulation,
            final Set<Use> uses) {
        final String fault = switch (encapsulation) {
            case UNTAGGED -> uses.contains(Use.OUTER_VLAN) ? "is untagged and needs a VLAN" : null;
            case DOT1Q -> uses.contains(Use.INNER_VLAN) ? "is dot1q and needs two tags"
                : !uses.contains(Use.OUTER_VLAN) ? "is dot1q and needs no VLAN" : null;
            case QINQ -> !uses.contains(Use.INNER_VLAN) ? "is qinq and needs no inner-vlan" : null;
            case VXLAN -> null;
        };
        if (fault != null) {
            add(service, Reason.INVALID, null, "access " + place + " " + fault + "; change encapsulation or needs");
        }
    }

    /** Untagged accesses share no interface, and a tag is on an interface once. */
    private void checkPort(final Service service, final Node node, final Access access,
            final Map<String, String> ports) {
        final String name = access.interfaceName();
        if (name == null) {
            return;
        }
        final var place = new Place(node.id(), access.id());
        String tag = "untagged";
        for (final Need need : access.needs()) {
            final Use use = useOf(service, new NeedKey(place, need.name()), need, after);
            if (use == Use.OUTER_VLAN || use == Use.INNER_VLAN) {
                final Need.Fixed fixed = need.fixed();
                tag = fixed == null ? null : tag + "/" + use.yangName() + "=" + fixed.text();
                if (tag == null) {
                    return;
                }
            }
        }
        final String other = ports.putIfAbsent(node.device() + ' ' + name + ' ' + tag, place.toString());
        if (other != null) {
            add(service, Reason.IN_USE, null, "access " + place + " is " + tag.replace("untagged/", "")
                + " on interface " + name + " of " + node.device() + ", as access " + other
                + " is; give one of them another VLAN or interface");
        }
    }

    private void checkLans(final Service service) {
        final var parts = new ArrayList<VrfCheck.Part>();
        for (final Node node : service.nodes()) {
            for (final Access access : node.accesses()) {
                final var place = new Place(node.id(), access.id());
                for (final Prefix lan : access.lanPrefixes()) {
                    parts.add(new VrfCheck.Part(AddressRange.of(lan), "lan-prefix " + lan + " of access " + place));
                }
            }
        }
        final String clash = VrfCheck.clash(parts);
        if (clash != null) {
            add(service, Reason.OVERLAP, null, clash);
        }
    }

    private void add(final Service service, final Reason reason, final @Nullable String pool, final String text) {
        faults.add(Refusal.of(reason, pool, "service " + service.id() + ": " + text));
    }
}

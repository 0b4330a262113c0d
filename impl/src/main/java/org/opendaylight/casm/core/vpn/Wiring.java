/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** Works out what each device gets from what a service is and holds. */
public final class Wiring {
    /** What operators call the routing table that a device has anyway. */
    private static final String DEFAULT_INSTANCE = "default";

    private final Service service;
    private final PoolCatalog catalog;
    private final Map<NeedKey, Lease> leases;
    private final Map<NeedKey, Need> needs;
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<VrfCheck.Part> parts = new ArrayList<>();
    private final Map<Place, List<Link>> links = new HashMap<>();
    private final Map<NeedKey, String> values = new TreeMap<>(Comparator.comparing(NeedKey::toString));

    /** What comes of it. */
    public sealed interface Result {
        /**
         * It works out.
         *
         * @param attachments what devices get, by their ids
         * @param links the links of accesses
         * @param values what meets each need, as text
         */
        record Wired(Map<String, Attachment> attachments, Map<Place, List<Link>> links, Map<NeedKey, String> values)
                implements Result {
            public Wired {
                attachments = Map.copyOf(attachments);
                links = Map.copyOf(links);
                values = Map.copyOf(values);
            }
        }

        /**
         * It contradicts itself.
         *
         * @param refusal where
         */
        record Contradicted(Refusal refusal) implements Result {
        }
    }

    private Wiring(final Service service, final Map<NeedKey, Lease> leases, final PoolCatalog catalog) {
        this.service = service;
        this.leases = leases;
        needs = service.allNeeds();
        this.catalog = catalog;
    }

    /**
     * Works it out. Needs without lease are left out.
     *
     * @param leases what meets which need
     */
    public static Result of(final Service service, final Map<NeedKey, Lease> leases, final PoolCatalog catalog) {
        return new Wiring(service, leases, catalog).run();
    }

    private Result run() {
        try {
            leases.forEach((key, lease) -> values.put(key, lease.text()));
            for (final Node node : service.nodes()) {
                final Attachment.Instance instance = instance(node);
                loopback(node, instance);
                for (final Access access : node.accesses()) {
                    access(node, access, instance);
                }
            }
        } catch (IllegalArgumentException e) {
            return contradicted(Reason.INVALID, String.valueOf(e.getMessage()));
        }
        final String clash = VrfCheck.clash(parts);
        if (clash != null) {
            return contradicted(Reason.OVERLAP, clash);
        }
        final var byId = new TreeMap<String, Attachment>();
        attachments.forEach(attachment -> byId.put(attachment.id(), attachment));
        return new Result.Wired(byId, links, values);
    }

    private Result contradicted(final Reason reason, final String text) {
        return new Result.Contradicted(Refusal.of(reason, null, "service " + service.id() + ": " + text));
    }

    /** The NETCONF topology node of a node of a service. */
    public static String deviceOf(final Node node, final PoolCatalog catalog) {
        final var profile = catalog.devices().get(node.device());
        final String mounted = profile == null ? null : profile.management().nodeId();
        return mounted == null ? node.device() : mounted;
    }

    /** The network instance of a node; null for the default one. */
    static @Nullable String instanceName(final Service service, final Node node, final PoolCatalog catalog) {
        final String own = node.instance().name();
        final String name = service.terms().addressSpace();
        final var space = name == null ? null : catalog.spaces().get(name);
        final String shared = space == null ? null : space.networkInstance();
        final String found = own != null ? own : shared != null ? shared : service.isVpn() ? service.id() : null;
        return DEFAULT_INSTANCE.equals(found) ? null : found;
    }

    private Attachment.@Nullable Instance instance(final Node node) {
        final String name = instanceName(service, node, catalog);
        if (name == null) {
            return null;
        }
        final var imports = new TreeSet<String>();
        final var exports = new TreeSet<String>();
        String distinguisher = null;
        Long evi = null;
        Long vni = null;
        for (final NeedKey key : leases.keySet().stream().sorted(Comparator.comparing(NeedKey::toString))
                .toList()) {
            final Place place = key.place();
            if (place.access() != null || place.node() != null && !node.id().equals(place.node())) {
                continue;
            }
            final Lease lease = lease(key);
            switch (useOf(key)) {
                case ROUTE_DISTINGUISHER -> distinguisher = place.node() != null || distinguisher == null
                    ? lease.text() : distinguisher;
                case ROUTE_TARGET -> {
                    imports.add(lease.text());
                    exports.add(lease.text());
                }
                case HUB_TARGET -> (node.hub() ? exports : imports).add(lease.text());
                case SPOKE_TARGET -> (node.hub() ? imports : exports).add(lease.text());
                case EVI -> evi = lease.range().start().lo();
                case VNI -> vni = lease.range().start().lo();
                case LINK, LOOPBACK, DHCP_RANGE, OUTER_VLAN, INNER_VLAN, MAC_ADDRESS, MULTICAST_GROUP,
                    RENDEZVOUS_POINT, OTHER -> {
                    // not of the instance
                }
            }
        }
        final String given = node.instance().routeDistinguisher();
        return new Attachment.Instance(name, given != null ? given : distinguisher, List.copyOf(imports),
            List.copyOf(exports), evi, vni);
    }

    private void loopback(final Node node, final Attachment.@Nullable Instance instance) {
        final var place = new Place(node.id(), null);
        final var addresses = new ArrayList<Attachment.Address>();
        for (final Need need : node.needs()) {
            final var key = new NeedKey(place, need.name());
            final Lease lease = leases.get(key);
            if (lease != null && useOf(key) == Use.LOOPBACK) {
                final AddressFamily family = lease.range().family();
                addresses.add(new Attachment.Address(family.format(lease.range().start()), family.width()));
                parts.add(new VrfCheck.Part(lease.range(), "loopback " + lease.text() + " of node " + node.id()));
            }
        }
        final String name = node.instance().loopbackInterface();
        if (name != null && !addresses.isEmpty()) {
            attachments.add(new Attachment(Attachment.id(service.id(), place), service.id(), deviceOf(node, catalog),
                service.isL2Vpn(), instance, new Attachment.Port(name, null, null, addresses, null), List.of()));
        }
    }

    private void access(final Node node, final Access access, final Attachment.@Nullable Instance instance) {
        final var place = new Place(node.id(), access.id());
        final var port = new PortBuilder();
        final var own = new ArrayList<Link>();
        for (final Need need : access.needs()) {
            final var key = new NeedKey(place, need.name());
            final Lease lease = leases.get(key);
            if (lease != null) {
                port.add(useOf(key), lease);
                if (useOf(key) == Use.LINK) {
                    own.add(link(access, place, lease));
                }
            }
        }
        if (own.size() == 2 && own.getFirst().prefix().family() == own.getLast().prefix().family()) {
            throw new IllegalArgumentException("access " + place + " has two links of one IP version");
        }
        links.put(place, List.copyOf(own));
        hosts(access, place, own);
        final List<Attachment.Route> routes = routes(access, place, own);
        final String name = access.interfaceName();
        if (access.isPushed() && name != null) {
            attachments.add(new Attachment(Attachment.id(service.id(), place), service.id(), deviceOf(node, catalog),
                service.isL2Vpn(), instance, port.build(name, own), routes));
        }
    }

    private Link link(final Access access, final Place place, final Lease lease) {
        final Prefix prefix = lease.range().asPrefix().orElseThrow(() -> new IllegalArgumentException("the link of"
            + " access " + place + ", " + lease.text() + ", is no prefix; ask for a prefix-length"));
        parts.add(new VrfCheck.Part(lease.range(), "link " + prefix + " of access " + place));
        try {
            return Link.of(prefix, access.linkModel() == LinkModel.LAN, access.ceAddresses());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("access " + place + ": " + e.getMessage(), e);
        }
    }

    private void hosts(final Access access, final Place place, final List<Link> own) {
        for (final Need need : access.needs()) {
            final var key = new NeedKey(place, need.name());
            if (need.use() == Use.DHCP_RANGE && !own.isEmpty()) {
                final var kind = need.kind();
                final Link link = own.stream().filter(one -> kind == null
                    || one.prefix().family() == kind.family().orElse(one.prefix().family())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("need " + key + " is for dhcp-range, and its"
                        + " access has no link of that IP version; add one"));
                try {
                    values.put(key, link.hosts(need.count()));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("need " + key + ": " + e.getMessage() + "; ask for fewer, or"
                        + " for a link with a shorter prefix-length" + poolOf(place, link), e);
                }
            }
        }
    }

    /** The pool that a link is from, as the end of a sentence. */
    private String poolOf(final Place place, final Link link) {
        return leases.entrySet().stream().filter(one -> one.getKey().place().equals(place)
            && one.getValue().range().equals(AddressRange.of(link.prefix()))).findFirst()
            .map(one -> " from pool " + one.getValue().pool()).orElse("");
    }

    private List<Attachment.Route> routes(final Access access, final Place place, final List<Link> own) {
        final var routes = new ArrayList<Attachment.Route>();
        for (final Prefix lan : access.lanPrefixes()) {
            parts.add(new VrfCheck.Part(AddressRange.of(lan), "lan-prefix " + lan + " of access " + place));
            final String hop = own.stream().filter(link -> link.prefix().family() == lan.family()).map(Link::ceText)
                .filter(Objects::nonNull).findFirst().orElse(null);
            if (hop != null) {
                routes.add(new Attachment.Route(lan.toString(), hop));
            } else if (access.isPushed() && (!own.isEmpty() || access.needs().isEmpty())) {
                throw new IllegalArgumentException("lan-prefix " + lan + " of access " + place + " cannot be reached:"
                    + " the customer has no address of that IP version on the link; give a link or a ce-address");
            }
        }
        return routes;
    }

    private Lease lease(final NeedKey key) {
        final Lease lease = leases.get(key);
        if (lease == null) {
            throw new IllegalStateException("no lease for " + key);
        }
        return lease;
    }

    private Use useOf(final NeedKey key) {
        final Need need = needs.get(key);
        return need == null ? Use.OTHER : ServiceRules.useOf(service, key, need, catalog);
    }
}

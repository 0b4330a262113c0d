/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.VrfCheck;

/** A vpn-service as configuration of a service of CASM: profiles, nodes, accesses. */
final class ServiceDrafter {
    private final NeedBook book;
    private final Wishes wishes;
    private final boolean layer2;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, Boolean> hubs = new HashMap<>();
    private final List<VrfCheck.Part> parts = new ArrayList<>();
    /** Profiles with targets that all nodes import and export. */
    private final Set<String> common = new TreeSet<>();

    ServiceDrafter(final NeedBook book, final Wishes wishes, final boolean layer2) {
        this.book = book;
        this.wishes = wishes;
        this.layer2 = layer2;
    }

    /** The list casm-service:service with one entry. */
    JsonObject read(final Tree service, final @Nullable Tree segments, final String reference)
            throws DocumentException {
        final var into = new JsonObject();
        into.addProperty("service-id", service.required("vpn-id"));
        into.addProperty("kind", kind(service));
        add(into, "customer", wishes.customer());
        add(into, "address-space", wishes.addressSpace());
        into.addProperty("external-reference", reference);
        final String topology = topology(service);
        into.addProperty("topology", topology);
        profiles(service, "hub-spoke".equals(topology));
        final JsonArray nodes = nodes(service, "hub-spoke".equals(topology));
        if (segments != null) {
            Segments.read(segments, book);
        }
        if (layer2) {
            overlay(service);
        }
        add(into, "shared-need", book.at(Place.SHARED));
        into.add("node", nodes);
        final String clash = VrfCheck.clash(parts);
        if (clash != null) {
            throw DocumentException.of(Reason.OVERLAP, null, "", clash);
        }
        final var list = new JsonArray();
        list.add(into);
        final var all = new JsonObject();
        all.add("casm-service:service", list);
        return all;
    }

    /** What EVPN needs and the model has no leaves for. */
    private void overlay(final Tree service) throws DocumentException {
        if (book.isWished(Purpose.EVI, Place.SHARED)) {
            book.whole(Purpose.EVI, service);
        }
        if ("vxlan-evpn".equals(service.identity("vpn-type")) && book.isWished(Purpose.VNI, Place.SHARED)) {
            book.whole(Purpose.VNI, service);
        }
    }

    private String kind(final Tree service) throws DocumentException {
        final String type = service.identity("vpn-type");
        if (type != null && type.equals("l3vpn") == layer2) {
            throw DocumentException.at(service.pathOf("vpn-type"), type + " is not a type of the model of layer "
                + (layer2 ? 2 : 3));
        }
        return layer2 ? "casm-types:l2vpn" : "casm-types:l3vpn";
    }

    private String topology(final Tree service) throws DocumentException {
        final String said = service.identity("vpn-service-topology");
        if (said == null) {
            return "any-to-any";
        }
        return switch (said) {
            case "any-to-any", "hub-spoke" -> said;
            case "hub-spoke-disjoint" -> "hub-spoke";
            default -> "custom";
        };
    }

    private void profiles(final Tree service, final boolean hubSpoke) throws DocumentException {
        final Tree all = layer2 ? service.child("global-parameters-profiles")
            : service.child("vpn-instance-profiles");
        if (all == null) {
            return;
        }
        String automatic = null;
        for (final Tree profile : all.list(layer2 ? "global-parameters-profile" : "vpn-instance-profile",
                "profile-id")) {
            final String id = profile.required("profile-id");
            final Boolean hub = hub(profile, hubSpoke);
            hubs.put(id, Boolean.TRUE.equals(hub));
            final String rd = Distinguishers.read(profile, Place.SHARED, "rd " + id, book);
            given.put(id, rd == null ? "" : rd);
            if (profile.has("rd-auto") && automatic != null) {
                throw DocumentException.at(profile.path(), "is the second profile with rd-auto after " + automatic
                    + "; put rd-auto into the profiles of the nodes, so that each has its own");
            }
            automatic = profile.has("rd-auto") ? id : automatic;
            if (new Targets(book, Place.SHARED, hubSpoke ? Boolean.TRUE.equals(hub) : null).read(profile)
                    && !hubSpoke) {
                common.add(id);
            }
            new Groups(book, Place.SHARED).read(profile);
        }
    }

    private static @Nullable Boolean hub(final Tree at, final boolean hubSpoke) throws DocumentException {
        final String role = at.identity("role");
        if (role == null || !hubSpoke) {
            return null;
        }
        return switch (role) {
            case "hub-role", "hub" -> Boolean.TRUE;
            case "spoke-role", "spoke" -> Boolean.FALSE;
            default -> throw DocumentException.at(at.pathOf("role"), role + " is neither hub-role nor spoke-role, and"
                + " the service is hub-spoke");
        };
    }

    private JsonArray nodes(final Tree service, final boolean hubSpoke) throws DocumentException {
        final Tree all = service.child("vpn-nodes");
        final List<Tree> found = all == null ? List.of() : all.list("vpn-node", "vpn-node-id");
        if (found.isEmpty()) {
            throw DocumentException.at("/vpn-nodes", "there is no vpn-node, so that nothing can be assigned or"
                + " configured");
        }
        final var nodes = new JsonArray();
        final var instances = new VpwsInstances(book);
        final var accesses = new AccessDrafter(book, parts);
        for (final Tree node : found) {
            nodes.add(node(node, hubSpoke, accesses, instances));
        }
        instances.connect();
        return needsOf(nodes);
    }

    private JsonObject node(final Tree node, final boolean hubSpoke, final AccessDrafter accesses,
            final VpwsInstances instances) throws DocumentException {
        final String id = node.required("vpn-node-id");
        final var into = new JsonObject();
        into.addProperty("node-id", id);
        add(into, "device-id", node.text("ne-id"));
        final var place = new Place(id, null);
        instance(node, place, hubSpoke, into);
        final var own = new JsonArray();
        final Tree all = node.child("vpn-network-accesses");
        for (final Tree access : all == null ? List.<Tree>of() : all.list("vpn-network-access", "id")) {
            final var at = new Place(id, access.required("id"));
            instances.read(access, at);
            own.add(accesses.read(access, at));
        }
        add(into, "access", own);
        return into;
    }

    /** Role, distinguisher and targets of a node: its own, or else those of the profile that it activates. */
    private void instance(final Tree node, final Place place, final boolean hubSpoke, final JsonObject into)
            throws DocumentException {
        final Tree active = layer2 ? node.child("active-global-parameters-profiles")
            : node.child("active-vpn-instance-profiles");
        final List<Tree> profiles = active == null ? List.of() : active.list(layer2 ? "global-parameters-profile"
            : "vpn-instance-profile", "profile-id");
        if (profiles.size() > 1) {
            throw DocumentException.at(node.path(), "activates " + profiles.size() + " profiles; CASM makes one network"
                + " instance of a node, so make it two nodes");
        }
        Boolean hub = hub(node, hubSpoke);
        // of layer 2 they may be where the discovery is described (RFC 9291 section 7.5.1)
        final Tree discovery = node.child("bgp-auto-discovery");
        final Tree own = discovery != null && Distinguishers.isSaid(discovery) ? discovery : node;
        String distinguisher = Distinguishers.read(own, place, "rd", book);
        if (discovery != null) {
            if ("true".equals(discovery.text("auto-rt-enable"))) {
                throw DocumentException.at(discovery.pathOf("auto-rt-enable"), "a device derives that target of its AS"
                    + " and its Ethernet tag (RFC 7432 section 7.10.1), and CASM configures it on none; give a"
                    + " vpn-target without route-targets, and it gets one of a pool");
            }
            new Targets(book, place, hubSpoke ? Boolean.TRUE.equals(hub) : null).read(discovery);
        }
        for (final Tree profile : profiles) {
            final String id = profile.required("profile-id");
            final String shared = given.get(id);
            if (shared == null) {
                throw DocumentException.at(profile.path(), "the service has no profile " + id);
            }
            hub = hub == null ? hub(profile, hubSpoke) : hub;
            hub = hub == null ? hubs.get(id) : hub;
            if (Distinguishers.isSaid(profile)) {
                if (Distinguishers.isSaid(own)) {
                    throw DocumentException.at(node.path(), "has a distinguisher of its own and one in its profile");
                }
                distinguisher = Distinguishers.read(profile, place, "rd", book);
            } else if (!shared.isEmpty() && !Distinguishers.isSaid(own)) {
                distinguisher = shared;
            }
            new Targets(book, place, hubSpoke ? Boolean.TRUE.equals(hub) : null).read(profile);
            new Groups(book, place).read(profile);
        }
        all(node, profiles);
        if (hubSpoke) {
            into.addProperty("role", Boolean.TRUE.equals(hub) ? "hub" : "spoke");
        }
        add(into, "route-distinguisher", distinguisher);
    }

    /** Targets of profiles are those of the service, so that each node has to have all of them. */
    private void all(final Tree node, final List<Tree> profiles) throws DocumentException {
        final var lacking = new TreeSet<>(common);
        for (final Tree profile : profiles) {
            lacking.remove(profile.required("profile-id"));
        }
        if (!lacking.isEmpty()) {
            throw DocumentException.at(node.path(), "does not activate profile " + lacking.first() + ", whose route"
                + " targets CASM configures on all nodes; put vpn-target into the profiles of the nodes that have it");
        }
    }

    private JsonArray needsOf(final JsonArray nodes) {
        for (final var node : nodes) {
            final JsonObject json = node.getAsJsonObject();
            add(json, "need", book.at(new Place(json.get("node-id").getAsString(), null)));
        }
        return nodes;
    }

    private static void add(final JsonObject into, final String name, final @Nullable String value) {
        if (value != null) {
            into.addProperty(name, value);
        }
    }

    private static void add(final JsonObject into, final String name, final JsonArray values) {
        if (!values.isEmpty()) {
            into.add(name, values);
        }
    }
}

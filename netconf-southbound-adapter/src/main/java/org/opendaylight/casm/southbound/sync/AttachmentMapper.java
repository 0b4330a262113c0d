/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.VlanTags;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Needs;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.NetworkInstance;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Reads attachments of the contract in the plan's terms.
 */
final class AttachmentMapper {
    private AttachmentMapper() {
        // static only
    }

    /**
     * Reads an attachment.
     *
     * @param attachmentId identifies it
     * @param revision grows with each change
     * @param needs attachment as stored or proposed
     * @return the attachment; what cannot be meant is its problem
     */
    static Attachment read(final String attachmentId, final long revision, final Needs needs) {
        final var nodeId = needs.getDeviceId() == null ? "" : needs.getDeviceId();
        try {
            return new Attachment(attachmentId, nodeId, revision, instance(needs), port(needs), addresses(needs),
                routes(needs), needs.getMacAddress() == null ? "" : needs.getMacAddress().getValue(),
                nodeId.isEmpty() ? Optional.of("device-id is missing") : Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Attachment(attachmentId, nodeId, revision, Optional.empty(), Optional.empty(), List.of(),
                List.of(), "", Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<Attachment.Instance> instance(final Needs needs) {
        final var instance = needs.getNetworkInstance();
        if (instance == null) {
            return Optional.empty();
        }
        final var name = instance.getName();
        if (name == null || "default".equals(name)) {
            throw new IllegalArgumentException("name of the network-instance is missing, or the default one");
        }
        final boolean layer2 = needs.getKind() == Needs.Kind.L2;
        return Optional.of(new Attachment.Instance(new DeviceItem.Instance(name, layer2,
            instance.getRouteDistinguisher() == null ? "" : plain(instance.getRouteDistinguisher().getValue()),
            imports(instance), exports(instance), new DeviceItem.Overlay(number(instance.getEvi()),
                number(instance.getVni()))), Boolean.TRUE.equals(instance.getCreate())));
    }

    private static Set<String> imports(final NetworkInstance instance) {
        final var targets = instance.getImportTarget();
        return targets == null ? Set.of() : targets.stream().map(target -> plain(target.getValue()))
            .collect(Collectors.toSet());
    }

    private static Set<String> exports(final NetworkInstance instance) {
        final var targets = instance.getExportTarget();
        return targets == null ? Set.of() : targets.stream().map(target -> plain(target.getValue()))
            .collect(Collectors.toSet());
    }

    /** Without the type in front, which RFC 8294 writes and devices do not. */
    private static String plain(final String text) {
        return text.matches("[0-2]:[^:]+:[^:]+") ? text.substring(2) : text;
    }

    private static long number(final @Nullable Uint32 leaf) {
        return leaf == null ? 0 : leaf.toJava();
    }

    private static Optional<Attachment.Port> port(final Needs needs) {
        final var name = needs.getInterface();
        final var encapsulation = needs.getEncapsulation();
        if (name == null) {
            if (encapsulation != null) {
                throw new IllegalArgumentException("an encapsulation needs an interface, and none is named");
            }
            return Optional.empty();
        }
        if (encapsulation == null) {
            return Optional.of(new Attachment.Port(name, Optional.empty()));
        }
        final var outer = encapsulation.getOuterVlan();
        final var inner = encapsulation.getInnerVlan();
        if (outer == null) {
            throw new IllegalArgumentException("outer-vlan of the encapsulation is missing");
        }
        return Optional.of(new Attachment.Port(name, Optional.of(new VlanTags(outer.getValue().intValue(),
            inner == null ? 0 : inner.getValue().intValue()))));
    }

    private static List<Attachment.Address> addresses(final Needs needs) {
        final var ret = new ArrayList<Attachment.Address>();
        needs.nonnullAddress().values().forEach(address -> ret.add(new Attachment.Address(
            IpAddress.parse(address.requireIp().stringValue()),
            address.getPrefixLength() == null ? -1 : address.getPrefixLength().intValue())));
        return ret;
    }

    private static List<Attachment.Route> routes(final Needs needs) {
        final var ret = new ArrayList<Attachment.Route>();
        needs.nonnullRoute().values().forEach(route -> {
            final var hop = route.getNextHop();
            ret.add(new Attachment.Route(IpPrefix.parse(route.requirePrefix().stringValue()), hop == null
                ? NextHop.BLACKHOLE : new Gateway(IpAddress.parse(hop.stringValue()))));
        });
        return ret;
    }
}

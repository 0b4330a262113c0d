/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.service.vpn.Attachments.Placed;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpAddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.routing.types.rev171204.RouteDistinguisher;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.routing.types.rev171204.RouteTarget;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Needs;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Vlan;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.AddressBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.Encapsulation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.EncapsulationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.NetworkInstance;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.NetworkInstanceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.Route;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.RouteBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Writes attachments of the domain as those of the contract. */
final class AttachmentWriter {
    private AttachmentWriter() {
        // functions only
    }

    /** The entry of an attachment. */
    static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments
            .Attachment toYang(final Placed from) {
        final var builder = new AttachmentBuilder(needs(from.attachment()));
        return builder.setAttachmentId(new AttachmentId(from.attachment().id()))
            .setRevision(Uint64.fromLongBits(from.revision())).build();
    }

    /** The attachment as input of a check. */
    static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check.attachments
            .input.Attachment toInput(final Attachment from) {
        return new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check
            .attachments.input.AttachmentBuilder(needs(from)).setAttachmentId(new AttachmentId(from.id())).build();
    }

    private static Needs needs(final Attachment from) {
        final var port = from.port();
        final var builder = new AttachmentBuilder().setAttachmentId(new AttachmentId(from.id()))
            .setServiceId(from.serviceId()).setDeviceId(from.device())
            .setKind(from.layer2() ? Needs.Kind.L2 : Needs.Kind.L3).setNetworkInstance(instance(from.instance()))
            .setRoute(from.routes().stream().map(AttachmentWriter::route).collect(BindingMap.toMap()));
        if (port != null) {
            final var mac = port.macAddress();
            builder.setInterface(port.name()).setEncapsulation(tags(port))
                .setAddress(port.addresses().stream().map(address -> new AddressBuilder()
                    .setIp(address(address.ip())).setPrefixLength(Uint8.valueOf(address.length())).build())
                    .collect(BindingMap.toMap()))
                .setMacAddress(mac == null ? null : new MacAddress(mac));
        }
        return builder.build();
    }

    private static @Nullable NetworkInstance instance(final Attachment.@Nullable Instance from) {
        if (from == null) {
            return null;
        }
        final var distinguisher = from.routeDistinguisher();
        return new NetworkInstanceBuilder().setName(from.name()).setCreate(Boolean.TRUE)
            .setRouteDistinguisher(distinguisher == null ? null : new RouteDistinguisher(distinguisher))
            .setImportTarget(targets(from.imports())).setExportTarget(targets(from.exports()))
            .setEvi(number(from.evi())).setVni(number(from.vni())).build();
    }

    private static @Nullable LinkedHashSet<RouteTarget> targets(final List<String> from) {
        final var all = new LinkedHashSet<RouteTarget>();
        from.forEach(text -> all.add(new RouteTarget(text)));
        return all.isEmpty() ? null : all;
    }

    private static @Nullable Uint32 number(final @Nullable Long from) {
        return from == null ? null : Uint32.valueOf(from.longValue());
    }

    private static @Nullable Encapsulation tags(final Attachment.Port from) {
        final var outer = from.outerVlan();
        return outer == null ? null : new EncapsulationBuilder().setOuterVlan(vlan(outer))
            .setInnerVlan(vlan(from.innerVlan())).build();
    }

    private static @Nullable Vlan vlan(final @Nullable Integer from) {
        return from == null ? null : new Vlan(Uint16.valueOf(from));
    }

    private static Route route(final Attachment.Route from) {
        return new RouteBuilder().setPrefix(IetfInetUtil.ipPrefixFor(from.prefix()))
            .setNextHop(address(from.nextHop())).build();
    }

    private static IpAddressNoZone address(final String from) {
        return IetfInetUtil.ipAddressNoZoneFor(from);
    }
}

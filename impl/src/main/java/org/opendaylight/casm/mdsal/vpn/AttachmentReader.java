/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.service.vpn.Attachments.Placed;
import org.opendaylight.casm.service.vpn.Attachments.Progress;
import org.opendaylight.casm.service.vpn.Attachments.Step;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.routing.types.rev171204.RouteTarget;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.Needs;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments.attachment.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.Address;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.NetworkInstance;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.needs.Route;

/** Reads attachments of the contract, and what is said of them. */
final class AttachmentReader {
    private AttachmentReader() {
        // functions only
    }

    /** The attachment of an entry; null when it is none of a service. */
    static @Nullable Placed ofYang(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.attachments
            .Attachment from) {
        final var service = from.getServiceId();
        final var device = from.getDeviceId();
        final var name = from.getInterface();
        final var revision = from.getRevision();
        if (service == null || device == null) {
            return null;
        }
        return new Placed(new Attachment(from.requireAttachmentId().getValue(), service, device,
            from.getKind() == Needs.Kind.L2, instance(from.getNetworkInstance()),
            name == null ? null : port(name, from), from.nonnullRoute().values().stream()
                .map(AttachmentReader::route).sorted(Comparator.comparing(Attachment.Route::prefix)).toList()),
            revision == null ? 0 : revision.longValue());
    }

    private static Attachment.@Nullable Instance instance(final @Nullable NetworkInstance from) {
        if (from == null) {
            return null;
        }
        final var distinguisher = from.getRouteDistinguisher();
        final var imports = from.getImportTarget();
        final var exports = from.getExportTarget();
        final var evi = from.getEvi();
        final var vni = from.getVni();
        return new Attachment.Instance(String.valueOf(from.getName()),
            distinguisher == null ? null : distinguisher.getValue(),
            imports == null ? List.of() : imports.stream().map(RouteTarget::getValue).sorted().toList(),
            exports == null ? List.of() : exports.stream().map(RouteTarget::getValue).sorted().toList(),
            evi == null ? null : Long.valueOf(evi.longValue()), vni == null ? null : Long.valueOf(vni.longValue()));
    }

    private static Attachment.Port port(final String name, final Needs from) {
        final var tags = from.getEncapsulation();
        final var outer = tags == null ? null : tags.getOuterVlan();
        final var inner = tags == null ? null : tags.getInnerVlan();
        final var mac = from.getMacAddress();
        return new Attachment.Port(name, outer == null ? null : Integer.valueOf(outer.getValue().intValue()),
            inner == null ? null : Integer.valueOf(inner.getValue().intValue()),
            from.nonnullAddress().values().stream().map(AttachmentReader::address)
                .sorted(Comparator.comparing(Attachment.Address::ip)).toList(),
            mac == null ? null : mac.getValue());
    }

    private static Attachment.Address address(final Address from) {
        final var length = from.getPrefixLength();
        final var ip = String.valueOf(from.requireIp().stringValue());
        return new Attachment.Address(ip, length == null ? ip.indexOf(':') < 0 ? 32 : 128 : length.intValue());
    }

    private static Attachment.Route route(final Route from) {
        final var hop = from.getNextHop();
        final IpPrefix prefix = from.requirePrefix();
        return new Attachment.Route(prefix.stringValue(), hop == null ? "" : hop.stringValue());
    }

    /** How far a device is; null when that is not said. */
    static @Nullable Progress progress(final @Nullable State from) {
        final var step = from == null ? null : from.getProvisioning();
        if (from == null || step == null) {
            return null;
        }
        final var revision = from.getRevision();
        final var how = switch (step) {
            case Pending, Pushing, Removing -> Step.PENDING;
            case Done -> Step.DONE;
            case Failed -> Step.FAILED;
            case Drift -> Step.DRIFT;
        };
        return new Progress(revision == null ? 0 : revision.longValue(), how, from.getError());
    }
}

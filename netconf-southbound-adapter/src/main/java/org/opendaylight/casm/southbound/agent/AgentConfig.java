/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.agent.PoolEntries.Difference;
import org.opendaylight.casm.southbound.device.AgentSession;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AddressPools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Agent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yangtools.binding.DataObject;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.DataContainerNode;

/**
 * What a device has below address-pools and agent: read, compared, changed by one edit, and read back.
 */
final class AgentConfig {
    private static final DataObjectIdentifier<AddressPools> POOLS =
        DataObjectIdentifier.builder(AddressPools.class).build();
    private static final DataObjectIdentifier<Agent> AGENT = DataObjectIdentifier.builder(Agent.class).build();

    private final BindingNormalizedNodeSerializer codec;

    AgentConfig(final BindingNormalizedNodeSerializer codec) {
        this.codec = requireNonNull(codec);
    }

    /**
     * Gives a device just these pools. What it has already is not written again; a device that did not change is only
     * read.
     *
     * @param session the device
     * @param wanted pools by lease-id
     * @param terms how its agent is to work, or empty to leave that as it is
     * @return what was different
     * @throws DeviceException if the device cannot be read or changed, or has something else afterwards
     */
    Difference apply(final AgentSession session, final Map<String, AddressPool> wanted, final Optional<Agent> terms)
            throws DeviceException {
        final var difference = PoolEntries.compare(wanted, pools(session));
        final var agent = terms.isPresent() && differs(session, terms.orElseThrow()) ? terms : Optional.<Agent>empty();
        if (difference.isNone() && agent.isEmpty()) {
            return difference;
        }
        final var config = XmlTree.netconf("config");
        write(config, difference);
        agent.ifPresent(container -> AgentXml.append(config, node(AGENT, container)));
        session.edit(config);
        if (!PoolEntries.compare(wanted, pools(session)).isNone()) {
            throw new DeviceException(Reason.REJECTED, "the device took a change of its address pools and has "
                + "something else");
        }
        return difference;
    }

    private void write(final XmlTree config, final Difference difference) {
        if (difference.isNone()) {
            return;
        }
        final var namespace = AddressPools.QNAME.getNamespace().toString();
        final var pools = config.add(namespace, AddressPools.QNAME.getLocalName());
        difference.delete().forEach(id -> pools.add(AddressPool.QNAME.getLocalName()).leaf("lease-id", id).delete());
        difference.write().forEach((id, entry) -> AgentXml.append(pools, node(path(entry), entry)).replace());
    }

    private static DataObjectIdentifier<AddressPool> path(final AddressPool entry) {
        return DataObjectIdentifier.builder(AddressPools.class).child(AddressPool.class, entry.key()).build();
    }

    private <T extends DataObject> DataContainerNode node(final DataObjectIdentifier<T> path, final T data) {
        if (codec.toNormalizedDataObject(path, data).node() instanceof DataContainerNode node) {
            return node;
        }
        throw new IllegalStateException("no node of " + path);
    }

    private Map<String, AddressPool> pools(final AgentSession session) throws DeviceException {
        final var ret = new HashMap<String, AddressPool>();
        if (read(session, POOLS, false) instanceof AddressPools pools) {
            pools.nonnullAddressPool().forEach((key, entry) -> ret.put(key.getLeaseId().getValue(), entry));
        }
        return ret;
    }

    /** What the agent of a device says of itself; empty if it does not. */
    Optional<Agent> agent(final AgentSession session) throws DeviceException {
        return Optional.ofNullable(read(session, AGENT, true) instanceof Agent agent ? agent : null);
    }

    private boolean differs(final AgentSession session, final Agent terms) throws DeviceException {
        if (!(read(session, AGENT, false) instanceof Agent found)) {
            return true;
        }
        // of what there is only what is known here counts
        final var merged = new AgentBuilder(found).setState(null).setDeviceId(terms.getDeviceId());
        Optional.ofNullable(terms.getReportInterval()).ifPresent(merged::setReportInterval);
        Optional.ofNullable(terms.getPeriod()).ifPresent(merged::setPeriod);
        Optional.ofNullable(terms.getSamplingInterval()).ifPresent(merged::setSamplingInterval);
        Optional.ofNullable(terms.getKeepaliveInterval()).ifPresent(merged::setKeepaliveInterval);
        Optional.ofNullable(terms.getIpv4High()).ifPresent(merged::setIpv4High);
        Optional.ofNullable(terms.getIpv6High()).ifPresent(merged::setIpv6High);
        Optional.ofNullable(terms.getLow()).ifPresent(merged::setLow);
        return !merged.build().equals(new AgentBuilder(found).setState(null).build());
    }

    private @Nullable DataObject read(final AgentSession session, final DataObjectIdentifier<?> path,
            final boolean state) throws DeviceException {
        final YangInstanceIdentifier dom = codec.toYangInstanceIdentifier(path);
        final var found = state ? session.readState(dom) : session.read(dom);
        if (found.isEmpty()) {
            return null;
        }
        final var entry = codec.fromNormalizedNode(dom, found.orElseThrow());
        return entry == null ? null : entry.getValue();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.device.AgentSession;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.mdsal.dom.api.DOMNotification;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AcknowledgeInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AddressPools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AddressPoolsBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Agent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPoolKey;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer.NodeResult;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.model.api.stmt.SchemaNodeIdentifier.Absolute;

/** A device with casm-agent in memory. It takes of an edit what {@code offered} has for its lease-ids. */
final class FakeAgent implements AgentSession {
    final Map<String, AddressPool> pools = new TreeMap<>();
    final Map<String, AddressPool> offered = new LinkedHashMap<>();
    final List<String> calls = new ArrayList<>();
    final List<AcknowledgeInput> acknowledged = new ArrayList<>();
    @Nullable DeviceException failure;
    @Nullable Agent agent;
    @Nullable XmlTree lastEdit;
    private @Nullable Consumer<DOMNotification> heard;
    private @Nullable Consumer<DOMNotification> lost;

    @Override
    public Registration subscribe(final Consumer<DOMNotification> listener) throws DeviceException {
        note("subscribe");
        heard = listener;
        return () -> heard = null;
    }

    @Override
    public void subscribeAgain() throws DeviceException {
        note("subscribe-again");
        heard = lost;
    }

    /** Forgets the subscription. */
    void loseSubscription() {
        lost = heard;
        heard = null;
    }

    private void note(final String name) throws DeviceException {
        final var refusal = failure;
        if (refusal != null) {
            failure = null;
            throw refusal;
        }
        calls.add(name);
    }

    void say(final Notification<?> message) {
        final var listener = heard;
        if (listener != null) {
            final var body = Fixture.CODEC.toNormalizedNodeNotification(message);
            listener.accept(new DOMNotification() {
                @Override
                public Absolute getType() {
                    return Absolute.of(body.name().getNodeType());
                }

                @Override
                public ContainerNode getBody() {
                    return body;
                }
            });
        }
    }

    @Override
    public Optional<NormalizedNode> read(final YangInstanceIdentifier path) throws DeviceException {
        calls.add("read");
        if (path.getLastPathArgument().getNodeType().equals(AddressPools.QNAME)) {
            final var content = new TreeMap<String, AddressPool>(pools);
            final var map = new LinkedHashMap<AddressPoolKey, AddressPool>();
            content.forEach((id, pool) -> map.put(pool.key(), pool));
            return content.isEmpty() ? Optional.empty()
                : Optional.of(((NodeResult) Fixture.CODEC.toNormalizedDataObject(
                    DataObjectIdentifier.builder(AddressPools.class).build(),
                    new AddressPoolsBuilder().setAddressPool(map).build())).node());
        }
        final var known = agent;
        return known == null ? Optional.empty() : Optional.of(((NodeResult) Fixture.CODEC.toNormalizedDataObject(
            DataObjectIdentifier.builder(Agent.class).build(), known)).node());
    }

    @Override
    public Optional<NormalizedNode> readState(final YangInstanceIdentifier path) throws DeviceException {
        return read(path);
    }

    @Override
    public void edit(final XmlTree config) throws DeviceException {
        note("edit");
        lastEdit = config;
        for (var root : config.children()) {
            if ("agent".equals(root.element().getLocalName())) {
                agent = new AgentBuilder().setDeviceId(root.text("device-id").orElse(null)).build();
                continue;
            }
            for (var entry : root.children()) {
                final var id = entry.text("lease-id").orElseThrow();
                if ("delete".equals(entry.element().getAttributeNS(XmlTree.NETCONF, "operation"))) {
                    pools.remove(id);
                } else if (offered.containsKey(id)) {
                    pools.put(id, offered.get(id));
                }
            }
        }
    }

    @Override
    public Optional<ContainerNode> call(final QName rpc, final ContainerNode input) throws DeviceException {
        note(rpc.getLocalName());
        if ("acknowledge".equals(rpc.getLocalName())) {
            acknowledged.add((AcknowledgeInput) Fixture.CODEC.fromNormalizedNodeRpcData(Absolute.of(rpc,
                AcknowledgeInput.QNAME), input));
        }
        return Optional.empty();
    }
}

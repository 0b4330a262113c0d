/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.DriftCheck;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Devices;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.Integrations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122.integrations.Endpoint;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.AddressSpaces;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ObjectTypes;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Reservations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Tenants;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.address.spaces.AddressSpace;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.object.types.ObjectType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.reservations.Reservation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.tenants.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Services;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.Service;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/**
 * What an operator writes: lists, each in a container of its own, in the order in which they may refer to each other,
 * and containers that are one entry by themselves, which has the empty name: the policy of the log, and how the adapter
 * looks for drift.
 */
enum ConfigSection {
    TENANTS(Tenants.QNAME, Tenant.QNAME),
    ADDRESS_SPACES(AddressSpaces.QNAME, AddressSpace.QNAME),
    OBJECT_TYPES(ObjectTypes.QNAME, ObjectType.QNAME),
    POOLS(Pools.QNAME, Pool.QNAME),
    RESERVATIONS(Reservations.QNAME, Reservation.QNAME),
    DEVICES(Devices.QNAME, Device.QNAME, "casm-device", "device-id"),
    SERVICES(Services.QNAME, Service.QNAME, "casm-service", "service-id"),
    ENDPOINTS(Integrations.QNAME, Endpoint.QNAME, "casm-integration", "name"),
    LOG_POLICY(LogPolicy.QNAME, "casm-log"),
    DRIFT_CHECK(DriftCheck.QNAME, "casm-attachment");

    private final QName container;
    /** Null when the container is the only entry. */
    private final @Nullable QName list;
    private final String module;
    private final String keyLeaf;

    ConfigSection(final QName container, final String module) {
        this.container = container;
        list = null;
        this.module = module;
        keyLeaf = "";
    }

    ConfigSection(final QName container, final QName list) {
        this(container, list, "casm-pool", "name");
    }

    ConfigSection(final QName container, final QName list, final String module, final String keyLeaf) {
        this.container = container;
        this.list = list;
        this.module = module;
        this.keyLeaf = keyLeaf;
    }

    /** Whether it is a list of entries, and not one entry. */
    boolean isList() {
        return list != null;
    }

    /** The container, as a child of the root. */
    NodeIdentifier container() {
        return NodeIdentifier.create(container);
    }

    /**
     * The list in the container.
     *
     * @throws IllegalStateException when this is no list
     */
    NodeIdentifier list() {
        return NodeIdentifier.create(listName());
    }

    /** All of it, for reading. */
    YangInstanceIdentifier path() {
        return isList() ? YangInstanceIdentifier.of(container(), list()) : YangInstanceIdentifier.of(container());
    }

    /** One entry. */
    YangInstanceIdentifier entryPath(final String name) {
        return isList() ? path().node(NodeIdentifierWithPredicates.of(listName(), key(), name)) : path();
    }

    /** The entries by their names, of what was read at {@link #path()}. */
    Map<String, NormalizedNode> entriesOf(final NormalizedNode read) {
        return read instanceof MapNode map
            ? map.body().stream().collect(Collectors.toMap(entry -> nameOf(entry.name()), entry -> entry))
            : Map.of("", read);
    }

    /** The name of an entry of a list. */
    String nameOf(final NodeIdentifierWithPredicates entry) {
        return String.valueOf(entry.getValue(key()));
    }

    /** The entry as the event store names it, such as {@code casm-pool:pools/pool=foo}. */
    String storePath(final String name) {
        return storePrefix() + name;
    }

    /** What the store paths of this section start with; all of the path when it is one entry. */
    String storePrefix() {
        final var only = list;
        return only == null ? module + ':' + container.getLocalName()
            : module + ':' + container.getLocalName() + '/' + only.getLocalName() + '=';
    }

    private QName listName() {
        final var name = list;
        if (name == null) {
            throw new IllegalStateException(container.getLocalName() + " is no list");
        }
        return name;
    }

    private QName key() {
        return QName.create(listName(), keyLeaf).intern();
    }
}

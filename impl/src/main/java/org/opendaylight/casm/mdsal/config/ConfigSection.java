/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

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
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;

/**
 * The lists of casm-pool that an operator writes, each in a container of its own and keyed by {@code name}. The order
 * is that in which they may refer to each other.
 */
enum ConfigSection {
    TENANTS(Tenants.QNAME, Tenant.QNAME),
    ADDRESS_SPACES(AddressSpaces.QNAME, AddressSpace.QNAME),
    OBJECT_TYPES(ObjectTypes.QNAME, ObjectType.QNAME),
    POOLS(Pools.QNAME, Pool.QNAME),
    RESERVATIONS(Reservations.QNAME, Reservation.QNAME);

    private final QName container;
    private final QName list;
    private final QName key;

    ConfigSection(final QName container, final QName list) {
        this.container = container;
        this.list = list;
        key = QName.create(list, "name").intern();
    }

    /** The container, as a child of the root. */
    NodeIdentifier container() {
        return NodeIdentifier.create(container);
    }

    /** The list in the container. */
    NodeIdentifier list() {
        return NodeIdentifier.create(list);
    }

    /** The list, for reading all of it. */
    YangInstanceIdentifier listPath() {
        return YangInstanceIdentifier.of(container(), list());
    }

    /** One entry of the list. */
    YangInstanceIdentifier entryPath(final String name) {
        return YangInstanceIdentifier.of(container(), list(), NodeIdentifierWithPredicates.of(list, key, name));
    }

    /** The name of an entry. */
    String nameOf(final NodeIdentifierWithPredicates entry) {
        return String.valueOf(entry.getValue(key));
    }

    /** The entry as the event store names it, such as {@code casm-pool:pools/pool=foo}. */
    String storePath(final String name) {
        return storePrefix() + name;
    }

    /** What the store paths of this section start with. */
    String storePrefix() {
        return "casm-pool:" + container.getLocalName() + '/' + list.getLocalName() + '=';
    }
}

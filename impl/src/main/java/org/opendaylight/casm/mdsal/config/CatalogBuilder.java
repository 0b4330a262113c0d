/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.Endpoint;
import org.opendaylight.casm.core.pool.Notation;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** A catalogue with edits applied. */
final class CatalogBuilder {
    private final ConfigCodec codec;
    private final Map<String, AddressSpace> spaces;
    private final Map<String, Pool> pools;
    private final Map<String, Reservation> reservations;
    private final Map<String, Tenant> tenants;
    private final Map<String, ObjectType> types;
    private final Map<String, DeviceProfile> devices;
    private final Map<String, Service> services;
    private final Map<String, Endpoint> endpoints;

    CatalogBuilder(final PoolCatalog from, final ConfigCodec codec) {
        this.codec = codec;
        spaces = new HashMap<>(from.spaces());
        pools = new HashMap<>(from.pools());
        reservations = new HashMap<>(from.reservations());
        tenants = new HashMap<>(from.tenants());
        types = new HashMap<>(from.objectTypes());
        devices = new HashMap<>(from.devices());
        services = new HashMap<>(from.services());
        endpoints = new HashMap<>(from.endpoints());
    }

    /**
     * Applies edits.
     *
     * @throws IllegalArgumentException when an entry is malformed, with a text for the operator
     */
    CatalogBuilder apply(final List<ConfigEdit> edits) {
        edits.forEach(edit -> apply(edit.section(), edit.name(), edit.after()));
        return this;
    }

    /** Applies one entry; null deletes it. */
    CatalogBuilder apply(final ConfigSection section, final String name, final @Nullable NormalizedNode after) {
        return switch (section) {
            case TENANTS -> replace(tenants, name, after, codec::toTenant);
            case ADDRESS_SPACES -> replace(spaces, name, after, codec::toSpace);
            case OBJECT_TYPES -> replace(types, name, after, codec::toObjectType);
            case POOLS -> replace(pools, name, after, (id, node) -> codec.toPool(id, node, types::get));
            case RESERVATIONS -> replace(reservations, name, after,
                (id, node) -> codec.toReservation(id, node, pools::get));
            case DEVICES -> replace(devices, name, after, codec::toDevice);
            case SERVICES -> replace(services, name, after, codec::toService);
            case ENDPOINTS -> replace(endpoints, name, after, codec::toEndpoint);
            // says nothing of pools
            case LOG_POLICY, DRIFT_CHECK -> this;
        };
    }

    PoolCatalog build() {
        pools.replaceAll((name, pool) -> withType(pool));
        return new PoolCatalog(spaces, pools, reservations, tenants, types, devices, services, endpoints);
    }

    /** A pool knows its type as it is now, also when the type was changed and the pool was not. */
    private Pool withType(final Pool pool) {
        final Notation notation = pool.notation();
        final ObjectType type = notation == null ? null : types.get(notation.type().name());
        return type == null || type.equals(notation.type()) ? pool : pool.with(notation.with(type));
    }

    private <T> CatalogBuilder replace(final Map<String, T> entries, final String name,
            final @Nullable NormalizedNode after, final BiFunction<String, NormalizedNode, T> map) {
        if (after == null) {
            entries.remove(name);
        } else {
            entries.put(name, map.apply(name, after));
        }
        return this;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.opendaylight.casm.core.vpn.Service;

/**
 * The complete configuration, by name.
 *
 * @param spaces address spaces
 * @param pools pools
 * @param reservations reservations
 * @param tenants tenants
 * @param objectTypes types of objects that operators defined
 * @param devices devices that may ask for pools
 * @param services services that need members of pools
 * @param endpoints other systems that CASM works with, and places where it serves
 */
public record PoolCatalog(Map<String, AddressSpace> spaces, Map<String, Pool> pools,
        Map<String, Reservation> reservations, Map<String, Tenant> tenants, Map<String, ObjectType> objectTypes,
        Map<String, DeviceProfile> devices, Map<String, Service> services,
        Map<String, Endpoint> endpoints) {
    /** Nothing configured. */
    public static final PoolCatalog EMPTY = new PoolCatalog(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public PoolCatalog {
        spaces = Map.copyOf(spaces);
        pools = Map.copyOf(pools);
        reservations = Map.copyOf(reservations);
        tenants = Map.copyOf(tenants);
        objectTypes = Map.copyOf(objectTypes);
        devices = Map.copyOf(devices);
        services = Map.copyOf(services);
        endpoints = Map.copyOf(endpoints);
    }

    /** A configuration without services and endpoints. */
    public PoolCatalog(final Map<String, AddressSpace> spaces, final Map<String, Pool> pools,
            final Map<String, Reservation> reservations, final Map<String, Tenant> tenants,
            final Map<String, ObjectType> objectTypes, final Map<String, DeviceProfile> devices) {
        this(spaces, pools, reservations, tenants, objectTypes, devices, Map.of(), Map.of());
    }

    /** A configuration without devices. */
    public PoolCatalog(final Map<String, AddressSpace> spaces, final Map<String, Pool> pools,
            final Map<String, Reservation> reservations, final Map<String, Tenant> tenants,
            final Map<String, ObjectType> objectTypes) {
        this(spaces, pools, reservations, tenants, objectTypes, Map.of());
    }

    /** A configuration without object types. */
    public PoolCatalog(final Map<String, AddressSpace> spaces, final Map<String, Pool> pools,
            final Map<String, Reservation> reservations, final Map<String, Tenant> tenants) {
        this(spaces, pools, reservations, tenants, Map.of());
    }

    /** A configuration with tenants that stand alone and have no limits. */
    public PoolCatalog(final Map<String, AddressSpace> spaces, final Map<String, Pool> pools,
            final Map<String, Reservation> reservations, final Set<String> tenants) {
        this(spaces, pools, reservations, tenants.stream().collect(toMap(Function.identity(), Tenant::of)));
    }

    /** The same configuration with other pools. */
    public PoolCatalog withPools(final Map<String, Pool> others) {
        return new PoolCatalog(spaces, others, reservations, tenants, objectTypes, devices, services, endpoints);
    }

    /** The same configuration with other services. */
    public PoolCatalog withServices(final Map<String, Service> others) {
        return new PoolCatalog(spaces, pools, reservations, tenants, objectTypes, devices, others, endpoints);
    }

    /** The same configuration with other devices. */
    public PoolCatalog withDevices(final Map<String, DeviceProfile> others) {
        return new PoolCatalog(spaces, pools, reservations, tenants, objectTypes, others, services, endpoints);
    }

    /** The same configuration with other endpoints. */
    public PoolCatalog withEndpoints(final Map<String, Endpoint> others) {
        return new PoolCatalog(spaces, pools, reservations, tenants, objectTypes, devices, services, others);
    }

    /** The tenant and those it is a part of, from the nearest; also when it is not configured. */
    public List<String> lineage(final String tenant) {
        final var lineage = new ArrayList<String>(2);
        for (String at = tenant; at != null && !lineage.contains(at);) {
            lineage.add(at);
            final Tenant known = tenants.get(at);
            at = known == null ? null : known.parent();
        }
        return lineage;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.device;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/**
 * Which pools may serve a device, best first (draft section 5.2.2, step 3). The pool that is named; else those of the
 * device's pool-order; else all whose selector fits, by priority, and of equal priority those first that name what they
 * serve. Parts of addresses only for devices that can use them.
 */
public final class PoolChoice {
    private static final String ANY_SERVICE = "any-service";

    private final PoolCatalog catalog;
    private final DeviceProfile device;
    private final Set<Identity> mechanisms;
    private final boolean ports;

    /**
     * The choice of a device.
     *
     * @param catalog the configuration in force
     * @param mechanisms transition mechanisms that the device does
     * @param ports whether it can use a part of the ports of an address
     */
    public PoolChoice(final PoolCatalog catalog, final DeviceProfile device, final Set<Identity> mechanisms,
            final boolean ports) {
        this.catalog = catalog;
        this.device = device;
        this.mechanisms = Set.copyOf(mechanisms);
        this.ports = ports;
    }

    /** Names of the pools to try, in this order; empty when there is none, for which {@link #whyNone} has a reason. */
    public List<String> candidates(final PoolItem.Want want) {
        final String named = want.pool();
        if (named != null) {
            final Pool pool = catalog.pools().get(named);
            return pool != null && isNeeded(pool, want)
                && (device.poolOrder().contains(named) || serves(pool, want)) ? List.of(named) : List.of();
        }
        final List<String> ordered = device.poolOrder().stream().map(catalog.pools()::get).filter(Objects::nonNull)
            .filter(pool -> pool.adminState() == Pool.AdminState.ACTIVE && isNeeded(pool, want)
                && isAsked(pool, want)).map(Pool::name).toList();
        if (!ordered.isEmpty()) {
            return ordered;
        }
        final var fitting = new ArrayList<Pool>();
        for (final Pool pool : catalog.pools().values()) {
            if (pool.adminState() == Pool.AdminState.ACTIVE && isNeeded(pool, want) && serves(pool, want)) {
                fitting.add(pool);
            }
        }
        fitting.sort(Comparator.comparingInt(Pool::priority)
            .thenComparing(Comparator.comparingInt(PoolChoice::precision).reversed()).thenComparing(Pool::name));
        return fitting.stream().map(Pool::name).toList();
    }

    /** Why there is no candidate. */
    public Refusal whyNone(final PoolItem.Want want) {
        final String named = want.pool();
        final Pool pool = named == null ? null : catalog.pools().get(named);
        final ObjectKind kind = want.kind();
        if (named != null && pool == null) {
            return Refusal.of(Reason.NO_MATCHING_POOL, named, "there is no pool " + named);
        }
        if (pool != null && kind != null && !pool.kind().isA(kind)) {
            return Refusal.of(Reason.KIND_MISMATCH, named, "pool " + named + " is of kind " + pool.kind().yangName()
                + ", not of kind " + kind.yangName());
        }
        if (!ports && (kind == ObjectKind.PORT_SET || pool != null && pool.kind() == ObjectKind.PORT_SET)) {
            return Refusal.of(Reason.NO_MATCHING_POOL, named, "device " + device.deviceId() + " did not say that it can"
                + " use a part of the ports of an address: set port-allocation in the message or of the device");
        }
        final String asked = (kind == null ? "any kind" : "kind " + kind.yangName())
            + (want.service() == null ? "" : ", service " + want.service())
            + (want.mechanism() == null ? "" : ", transition-mechanism " + want.mechanism());
        return Refusal.of(Reason.NO_MATCHING_POOL, named, (named == null ? "no active pool of " + asked + " serves "
            : "pool " + named + " does not serve ") + "device " + device.deviceId() + " with roles "
            + names(device.traits().roles()) + ", services " + names(device.traits().services()) + ", mechanisms "
            + names(mechanisms) + ", location " + device.traits().location() + "; see the selectors of the pools");
    }

    /** Of the kind that is asked for, and of use to the device. */
    private boolean isNeeded(final Pool pool, final PoolItem.Want want) {
        final ObjectKind kind = want.kind();
        return (kind == null || pool.kind().isA(kind)) && (ports || pool.kind() != ObjectKind.PORT_SET);
    }

    /** The selector does not speak against what the message says. */
    private static boolean isAsked(final Pool pool, final PoolItem.Want want) {
        final var selector = pool.selector();
        return (want.service() == null || isService(selector.services(), Set.of(want.service())))
            && (want.mechanism() == null || isOne(selector.transitionMechanisms(), Set.of(want.mechanism())));
    }

    /** The selector names the device, or whatever it is. */
    private boolean serves(final Pool pool, final PoolItem.Want want) {
        final var selector = pool.selector();
        final var traits = device.traits();
        final Identity mechanism = want.mechanism();
        return isOne(selector.deviceRoles(), traits.roles())
            && isService(selector.services(), orElse(want.service(), traits.services()))
            && isOne(selector.transitionMechanisms(), orElse(mechanism, mechanisms))
            && (want.kind() != null || mechanism == null || !selector.transitionMechanisms().isEmpty()
                || want.pool() != null)
            && (want.pool() != null || selector.tenants().isEmpty()
                || selector.tenants().contains(String.valueOf(device.tenant())))
            && (selector.locations().isEmpty() || selector.locations().contains(String.valueOf(traits.location())));
    }

    private static Set<Identity> orElse(final @Nullable Identity asked, final Set<Identity> own) {
        return asked == null ? own : Set.of(asked);
    }

    private static boolean isService(final Set<String> served, final Set<Identity> wanted) {
        return served.contains(ANY_SERVICE) || isOne(served, wanted);
    }

    private static boolean isOne(final Set<String> served, final Set<Identity> wanted) {
        return served.isEmpty() || wanted.stream().anyMatch(one -> one.isIn(served));
    }

    /** How many things a pool names, sets of ports before whole addresses. */
    private static int precision(final Pool pool) {
        final var selector = pool.selector();
        int named = pool.kind() == ObjectKind.PORT_SET ? 1 : 0;
        for (final Set<String> part : List.of(selector.tenants(), selector.deviceRoles(), selector.services(),
                selector.transitionMechanisms(), selector.locations())) {
            named += part.isEmpty() ? 0 : 1;
        }
        return named;
    }

    private static String names(final Set<Identity> identities) {
        return identities.isEmpty() ? "none"
            : String.join(" ", identities.stream().map(Identity::name).sorted().toList());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Changes of one device. Additions are ordered routing instances, then what is in them, routes before addresses;
 * removals the other way round, so that an address never stands without its route (D11).
 *
 * @param add items to create or to replace
 * @param remove items to delete, all of them present
 */
public record DeviceEdit(List<DeviceItem> add, List<DeviceItem> remove) {
    /** Nothing to do. */
    public static final DeviceEdit NONE = new DeviceEdit(List.of(), List.of());

    public DeviceEdit {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    static DeviceEdit of(final Collection<DeviceItem> add, final Collection<DeviceItem> remove) {
        return new DeviceEdit(add.stream().sorted(DeviceItem.ADD_ORDER).toList(),
            remove.stream().sorted(DeviceItem.ADD_ORDER.reversed()).toList());
    }

    /**
     * Tells whether there is anything to do.
     *
     * @return true if not
     */
    public boolean isEmpty() {
        return add.isEmpty() && remove.isEmpty();
    }

    /**
     * Leaves out additions that are there already.
     *
     * @param state what is there
     * @return the rest
     */
    public DeviceEdit without(final DeviceState state) {
        return new DeviceEdit(add.stream().filter(item -> !item.equals(state.items().get(item.key()))).toList(),
            remove);
    }

    /**
     * Leaves out the removal of routes that something still depends on.
     *
     * @param prefixes destinations that could not be given a route of their own
     * @return the rest
     */
    public DeviceEdit keepingRoutes(final Collection<IpPrefix> prefixes) {
        return new DeviceEdit(add, remove.stream()
            .filter(item -> !(item instanceof DeviceItem.Route route)
                || prefixes.stream().noneMatch(route.prefix()::overlaps))
            .toList());
    }

    /**
     * Splits into what makes and what breaks, in this order, for a device that applies an edit piece by piece: while a
     * covering route replaces its parts, or the other way round, both are there.
     *
     * @return one or two edits, none if there is nothing to do
     */
    public List<DeviceEdit> makeThenBreak() {
        final var ret = new ArrayList<DeviceEdit>();
        if (!add.isEmpty()) {
            ret.add(new DeviceEdit(add, List.of()));
        }
        if (!remove.isEmpty()) {
            ret.add(new DeviceEdit(List.of(), remove));
        }
        return List.copyOf(ret);
    }
}

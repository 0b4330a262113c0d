/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Which need of a service is meant. Leases carry it as attributes, so that they are found again.
 *
 * @param place part of the service that has the need
 * @param name of the need there
 */
public record NeedKey(Place place, String name) {
    /** Attribute of a lease: id of the node. */
    public static final String NODE = "service-node";
    /** Attribute of a lease: id of the access. */
    public static final String ACCESS = "service-access";
    /** Attribute of a lease: name of the need. */
    public static final String NEED = "service-need";

    public NeedKey {
        requireNonNull(place);
        requireNonNull(name);
    }

    /** The attributes that say this. */
    public Map<String, String> attributes() {
        final var all = new HashMap<String, String>();
        all.put(NEED, name);
        final String node = place.node();
        final String access = place.access();
        if (node != null) {
            all.put(NODE, node);
        }
        if (access != null) {
            all.put(ACCESS, access);
        }
        return all;
    }

    /** The need that these attributes name; null when they name none. */
    public static @Nullable NeedKey of(final Map<String, String> attributes) {
        final String need = attributes.get(NEED);
        return need == null ? null : new NeedKey(new Place(attributes.get(NODE), attributes.get(ACCESS)), need);
    }

    /** The place, a slash, and the name. */
    @Override
    public String toString() {
        final String where = place.toString();
        return where.isEmpty() ? name : where + '/' + name;
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.HashSet;
import java.util.List;

/**
 * A request for several resources, of any kinds, all or none.
 *
 * @param items what is asked for, in the order in which it is granted, at least one; each is a request of its own that
 *        has the id and the mode of the bundle and its own name in its terms
 */
public record BundleRequest(List<AllocationRequest> items) {
    /** Most items of a bundle. */
    public static final int MAX_ITEMS = 256;

    /**
     * A bundle.
     *
     * @throws IllegalArgumentException when there are no items or too many, or when two have one name, or they do not
     *         belong to one request
     */
    public BundleRequest {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > MAX_ITEMS) {
            throw new IllegalArgumentException("a bundle has 1 to " + MAX_ITEMS + " items, not " + items.size());
        }
        final var names = new HashSet<String>();
        for (final AllocationRequest item : items) {
            final String name = item.terms().item();
            if (name == null || !names.add(name)) {
                throw new IllegalArgumentException("an item of a bundle needs a name of its own, not " + name);
            }
            if (!item.requestId().equals(items.getFirst().requestId()) || item.mode() != items.getFirst().mode()) {
                throw new IllegalArgumentException("item " + name + " is of another request");
            }
        }
    }

    /** Id of the request. */
    public String requestId() {
        return items.getFirst().requestId();
    }

    /** What to do with the resources found. */
    public AllocationRequest.Mode mode() {
        return items.getFirst().mode();
    }
}

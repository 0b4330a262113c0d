/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What a document needs, and how it is completed when that is there. Not thread-safe. */
public final class Draft {
    private final JsonObject root;
    private final String serviceId;
    private final String configuration;
    private final List<Slot> slots;
    private final List<Assignment> told;

    /**
     * A document with its values.
     *
     * @param text the document; what it said is as it was
     * @param assignments what was written, in the order in which it was asked for
     */
    public record Completed(String text, List<Assignment> assignments) {
        public Completed {
            assignments = List.copyOf(assignments);
        }
    }

    Draft(final JsonObject root, final String serviceId, final String configuration, final List<Slot> slots,
            final List<Assignment> told) {
        this.root = root;
        this.serviceId = serviceId;
        this.configuration = configuration;
        this.slots = List.copyOf(slots);
        this.told = List.copyOf(told);
    }

    /** Id of the service. */
    public String serviceId() {
        return serviceId;
    }

    /** The service as JSON text (RFC 7951), the list casm-service:service with one entry. */
    public String configuration() {
        return configuration;
    }

    /**
     * Writes what was assigned into the document. May be called again with other values, which then take the place of
     * the first.
     *
     * @throws DocumentException when a value does not fit the document
     */
    public Completed complete(final Assigned assigned) throws DocumentException {
        final var all = new LinkedHashMap<String, Assignment>();
        for (final Slot slot : slots) {
            final Assignment one = slot.fill(assigned);
            if (one != null) {
                all.put(one.path(), one);
            }
        }
        told.forEach(one -> all.put(one.path(), one));
        return new Completed(JsonText.write(root), new ArrayList<>(all.values()));
    }
}

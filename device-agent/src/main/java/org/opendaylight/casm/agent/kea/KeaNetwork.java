/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.kea;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shared network of Kea's configuration whose subnets are leased pools. The rest of the configuration, and what
 * the network itself says of relays, lifetimes and options, is the operator's and stays as it is.
 */
final class KeaNetwork {
    private static final String ROOT = "Dhcp4";
    private static final String SUBNETS = "subnet4";
    private static final String ID = "id";

    private final JsonObject config;
    private final JsonObject network;

    private KeaNetwork(final JsonObject config, final JsonObject network) {
        this.config = config;
        this.network = network;
    }

    /**
     * Reads what Kea shows.
     *
     * @param shown answer to config-get
     * @param name name of the shared network
     * @throws IOException if there is none of that name
     */
    static KeaNetwork of(final JsonObject shown, final String name) throws IOException {
        if (shown.get(ROOT) instanceof JsonObject root
                && root.get("shared-networks") instanceof JsonArray networks) {
            for (JsonElement entry : networks) {
                if (entry instanceof JsonObject network && network.get("name") != null
                        && name.equals(network.get("name").getAsString())) {
                    final var config = new JsonObject();
                    config.add(ROOT, root);
                    return new KeaNetwork(config, network);
                }
            }
        }
        throw new IOException("Kea has no shared network " + name + "; its configuration has to have one");
    }

    /** Seconds that a client may have an address, by the operator. */
    long longestLifetime() {
        return Math.max(number("valid-lifetime"), number("max-valid-lifetime"));
    }

    private long number(final String name) {
        final JsonElement own = network.get(name);
        final JsonElement global = config.getAsJsonObject(ROOT).get(name);
        return own != null ? own.getAsLong() : global != null ? global.getAsLong() : 0;
    }

    private JsonArray subnets() {
        return network.get(SUBNETS) instanceof JsonArray subnets ? subnets : new JsonArray();
    }

    /** The configuration with exactly these subnets; empty when it is so already. */
    Optional<JsonObject> with(final Collection<KeaSubnet> wanted) {
        final Map<Long, JsonObject> shown = new HashMap<>();
        subnets().forEach(subnet -> shown.put(subnet.getAsJsonObject().get(ID).getAsLong(), subnet.getAsJsonObject()));
        final List<JsonObject> entries = wanted.stream().map(KeaSubnet::json).toList();
        final boolean same = shown.size() == entries.size() && entries.stream().allMatch(entry -> {
            final JsonObject old = shown.get(entry.get(ID).getAsLong());
            return old != null && KeaSubnet.isMade(old, entry);
        });
        if (same) {
            return Optional.empty();
        }
        final var subnets = new JsonArray();
        entries.forEach(subnets::add);
        network.add(SUBNETS, subnets);
        return Optional.of(config);
    }

    /** The configuration without one subnet; empty when it has none of that number. */
    Optional<JsonObject> without(final long id) {
        boolean found = false;
        for (Iterator<JsonElement> all = subnets().iterator(); all.hasNext();) {
            if (all.next().getAsJsonObject().get(ID).getAsLong() == id) {
                all.remove();
                found = true;
            }
        }
        return found ? Optional.of(config) : Optional.empty();
    }
}

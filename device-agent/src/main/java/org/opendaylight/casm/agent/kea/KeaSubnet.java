/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.kea;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.protocol.Block;

/**
 * A leased pool as Kea is to have it.
 *
 * @param id Kea's number of the subnet: the first address of the block, so it is the same after every restart and no
 *     two blocks that are leased at one time share it
 * @param pool the leased pool
 * @param offered whether addresses are given out
 * @param longest seconds that a client may have an address at most; 0 for as long as Kea is configured to
 */
record KeaSubnet(long id, LocalPool pool, boolean offered, long longest) {
    private static final int LARGEST = 32;
    private static final String CASM = "casm";

    /** Why Kea cannot serve a pool; empty when it can. */
    static Optional<String> obstacle(final LocalPool pool) {
        final Block block = pool.lease().block();
        return block.ipv6() || !block.isPrefix() || block.ports() != null || pool.need().assign() != LARGEST
            ? Optional.of("Kea's DHCPv4 serves IPv4 prefixes of whole addresses, not " + block)
            : pool.capacity() == 0 ? Optional.of(block + " has no address left for a client") : Optional.empty();
    }

    /** The number that a block has in Kea. */
    static long idOf(final Block block) {
        return block.first().longValueExact();
    }

    private String text(final BigInteger address) {
        return Block.address(false, address);
    }

    /** The router of the clients: the one of the lease, else the first host where some addresses are kept. */
    private BigInteger gateway() {
        final String told = pool.lease().hosts().gateway();
        final Block block = pool.lease().block();
        return told == null ? block.first().add(BigInteger.ONE) : Block.range(told, told).first();
    }

    private List<String> ranges() {
        final Block block = pool.lease().block();
        if (!offered) {
            return List.of();
        }
        if (pool.need().reserved() == 0) {
            return List.of(block.text());
        }
        final BigInteger first = block.first().add(BigInteger.ONE);
        final BigInteger last = block.last().subtract(BigInteger.ONE);
        final BigInteger gateway = gateway();
        return Stream.of(range(first, gateway.subtract(BigInteger.ONE).min(last)),
            range(gateway.add(BigInteger.ONE).max(first), last)).flatMap(Optional::stream).distinct().toList();
    }

    private Optional<String> range(final BigInteger from, final BigInteger to) {
        return from.compareTo(to) > 0 ? Optional.empty() : Optional.of(text(from) + "-" + text(to));
    }

    /** The entry of Kea's configuration. What it is made from is kept in it, to be compared later. */
    JsonObject json() {
        final var json = new JsonObject();
        json.addProperty("id", id);
        json.addProperty("subnet", pool.lease().block().text());
        final var pools = new JsonArray();
        ranges().forEach(range -> {
            final var entry = new JsonObject();
            entry.addProperty("pool", range);
            pools.add(entry);
        });
        json.add("pools", pools);
        final var options = new JsonArray();
        if (pool.need().reserved() > 0 || pool.lease().hosts().gateway() != null) {
            options.add(option("routers", text(gateway())));
        }
        final List<String> servers = pool.lease().hosts().dnsServers().stream()
            .filter(server -> server.indexOf(':') < 0).toList();
        if (!servers.isEmpty()) {
            options.add(option("domain-name-servers", String.join(", ", servers)));
        }
        json.add("option-data", options);
        if (longest > 0) {
            List.of("valid-lifetime", "min-valid-lifetime", "max-valid-lifetime")
                .forEach(name -> json.addProperty(name, longest));
            json.addProperty("renew-timer", longest / 2);
            json.addProperty("rebind-timer", longest * 7 / 8);
        }
        final var context = new JsonObject();
        context.addProperty(CASM, json.toString());
        context.addProperty("lease-id", pool.lease().id());
        json.add("user-context", context);
        return json;
    }

    private static JsonObject option(final String name, final String data) {
        final var option = new JsonObject();
        option.addProperty("name", name);
        option.addProperty("data", data);
        return option;
    }

    /** Whether an entry that Kea shows was made from this one and still has its pools. */
    static boolean isMade(final JsonObject shown, final JsonObject wanted) {
        return shown.get("user-context") instanceof JsonObject context
            && context.get(CASM) != null
            && context.get(CASM).equals(wanted.getAsJsonObject("user-context").get(CASM))
            && shown.get("id").getAsLong() == wanted.get("id").getAsLong()
            && shown.get("pools") instanceof JsonArray pools
            && pools.size() == wanted.getAsJsonArray("pools").size();
    }
}

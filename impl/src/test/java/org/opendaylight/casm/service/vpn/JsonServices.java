/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.LinkModel;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.Node;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.ServiceRules;
import org.opendaylight.casm.core.vpn.Use;
import org.opendaylight.casm.service.ServiceWorld;

/** Services as the JSON of the contract says, without a datastore. */
final class JsonServices implements ServiceConfigurations {
    private final ServiceWorld world;

    JsonServices(final ServiceWorld world) {
        this.world = world;
    }

    @Override
    public Service read(final String json, final PoolCatalog catalog) throws RefusedException {
        final var service = service(JsonParser.parseString(json).getAsJsonObject().getAsJsonArray(
            "casm-service:service").get(0).getAsJsonObject());
        final Refusal fault = ServiceRules.fault(service, catalog);
        if (fault != null) {
            throw new RefusedException(fault);
        }
        return service;
    }

    @Override
    public CompletionStage<Undo> write(final String json) {
        try {
            final var service = read(json, world.engine().catalog());
            final var before = world.engine().catalog().services().get(service.id());
            world.configure(service.id(), service);
            return CompletableFuture.completedStage(() -> {
                world.configure(service.id(), before);
                return CompletableFuture.completedStage(Boolean.TRUE);
            });
        } catch (RefusedException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static Service service(final JsonObject json) {
        return new Service(text(json, "service-id"), new Identity(bare(json, "kind"), Set.of("vpn", "service-kind")),
            new Service.Terms(text(json, "customer"), text(json, "address-space"), text(json, "external-reference")),
            Pool.AdminState.ACTIVE, Service.Topology.ofYangName(text(json, "topology")), needs(json, "shared-need"),
            list(json, "node", node -> new Node(text(node, "node-id"), text(node, "device-id"),
                "hub".equals(text(node, "role")), new Node.Instance(null, text(node, "route-distinguisher"), null),
                needs(node, "need"), list(node, "access", JsonServices::access))));
    }

    private static Access access(final JsonObject json) {
        final String model = text(json, "link-model");
        return new Access(text(json, "access-id"), text(json, "interface"), null,
            model == null ? null : LinkModel.ofYangName(model), json.get("push").getAsBoolean(),
            texts(json, "ce-address"), needs(json, "need"),
            texts(json, "lan-prefix").stream().map(Prefix::parse).toList());
    }

    private static List<Need> needs(final JsonObject json, final String name) {
        return list(json, name, need -> {
            final String kind = bare(need, "kind");
            final String use = text(need, "use");
            return new Need(text(need, "name"), use == null ? null : Use.ofYangName(use),
                kind == null ? null : ObjectKind.ofYangName(kind), text(need, "pool"),
                need.has("prefix-length") ? need.get("prefix-length").getAsInt() : null,
                need.has("count") ? need.get("count").getAsLong() : 1, fixed(need.getAsJsonObject("fixed")));
        });
    }

    private static Need.@Nullable Fixed fixed(final @Nullable JsonObject json) {
        if (json == null) {
            return null;
        }
        return json.has("prefix") ? new Need.Fixed(AddressFamily.guess(text(json, "prefix").split("/")[0]),
            text(json, "prefix")) : json.has("value") ? new Need.Fixed(null, texts(json, "value").getFirst())
            : new Need.Fixed(AddressFamily.NUMBER, text(json, "number-start"));
    }

    private static <T> List<T> list(final JsonObject json, final String name, final Function<JsonObject, T> map) {
        return json.has(name) ? json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).map(map)
            .toList() : List.of();
    }

    private static List<String> texts(final JsonObject json, final String name) {
        return json.has(name) ? json.getAsJsonArray(name).asList().stream().map(JsonElement::getAsString).toList()
            : List.of();
    }

    private static @Nullable String text(final JsonObject json, final String name) {
        return json.has(name) ? json.get(name).getAsString() : null;
    }

    private static @Nullable String bare(final JsonObject json, final String name) {
        final String text = text(json, name);
        return text == null ? null : text.substring(text.indexOf(':') + 1);
    }
}

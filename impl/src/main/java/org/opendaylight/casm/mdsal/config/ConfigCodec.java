/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.Endpoint;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.mdsal.map.CatalogMapper;
import org.opendaylight.casm.mdsal.map.DeviceMapper;
import org.opendaylight.casm.mdsal.map.EndpointMapper;
import org.opendaylight.casm.mdsal.map.ObjectTypeMapper;
import org.opendaylight.casm.mdsal.map.ServiceMapper;
import org.opendaylight.yangtools.binding.DataObject;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.api.schema.stream.NormalizedNodeWriter;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactorySupplier;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.codec.gson.JsonParserStream;
import org.opendaylight.yangtools.yang.data.codec.gson.JsonWriterFactory;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.impl.schema.NormalizationResultHolder;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;

/** An entry of the configuration as datastore node, as JSON (RFC 7951) and as domain object. */
final class ConfigCodec {
    private final Supplier<? extends BindingNormalizedNodeSerializer> bindings;

    ConfigCodec(final Supplier<? extends BindingNormalizedNodeSerializer> bindings) {
        this.bindings = bindings;
    }

    /** The entry as JSON. */
    static String toJson(final EffectiveModelContext ctx, final ConfigSection section, final NormalizedNode entry) {
        final var text = new StringWriter();
        try (var writer = NormalizedNodeWriter.forStreamWriter(JSONNormalizedNodeStreamWriter.createExclusiveWriter(
                JSONCodecFactorySupplier.RFC7951.getShared(ctx), parentOf(ctx, section).toInference(),
                null, JsonWriterFactory.createJsonWriter(text)))) {
            writer.write(entry instanceof MapEntryNode one ? ImmutableNodes.newSystemMapBuilder()
                .withNodeIdentifier(section.list()).withChild(one).build() : entry);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot be written", e);
        }
        return text.toString();
    }

    /**
     * The entry that {@link #toJson} wrote.
     *
     * @throws IOException when the text does not fit the model of this version
     */
    static NormalizedNode ofJson(final EffectiveModelContext ctx, final ConfigSection section, final String json)
            throws IOException {
        final var result = read(ctx, section, json);
        return result instanceof MapNode map ? map.body().iterator().next() : result;
    }

    /**
     * What a text in the form of {@link #toJson} says, of a list all entries.
     *
     * @throws IOException when the text does not fit the model
     */
    static NormalizedNode read(final EffectiveModelContext ctx, final ConfigSection section, final String json)
            throws IOException {
        final var holder = new NormalizationResultHolder();
        try (var writer = ImmutableNormalizedNodeStreamWriter.from(holder);
                var parser = JsonParserStream.create(writer, JSONCodecFactorySupplier.RFC7951.getShared(ctx),
                    parentOf(ctx, section).toInference())) {
            final var reader = new JsonReader(new StringReader(json));
            parser.parse(reader);
            // else it complains in words of its own
            reader.setStrictness(Strictness.LENIENT);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new IOException("there is more text behind the document");
            }
        } catch (IllegalArgumentException | IllegalStateException | JsonParseException e) {
            throw new IOException("not an entry of " + section.storePrefix() + ": " + e.getMessage(), e);
        }
        final var result = holder.result();
        if (result == null) {
            throw new IOException("nothing of " + section.storePrefix() + " is in the text");
        }
        return result.data();
    }

    private static SchemaInferenceStack parentOf(final EffectiveModelContext ctx, final ConfigSection section) {
        final var stack = SchemaInferenceStack.of(ctx);
        if (section.isList()) {
            stack.enterDataTree(section.container().getNodeType());
        }
        return stack;
    }

    Tenant toTenant(final String name, final NormalizedNode entry) {
        return CatalogMapper.toTenant(toBinding(ConfigSection.TENANTS, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
                .tenants.Tenant.class));
    }

    AddressSpace toSpace(final String name, final NormalizedNode entry) {
        return CatalogMapper.toSpace(toBinding(ConfigSection.ADDRESS_SPACES, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
                .address.spaces.AddressSpace.class));
    }

    ObjectType toObjectType(final String name, final NormalizedNode entry) {
        return ObjectTypeMapper.toType(toBinding(ConfigSection.OBJECT_TYPES, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
                .object.types.ObjectType.class));
    }

    Pool toPool(final String name, final NormalizedNode entry, final Function<String, @Nullable ObjectType> types) {
        return CatalogMapper.toPool(toBinding(ConfigSection.POOLS, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
                .pools.Pool.class), types);
    }

    Reservation toReservation(final String name, final NormalizedNode entry,
            final Function<String, @Nullable Pool> pools) {
        return CatalogMapper.toReservation(toBinding(ConfigSection.RESERVATIONS, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
                .reservations.Reservation.class), pools);
    }

    DeviceProfile toDevice(final String name, final NormalizedNode entry) {
        return DeviceMapper.toProfile(toBinding(ConfigSection.DEVICES, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122
                .devices.Device.class));
    }

    Service toService(final String id, final NormalizedNode entry) {
        return ServiceMapper.toService(toServiceBinding(id, entry));
    }

    org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.Service
        toServiceBinding(final String id, final NormalizedNode entry) {
        return toBinding(ConfigSection.SERVICES, id, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122
                .services.Service.class);
    }

    Endpoint toEndpoint(final String name, final NormalizedNode entry) {
        return EndpointMapper.toEndpoint(toBinding(ConfigSection.ENDPOINTS, name, entry,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.integration.rev261122
                .integrations.Endpoint.class));
    }

    private <T extends DataObject> T toBinding(final ConfigSection section, final String name,
            final NormalizedNode entry, final Class<T> type) {
        final Map.Entry<?, DataObject> binding = bindings.get().fromNormalizedNode(section.entryPath(name), entry);
        if (binding == null) {
            throw new IllegalStateException("no binding for " + section.storePath(name));
        }
        return type.cast(binding.getValue());
    }
}

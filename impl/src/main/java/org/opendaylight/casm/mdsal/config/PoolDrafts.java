/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** Reads pools that nobody has configured, as the configuration would be read. */
public final class PoolDrafts {
    private static final int MOST = 16;

    private final Supplier<EffectiveModelContext> model;
    private final ConfigCodec codec;

    /** A reader of documents in the model. */
    public PoolDrafts(final Supplier<EffectiveModelContext> model,
            final Supplier<? extends BindingNormalizedNodeSerializer> serializer) {
        this.model = model;
        codec = new ConfigCodec(serializer);
    }

    /**
     * The pools of a document.
     *
     * @param json the list casm-pool:pool, RFC 7951
     * @param catalog what they refer to
     * @throws InvalidRequestException when it is no such document
     */
    public Map<String, Pool> read(final String json, final PoolCatalog catalog) throws InvalidRequestException {
        final NormalizedNode read;
        try {
            read = ConfigCodec.read(model.get(), ConfigSection.POOLS, json);
        } catch (IOException e) {
            throw new InvalidRequestException("pools", new UncheckedIOException(e.getMessage(), e));
        }
        if (!(read instanceof MapNode map)) {
            throw new InvalidRequestException("pools has to hold the list casm-pool:pool");
        }
        final var entries = ConfigSection.POOLS.entriesOf(map);
        if (entries.isEmpty() || entries.size() > MOST) {
            throw new InvalidRequestException("pools holds " + entries.size() + " pools; give 1 to " + MOST);
        }
        if (entries.size() != named(json)) {
            throw new InvalidRequestException("pools names a pool twice");
        }
        try {
            final var after = new CatalogBuilder(catalog, codec).apply(entries.entrySet().stream()
                .map(entry -> new ConfigEdit(ConfigSection.POOLS, entry.getKey(), null, entry.getValue())).toList())
                .build();
            final var pools = new HashMap<>(after.pools());
            pools.keySet().retainAll(List.copyOf(entries.keySet()));
            return pools;
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("pools", e);
        }
    }

    /** Number of entries of the only list in a document that was read. */
    private static int named(final String json) {
        return JsonParser.parseString(json).getAsJsonObject().entrySet().stream().map(Map.Entry::getValue)
            .filter(JsonElement::isJsonArray).mapToInt(list -> list.getAsJsonArray().size()).sum();
    }
}

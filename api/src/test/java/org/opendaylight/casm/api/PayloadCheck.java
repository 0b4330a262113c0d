/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.PathArgument;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.codec.gson.JSONCodecFactorySupplier;
import org.opendaylight.yangtools.yang.data.codec.gson.JsonParserStream;
import org.opendaylight.yangtools.yang.data.impl.schema.ImmutableNormalizedNodeStreamWriter;
import org.opendaylight.yangtools.yang.data.impl.schema.NormalizationResultHolder;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeConfiguration;
import org.opendaylight.yangtools.yang.data.tree.api.DataValidationFailedException;
import org.opendaylight.yangtools.yang.data.tree.impl.di.InMemoryDataTreeFactory;
import org.opendaylight.yangtools.yang.model.util.SchemaInferenceStack;

/**
 * Checks a payload against the contract, with the codec that RESTCONF uses.
 */
final class PayloadCheck {
    private PayloadCheck() {
        // only static
    }

    /**
     * Checks one example.
     *
     * @throws IllegalArgumentException or another runtime exception of the codec, when the payload does not fit
     * @throws DataValidationFailedException when a mandatory node is missing
     */
    static void check(final Example example) throws DataValidationFailedException {
        switch (example.kind()) {
            case "data" -> checkStored(path(example.target()), example.json());
            case "state" -> parse(path(example.target()), example.json());
            case "rpc-input", "rpc-output" -> checkOperation(example);
            case "notification" -> checkNotification(example);
            case "errors" -> checkErrors(example.json());
            default -> throw new IllegalArgumentException("No comment says what this is: " + example);
        }
    }

    private static void checkStored(final List<QName> path, final String json) throws DataValidationFailedException {
        final var node = parse(path, json);

        final var configuration = DataTreeConfiguration.DEFAULT_CONFIGURATION;
        final var tree = new InMemoryDataTreeFactory().create(configuration, Contract.MODEL);
        final var modification = tree.takeSnapshot().newModification();
        final var parents = new ArrayList<PathArgument>();
        path.forEach(name -> parents.add(new NodeIdentifier(name)));
        modification.write(YangInstanceIdentifier.of(parents), node);
        modification.ready();
        tree.validate(modification);
    }

    private static void checkOperation(final Example example) {
        final var stack = SchemaInferenceStack.of(Contract.MODEL);
        stack.enterSchemaTree(Contract.name(example.target()));
        requireOnly(JsonParser.parseString(example.json()), example.kind().substring("rpc-".length()));
        parse(stack, example.json());
    }

    private static void checkNotification(final Example example) {
        final var envelope = JsonParser.parseString(example.json()).getAsJsonObject()
            .getAsJsonObject("ietf-restconf:notification");
        final var content = envelope.getAsJsonObject(example.target());
        if (content == null || !envelope.has("event-time")) {
            throw new IllegalArgumentException("No event-time or not this notification: " + example);
        }
        final var stack = SchemaInferenceStack.of(Contract.MODEL);
        stack.enterSchemaTree(Contract.name(example.target()));
        content.entrySet().forEach(leaf -> parse(stack, "{\"" + leaf.getKey() + "\":" + leaf.getValue() + "}"));
    }

    private static void checkErrors(final String json) {
        final var errors = JsonParser.parseString(json).getAsJsonObject()
            .getAsJsonObject("errors").getAsJsonArray("error");
        for (var error : errors) {
            for (var leaf : List.of("error-type", "error-tag", "error-message")) {
                if (!error.getAsJsonObject().has(leaf)) {
                    throw new IllegalArgumentException("No " + leaf + " in " + error);
                }
            }
        }
    }

    private static NormalizedNode parse(final List<QName> path, final String json) {
        requireOnly(JsonParser.parseString(json), path.getLast().getLocalName());
        final var stack = SchemaInferenceStack.of(Contract.MODEL);
        path.subList(0, path.size() - 1).forEach(stack::enterSchemaTree);
        return parse(stack, json);
    }

    private static NormalizedNode parse(final SchemaInferenceStack stack, final String json) {
        final var holder = new NormalizationResultHolder();
        final var writer = ImmutableNormalizedNodeStreamWriter.from(holder);
        final var codecs = JSONCodecFactorySupplier.RFC7951.getShared(Contract.MODEL);
        final var stream = stack.isEmpty() ? JsonParserStream.create(writer, codecs)
            : JsonParserStream.create(writer, codecs, stack.toInference());
        stream.parse(new JsonReader(new StringReader(json)));
        return holder.getResult().data();
    }

    private static void requireOnly(final JsonElement json, final String name) {
        final var members = json.getAsJsonObject().keySet();
        if (members.size() != 1 || !members.iterator().next().endsWith(":" + name)) {
            throw new IllegalArgumentException("Expected one member " + name + ", found " + members);
        }
    }

    private static List<QName> path(final String text) {
        final var path = new ArrayList<QName>();
        for (var step : text.substring(1).split("/")) {
            path.add(step.contains(":") ? Contract.name(step) : QName.create(path.getLast(), step));
        }
        return path;
    }
}

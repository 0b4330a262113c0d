/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.query.log.output.Entry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.Resource;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Mac;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Number;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Range;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;
import org.opendaylight.yangtools.binding.ScalarTypeObject;

/**
 * An entry of the log as one line of JSON, with the names of the leaves and the encoding of RFC 7951: what query-log
 * answers for the same entry.
 */
public final class EntryJson {
    private EntryJson() {
        // functions only
    }

    /** The line, without its end. */
    public static String line(final Entry entry) {
        final var text = new StringWriter(512);
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            put(json, "sequence", entry.getSequence());
            put(json, "time", entry.getTime());
            put(json, "category", entry.getCategory());
            put(json, "event", entry.getEvent());
            put(json, "actor", entry.getActor());
            put(json, "source", entry.getSource());
            put(json, "tenant", entry.getTenant());
            put(json, "device-id", entry.getDeviceId());
            put(json, "pool", entry.getPool());
            put(json, "lease-id", entry.getLeaseId());
            put(json, entry.getResource());
            putPorts(json, entry.getPortSet());
            put(json, "request-id", entry.getRequestId());
            put(json, "outcome", entry.getOutcome() == null ? null : entry.getOutcome().getName());
            put(json, "error-app-tag", entry.getErrorAppTag());
            put(json, "before", entry.getBefore());
            put(json, "after", entry.getAfter());
            put(json, "detail", entry.getDetail());
            put(json, "previous-digest", entry.getPreviousDigest());
            put(json, "digest", entry.getDigest());
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot fail", e);
        }
        return text.toString();
    }

    private static void put(final JsonWriter json, final @Nullable Resource resource) throws IOException {
        switch (resource) {
            case null -> { }
            case Prefix prefix -> put(json, "prefix", prefix.requirePrefix().stringValue());
            case Range range -> {
                put(json, "range-start", range.requireRangeStart().stringValue());
                put(json, "range-end", range.requireRangeEnd().stringValue());
            }
            case Mac mac -> {
                put(json, "mac-start", mac.getMacStart());
                put(json, "mac-count", mac.getMacCount());
            }
            case Number number -> {
                put(json, "number-start", number.getNumberStart());
                put(json, "number-end", number.getNumberEnd());
            }
            case Value value -> {
                json.name("value").beginArray();
                for (var text : value.requireValue()) {
                    json.value(text);
                }
                json.endArray();
            }
            default -> throw new IllegalStateException("the log has no resource of the form " + resource);
        }
    }

    private static void put(final JsonWriter json, final String name, final @Nullable Object value)
            throws IOException {
        if (value != null) {
            json.name(name).value(String.valueOf(value instanceof ScalarTypeObject<?> scalar ? scalar.getValue()
                : value));
        }
    }

    private static void putPorts(final JsonWriter json, final @Nullable PortSet ports) throws IOException {
        if (ports != null) {
            json.name("port-set").beginObject();
            final var start = ports.getStartPort();
            final var end = ports.getEndPort();
            putNumber(json, "start-port", start == null ? null : start.getValue());
            putNumber(json, "end-port", end == null ? null : end.getValue());
            putNumber(json, "psid-offset", ports.getPsidOffset());
            putNumber(json, "psid-len", ports.getPsidLen());
            putNumber(json, "psid", ports.getPsid());
            json.endObject();
        }
    }

    /** A number of at most 32 bits, which is a number in JSON, too. */
    private static void putNumber(final JsonWriter json, final String name, final java.lang.@Nullable Number value)
            throws IOException {
        if (value != null) {
            json.name(name).value(value.intValue());
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.usage.Measure;
import org.opendaylight.casm.core.usage.Period;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.core.usage.UsageSample.Key;
import org.opendaylight.casm.events.Batch;

/** Samples as the event store keeps them. */
final class SampleText {
    private SampleText() {
        // functions only
    }

    /** The row of a sample. */
    static Batch.SampleChange put(final String deviceId, final UsageSample sample) {
        return new Batch.SampleChange(deviceId, text(sample.key()), sample.end(), write(sample));
    }

    /** That a sample is kept no longer. */
    static Batch.SampleChange drop(final String deviceId, final Key key) {
        return new Batch.SampleChange(deviceId, text(key), key.start(), null);
    }

    private static String text(final Key key) {
        return key.period().yangName() + '|' + key.start() + '|' + key.entry();
    }

    private static String write(final UsageSample sample) {
        final var json = new JsonObject();
        json.addProperty("period", sample.key().period().yangName());
        json.addProperty("start", sample.key().start().toString());
        json.addProperty("entry", sample.key().entry());
        json.addProperty("end", sample.end().toString());
        final var subject = sample.subject();
        add(json, "lease-id", subject.leaseId());
        add(json, "pool", subject.pool());
        json.add("addresses", array(subject.addresses(), AddressRange::toString));
        json.add("leases", array(subject.leases(), id -> id));
        final var measure = sample.measure();
        final var kind = measure.kind();
        add(json, "kind", kind == null ? null : kind.yangName());
        add(json, "technique", measure.technique());
        add(json, "total", measure.total());
        add(json, "peak", measure.peak());
        add(json, "current", measure.current());
        add(json, "average-ratio", measure.average());
        add(json, "peak-ratio", measure.peakRatio());
        final var ports = new JsonArray();
        for (var one : measure.ports()) {
            final var part = new JsonObject();
            part.addProperty("protocol", one.protocol());
            add(part, "average", one.average());
            add(part, "peak", one.peak());
            add(part, "current", one.current());
            ports.add(part);
        }
        json.add("ports", ports);
        json.addProperty("report", sample.receipt().reportId());
        json.addProperty("received", sample.receipt().received().toString());
        return json.toString();
    }

    /** The sample of a row. */
    static UsageSample parse(final String text) {
        final var json = JsonParser.parseString(text).getAsJsonObject();
        final var key = new Key(Period.ofYangName(json.get("period").getAsString()),
            Instant.parse(json.get("start").getAsString()), json.get("entry").getAsString());
        final var subject = new UsageSample.Subject(optional(json, "lease-id"),
            list(json, "addresses", one -> AddressRange.parse(one.getAsString())), optional(json, "pool"),
            list(json, "leases", JsonElement::getAsString));
        final var ports = new ArrayList<Measure.Ports>();
        json.getAsJsonArray("ports").forEach(element -> {
            final var one = element.getAsJsonObject();
            ports.add(new Measure.Ports(one.get("protocol").getAsString(), ratio(one, "average"),
                ratio(one, "peak"), ratio(one, "current")));
        });
        final var kind = optional(json, "kind");
        return new UsageSample(key, Instant.parse(json.get("end").getAsString()), subject,
            new Measure(kind == null ? null : ObjectKind.ofYangName(kind), optional(json, "technique"),
                number(json, "total"), number(json, "peak"), ratio(json, "average-ratio"), ratio(json, "peak-ratio"),
                ports, number(json, "current")),
            new UsageSample.Receipt(json.get("report").getAsString(),
                Instant.parse(json.get("received").getAsString())));
    }

    private static void add(final JsonObject json, final String name, final @Nullable Object value) {
        if (value != null) {
            json.addProperty(name, value instanceof BigDecimal ratio ? ratio.toPlainString() : value.toString());
        }
    }

    private static <T> JsonArray array(final List<T> values, final Function<T, String> write) {
        final var array = new JsonArray();
        values.forEach(value -> array.add(write.apply(value)));
        return array;
    }

    private static <T> List<T> list(final JsonObject json, final String name, final Function<JsonElement, T> read) {
        return StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false).map(read).toList();
    }

    private static @Nullable String optional(final JsonObject json, final String name) {
        return json.has(name) ? json.get(name).getAsString() : null;
    }

    private static @Nullable BigInteger number(final JsonObject json, final String name) {
        return json.has(name) ? new BigInteger(json.get(name).getAsString()) : null;
    }

    private static @Nullable BigDecimal ratio(final JsonObject json, final String name) {
        return json.has(name) ? new BigDecimal(json.get(name).getAsString()) : null;
    }
}

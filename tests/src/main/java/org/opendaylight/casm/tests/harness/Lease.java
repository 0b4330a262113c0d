/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import com.google.gson.JsonObject;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A lease as RESTCONF shows it.
 *
 * @param json all of it
 */
public record Lease(JsonObject json) {
    /** Its lease-id. */
    public String id() {
        return Json.need(json, "lease-id");
    }

    /** Its state. */
    public @Nullable String state() {
        return Json.text(json, "state");
    }

    /** Its block in one notation for all kinds: prefix, range or MAC addresses. */
    public String block() {
        final String prefix = Json.text(json, "prefix");
        if (prefix != null) {
            return prefix;
        }
        final String start = Json.text(json, "range-start");
        if (start != null) {
            final String end = Json.text(json, "range-end");
            return end == null ? start : start + "-" + end;
        }
        final String mac = Json.text(json, "mac-start");
        final String count = Json.text(json, "mac-count");
        return mac == null ? json.toString() : count == null ? mac : mac + "+" + count;
    }

    /** A leaf of it; null when it is absent. */
    public @Nullable String leaf(final String name) {
        return Json.text(json, name);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}

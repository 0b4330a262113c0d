/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What RESTCONF answered.
 *
 * @param status HTTP status
 * @param text the body as it came, empty when there was none
 */
public record Answer(int status, String text) {
    /** Whether the request succeeded. */
    public boolean isOk() {
        return status >= 200 && status < 300;
    }

    /** The body; an empty object when it is not JSON. */
    public JsonObject body() {
        return Json.read(text);
    }

    /** The output of an RPC. */
    public JsonObject output() {
        return Json.object(body(), "output");
    }

    /** The leases in the output of an RPC. */
    public List<Lease> leases() {
        return Json.list(output(), "lease").stream().map(Lease::new).toList();
    }

    /** The only lease in the output of an RPC. */
    public Lease lease() {
        final List<Lease> leases = leases();
        if (leases.size() != 1) {
            throw new IllegalStateException("not one lease: " + this);
        }
        return leases.getFirst();
    }

    /** The leaf {@code result} of the output. */
    public @Nullable String result() {
        return Json.text(output(), "result");
    }

    /** The error-tag of the first error (RFC 8040 section 7.1). */
    public @Nullable String errorTag() {
        return Json.text(error(), "error-tag");
    }

    /** The error-app-tag of the first error. */
    public @Nullable String appTag() {
        return Json.text(error(), "error-app-tag");
    }

    /** The error-message of the first error, empty when there is none. */
    public String message() {
        final String message = Json.text(error(), "error-message");
        return message == null ? "" : message;
    }

    private JsonObject error() {
        final List<JsonObject> errors = Json.list(Json.object(body(), "errors"), "error");
        return errors.isEmpty() ? new JsonObject() : errors.getFirst();
    }

    @Override
    public String toString() {
        return status + " " + (text.length() > 1500 ? text.substring(0, 1500) + "..." : text);
    }
}

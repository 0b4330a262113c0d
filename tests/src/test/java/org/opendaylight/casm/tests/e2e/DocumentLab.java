/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;

/**
 * Documents of network models, handed in.
 *
 * @param pools the pool of each purpose
 */
record DocumentLab(CasmClient casm, Map<String, String> pools) {
    private static final String RPC = "casm-service:complete-vpn-service";

    /** The text between a mark in docs/l3nm.md and the end of the block that follows it. */
    static String block(final String mark) {
        try {
            final String page = Files.readString(Path.of("..", "docs", "l3nm.md"));
            final int start = page.indexOf('\n', page.indexOf("<!-- " + mark + " -->\n```") + mark.length() + 10) + 1;
            return page.substring(start, page.indexOf("```", start));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer complete(final String request, final String text, final boolean provision, final boolean dryRun) {
        final var input = new JsonObject();
        input.addProperty("request-id", request);
        input.addProperty("document", text);
        input.addProperty("provision", provision);
        input.addProperty("dry-run", dryRun);
        final var chosen = new JsonArray();
        pools.forEach((purpose, name) -> chosen.add(Json.of("{'purpose':'%s','name':'%s'}", purpose, name)));
        input.add("pool", chosen);
        return casm.restconf().rpc(RPC, input);
    }

    /** The completed document of an answer. */
    static JsonObject document(final Answer answer) {
        return Json.read(Json.need(answer.output(), "document"));
    }

    /** A leaf of the service in a document; {@code name#n} is an entry of a list. */
    static String find(final JsonObject document, final String path) {
        JsonObject at = document;
        final String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            final String[] parts = names[i].split("#");
            at = parts.length == 1 ? Json.object(at, parts[0])
                : Json.list(at, parts[0]).get(Integer.parseInt(parts[1]));
        }
        return Json.need(at, names[names.length - 1]);
    }

    /** What a service holds. */
    List<String> held(final String service) {
        return casm.leases().stream().filter(lease -> service.equals(lease.leaf("service-id"))).map(Object::toString)
            .toList();
    }

    /** Takes a service away and asserts that nothing is left of it. */
    void remove(final String service) {
        Lab.done(casm.call("casm-service:decommission-service", "'request-id':'" + CasmClient.newId()
            + "','service-id':'" + service + "','skip-quarantine':true"));
        final Answer deleted = casm.restconf().delete("data/casm-service:services/service=" + service);
        if (deleted.status() != 204 || !held(service).isEmpty()) {
            throw new AssertionError(deleted + " " + held(service));
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.granted;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;

/** What the pages on kinds and algorithms show does what they say. */
@Order(13)
@ExtendWith(SharedController.class)
class DocumentedPagesTest {
    private static final Path DOCS = Path.of("..", "docs");
    /** An example, and what it gives if the page tells. */
    private static final Pattern EXAMPLE = Pattern.compile("<!-- example: (data|rpc-input|rpc-output) (\\S+) -->\\n"
        + "```(json|bash)\\n(.*?)```(?:\\n\\nIt gets `([^`]+)`)?", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile("-d '(.*?)'", Pattern.DOTALL);

    private final CasmClient casm;

    DocumentedPagesTest(final CasmClient casm) {
        this.casm = casm;
    }

    @TestFactory
    Stream<DynamicTest> pages() throws IOException {
        final List<Path> pages = new ArrayList<>();
        for (final String folder : List.of("algorithms", "kinds")) {
            try (var files = Files.list(DOCS.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            }
        }
        assertTrue(pages.size() > 20, pages::toString);
        return pages.stream().map(page -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> play(page)));
    }

    /** Makes and asks what a page shows, in its order, in an address space of its own. */
    private void play(final Path page) throws IOException {
        final String space = Lab.name("docs");
        made(casm.putSpace(space));
        final List<String> pools = new ArrayList<>();
        boolean allocated = false;
        final Matcher example = EXAMPLE.matcher(Files.readString(page));
        while (example.find()) {
            final String target = example.group(2);
            final JsonObject body = Json.of(text(example.group(3), example.group(4))
                .replaceAll("(\"address-space\": *)\"lab2?\"", "$1\"" + space + "\""));
            switch (example.group(1)) {
                case "data" -> {
                    final String list = target.substring(target.lastIndexOf('/') + 1);
                    final String name = Json.need(Json.list(body, list).getFirst(), "name");
                    final int status = put(target, name, body).status();
                    assertTrue(status == 201 || status == 204, () -> put(target, name, body).toString());
                    if ("pool".equals(list)) {
                        pools.add(name);
                    }
                }
                case "rpc-input" -> {
                    // 204 when there is nothing to tell
                    final Answer answer = casm.restconf().rpc(target, Json.object(body, "input"));
                    assertTrue(answer.isOk(), answer::toString);
                    if (target.endsWith(":allocate")) {
                        allocated = true;
                        final String told = example.group(5);
                        assertTrue(!granted(answer).isEmpty() && (told == null
                            || told.equals(answer.lease().block().replaceFirst("/(32|128)$", ""))
                            || told.equals(answer.lease().block())), () -> told + " and not " + answer);
                    }
                }
                default -> assertTrue(allocated || !pools.isEmpty(), "an answer without a question");
            }
        }
        assertTrue(!pools.isEmpty(), "shows no pool");
        if (!allocated) {
            // an algorithm that chooses: the page shows the pool, any request does
            assertEquals(1, granted(casm.allocate(pools.getLast(), "")).size());
        }
    }

    private Answer put(final String target, final String name, final JsonObject body) {
        return casm.restconf().put("data" + target + "=" + name, body);
    }

    private static String text(final String language, final String block) {
        if ("json".equals(language)) {
            return block;
        }
        final Matcher body = BODY.matcher(block);
        assertTrue(body.find(), block);
        return body.group(1);
    }
}

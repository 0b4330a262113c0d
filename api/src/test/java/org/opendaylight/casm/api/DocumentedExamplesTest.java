/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedExamplesTest {
    @ParameterizedTest
    @MethodSource("examples")
    void fitsTheContract(final Example example) {
        assertDoesNotThrow(() -> PayloadCheck.check(example), example::toString);
    }

    @Test
    void showsEveryRpcAndContainer() throws IOException {
        final var shown = new TreeSet<String>();
        examples().forEach(example -> shown.add(example.kind() + " " + example.target()));
        for (var rpc : List.of("allocate", "confirm", "renew", "release", "lookup")) {
            assertTrue(shown.contains("rpc-input casm-allocation:" + rpc), rpc);
            assertTrue(shown.contains("rpc-output casm-allocation:" + rpc), rpc);
        }
        for (var target : List.of("rpc-input casm-log:query-log", "rpc-output casm-log:verify-log",
                "rpc-input casm-device:resync-device", "data /casm-pool:address-spaces/address-space",
                "data /casm-pool:pools/pool", "data /casm-pool:reservations/reservation")) {
            assertTrue(shown.contains(target), target);
        }
    }

    @Test
    void namesEveryAppTagOfItsErrorsInTheTable() throws IOException {
        final var text = Files.readString(Path.of("..", "docs", "api.md"));
        for (var example : examples()) {
            if (example.kind().equals("errors")) {
                for (var error : JsonParser.parseString(example.json()).getAsJsonObject().getAsJsonObject("errors")
                        .getAsJsonArray("error")) {
                    final var tag = error.getAsJsonObject().get("error-app-tag").getAsString();
                    assertTrue(text.contains("| `" + tag + "` |"), tag);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"casm-allocation:input\":{\"request-id\":\"r1\",\"pool\":\"p\",\"prefix-size\":24}}",
        "{\"casm-allocation:input\":{\"request-id\":\"r1\",\"pool\":\"p\",\"prefix-length\":256}}",
        "{\"casm-allocation:input\":{\"request-id\":\"\",\"pool\":\"p\"}}",
        "{\"casm-allocation:input\":{\"request-id\":\"r1\",\"pool\":\" p\"}}",
        "{\"casm-allocation:input\":{\"request-id\":\"r1\",\"near\":\"10.0.0.0/33\"}}",
        "{\"casm-allocation:input\":{\"request-id\":\"r1\",\"lifetime\":\"forever\"}}",
        "{\"casm-allocation:output\":{\"result\":\"granted\"}}"
    })
    void refusesInputThatDoesNotFit(final String json) {
        final var example = new Example(1, "rpc-input", "casm-allocation:allocate", json);
        assertThrows(RuntimeException.class, () -> PayloadCheck.check(example));
    }

    @Test
    void refusesObjectTypeWithoutBase() {
        final var example = new Example(1, "data", "/casm-pool:object-types/object-type",
            "{\"casm-pool:object-type\":[{\"name\":\"t\"}]}");
        assertThrows(IllegalArgumentException.class, () -> PayloadCheck.check(example));
    }

    @Test
    void refusesBlockWithoutMark() {
        final var examples = Example.of(List.of("text", "```json", "{}", "```"));
        assertEquals(1, examples.size());
        assertThrows(IllegalArgumentException.class, () -> PayloadCheck.check(examples.getFirst()));
    }

    @Test
    void readsMarkedCommands() {
        final var examples = Example.of(List.of("```bash", "curl", "```",
            "<!-- example: rpc-input casm-log:query-log -->", "```bash", "curl -d '", "  {}'", "```"));
        assertEquals(List.of(new Example(5, "rpc-input", "casm-log:query-log", "\n  {}")), examples);
    }

    static List<Example> examples() throws IOException {
        final var examples = Example.ofDocumentation();
        assertFalse(examples.isEmpty());
        return examples;
    }
}

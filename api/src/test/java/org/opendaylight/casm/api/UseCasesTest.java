/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The table of use cases names all of them, and no test that is not there. */
class UseCasesTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "use-cases.md");

    @Test
    void namesTestsThatExist() throws IOException {
        final var named = named("`([A-Za-z]+Test)`");
        final Set<String> found = new TreeSet<>();
        for (final String module : Set.of("api", "device-agent", "impl", "netconf-southbound-adapter",
                "tests")) {
            try (var files = Files.walk(Path.of("..", module, "src", "test"))) {
                files.map(file -> file.getFileName().toString().replace(".java", "")).forEach(found::add);
            }
        }

        assertTrue(named.size() > 10, named::toString);
        named.removeAll(found);
        assertEquals(Set.of(), named);
    }

    @Test
    void namesEveryUseCase() throws IOException {
        assertEquals(IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).collect(Collectors.toSet()),
            Set.copyOf(named("(?m)^\\| UC(\\d+) \\|")));
    }

    private static Set<String> named(final String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(DOCUMENT)).results().map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    }
}

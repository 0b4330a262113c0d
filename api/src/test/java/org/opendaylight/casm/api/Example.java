/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An example payload of the documentation and the comment before it that says what it is: a {@code json} block, or the
 * text after {@code -d} in a {@code bash} block. A {@code bash} block without such a comment is no example.
 *
 * @param line line of the block in its document, the first is 1
 * @param kind {@code data}, {@code state}, {@code rpc-input}, {@code rpc-output}, {@code notification} or
 *             {@code errors}; empty when the comment is missing
 * @param target the data node, RPC or notification; empty for {@code errors}
 * @param json the payload
 */
record Example(int line, String kind, String target, String json) {
    private static final List<Path> DOCUMENTS = List.of(Path.of("..", "docs", "api.md"), Path.of("..", "README.md"),
        Path.of("..", "docs", "planning.md"), Path.of("..", "docs", "device-interface.md"),
        Path.of("..", "docs", "import.md"), Path.of("..", "docs", "radius.md"),
        Path.of("..", "docs", "device-agent.md"), Path.of("..", "docs", "services.md"));
    private static final List<Path> FOLDERS = List.of(Path.of("..", "docs", "algorithms"),
        Path.of("..", "docs", "kinds"));
    private static final Pattern MARK = Pattern.compile("<!-- example: ([a-z-]+)(?: (\\S+))? -->");

    static List<Example> ofDocumentation() throws IOException {
        final var examples = new ArrayList<Example>();
        final var documents = new ArrayList<>(DOCUMENTS);
        for (var folder : FOLDERS) {
            try (var files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
            }
        }
        for (var document : documents) {
            examples.addAll(of(Files.readAllLines(document)));
        }
        return examples;
    }

    static List<Example> of(final List<String> lines) {
        final var examples = new ArrayList<Example>();
        for (int start = 0; start < lines.size(); start++) {
            final var mark = MARK.matcher(start == 0 ? "" : lines.get(start - 1));
            final boolean marked = mark.matches();
            final boolean json = lines.get(start).equals("```json");
            if (json || marked && lines.get(start).equals("```bash")) {
                final int end = start + lines.subList(start, lines.size()).indexOf("```");
                final var block = String.join("\n", lines.subList(start + 1, end));
                final var payload = json ? block : argument(block);
                examples.add(marked
                    ? new Example(start + 1, mark.group(1), mark.group(2) == null ? "" : mark.group(2), payload)
                    : new Example(start + 1, "", "", payload));
                start = end;
            }
        }
        return examples;
    }

    private static String argument(final String command) {
        final int begin = command.indexOf("-d '") + 4;
        return command.substring(begin, command.indexOf('\'', begin));
    }

    @Override
    public String toString() {
        return "line " + line + ": " + kind + " " + target;
    }
}

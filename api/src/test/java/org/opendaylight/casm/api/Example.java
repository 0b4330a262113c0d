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
 * An example payload of the documentation: a {@code json} block and the comment before it that says what it is.
 *
 * @param line line of the block in its document, the first is 1
 * @param kind {@code data}, {@code state}, {@code rpc-input}, {@code rpc-output}, {@code notification} or
 *             {@code errors}; empty when the comment is missing
 * @param target the data node, RPC or notification; empty for {@code errors}
 * @param json the payload
 */
record Example(int line, String kind, String target, String json) {
    private static final Path DOCUMENT = Path.of("..", "docs", "api.md");
    private static final Pattern MARK = Pattern.compile("<!-- example: ([a-z-]+)(?: (\\S+))? -->");

    static List<Example> ofDocumentation() throws IOException {
        return of(Files.readAllLines(DOCUMENT));
    }

    static List<Example> of(final List<String> lines) {
        final var examples = new ArrayList<Example>();
        for (int start = 0; start < lines.size(); start++) {
            if (lines.get(start).equals("```json")) {
                final int end = start + lines.subList(start, lines.size()).indexOf("```");
                final var json = String.join("\n", lines.subList(start + 1, end));
                final var mark = MARK.matcher(start == 0 ? "" : lines.get(start - 1));
                examples.add(mark.matches()
                    ? new Example(start + 1, mark.group(1), mark.group(2) == null ? "" : mark.group(2), json)
                    : new Example(start + 1, "", "", json));
                start = end;
            }
        }
        return examples;
    }

    @Override
    public String toString() {
        return "line " + line + ": " + kind + " " + target;
    }
}

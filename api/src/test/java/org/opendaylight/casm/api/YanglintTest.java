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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.yangtools.binding.meta.YangModuleInfo;
import org.opendaylight.yangtools.binding.runtime.spi.BindingRuntimeHelpers;

class YanglintTest {
    private static final Path YANGLINT = Path.of("/usr/bin/yanglint");

    @TempDir
    private Path folder;

    @Test
    void findsNothingToSay() throws Exception {
        final var missing = "yanglint is missing, install the package libyang2-tools to run this test";
        if ("1".equals(System.getenv("CASM_REQUIRE_PEERS"))) {
            // CI has installed it
            assertTrue(Files.isExecutable(YANGLINT), missing);
        } else {
            assumeTrue(Files.isExecutable(YANGLINT), missing);
        }
        final var command = new ArrayList<String>();
        command.add(YANGLINT.toString());
        command.add("--path=" + folder);
        // an identity that is a default value is only known when its module is loaded first
        command.add(folder.resolve("casm-types@2026-11-22.yang").toString());
        for (var info : BindingRuntimeHelpers.loadModuleInfos()) {
            final var file = store(info);
            final var text = file.toString();
            if (file.getFileName().toString().startsWith("casm-") && !command.contains(text)) {
                command.add(text);
            }
        }

        final var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        final String output;
        try (InputStream stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertEquals("", output);
        assertEquals(0, process.waitFor());
    }

    private Path store(final YangModuleInfo info) throws IOException {
        final var name = info.getName();
        final var file = folder.resolve(name.getLocalName()
            + name.getModule().findRevision().map(revision -> "@" + revision).orElse("") + ".yang");
        Files.writeString(file, info.getYangTextCharSource().read());
        return file;
    }
}

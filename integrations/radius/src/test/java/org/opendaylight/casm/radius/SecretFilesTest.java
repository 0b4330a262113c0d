/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
    @TempDir
    private Path folder;
    private SecretFiles secrets;

    @BeforeEach
    void open() {
        secrets = new SecretFiles(folder);
    }

    private void write(final String name, final String content, final String mode) throws IOException {
        final var file = folder.resolve(name);
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    @Test
    void readsASecretWithoutTheEndOfItsLine() throws IOException {
        write("a", "0123456789\n", "rw-------");
        write("b", "0123456789\r\n", "r--------");
        write("c", "0123456789", "rw-------");

        assertEquals(10, secrets.read("a").length());
        assertEquals(10, secrets.read("b").length());
        assertEquals(10, secrets.read("c").length());
        assertSame(secrets.read("a"), secrets.read("a"));
    }

    @Test
    void readsItAgainWhenItChanged() throws IOException {
        write("a", "0123456789", "rw-------");
        secrets.read("a");
        write("a", "0123456789abcdef", "rw-------");

        assertEquals(16, secrets.read("a").length());
    }

    private void refuses(final String name, final String reason) {
        final var text = assertThrows(IOException.class, () -> secrets.read(name)).getMessage();
        assertTrue(text.contains(reason), text);
    }

    @Test
    void refusesWhatOthersCanRead() throws IOException {
        write("a", "0123456789", "rw-r-----");
        write("b", "0123456789", "rw----r--");
        write("c", "0123456789", "rwx------");

        refuses("a", "open to others");
        refuses("b", "open to others");
        refuses("c", "open to others");
    }

    @Test
    void refusesWhatIsNoSecret() throws IOException {
        write("empty", "\n", "rw-------");
        write("long", "x".repeat(1025), "rw-------");
        Files.createDirectory(folder.resolve("folder"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("long"));

        refuses("empty", "is empty");
        refuses("long", "more than 1024");
        refuses("folder", "is no file");
        refuses("link", "is no file");
        refuses("none", "there is no secret none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../a", "a/b", ".hidden", "a b"})
    void leavesItsFolderForNobody(final String name) {
        refuses(name, "is no name of a secret");
    }
}

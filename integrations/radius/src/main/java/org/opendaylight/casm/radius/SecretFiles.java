/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.opendaylight.casm.radius.packet.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets as files of a folder, one each, that only the user who runs the controller may read. A file is read again
 * when it has changed, so that a secret can be replaced without a restart.
 */
public final class SecretFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SecretFiles.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
    private static final Set<PosixFilePermission> OWNER =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int MAX_OCTETS = 1024;
    /** RFC 2865 section 3 prefers at least this many. */
    private static final int GOOD_OCTETS = 16;

    private final Path folder;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    private record Read(FileTime time, long size, Secret secret) {
    }

    /** Secrets in a folder, which need not be there yet. */
    public SecretFiles(final Path folder) {
        this.folder = requireNonNull(folder);
    }

    /**
     * A secret.
     *
     * @param name name of the file
     * @throws IOException if there is none, or it is open to others; the text is for the operator
     */
    public Secret read(final String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("credential-ref " + name + " is no name of a secret");
        }
        final var file = folder.resolve(name);
        final var attributes = attributes(file, name);
        final var before = known.get(name);
        if (before != null && before.time.equals(attributes.lastModifiedTime()) && before.size == attributes.size()) {
            return before.secret;
        }
        final var secret = load(file, name);
        if (secret.length() < GOOD_OCTETS) {
            LOG.warn("Secret {} has fewer than {} characters; it can be guessed from captured packets", name,
                GOOD_OCTETS);
        }
        known.put(name, new Read(attributes.lastModifiedTime(), attributes.size(), secret));
        return secret;
    }

    private static PosixFileAttributes attributes(final Path file, final String name) throws IOException {
        final PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no secret " + name + " in the folder of secrets", e);
        } catch (UnsupportedOperationException e) {
            throw new IOException("this file system does not tell who may read secret " + name, e);
        }
        if (!attributes.isRegularFile()) {
            throw new IOException("secret " + name + " is no file");
        }
        if (!OWNER.containsAll(attributes.permissions())) {
            throw new IOException("secret " + name + " is open to others; its mode has to be 0600 or 0400");
        }
        if (attributes.size() > MAX_OCTETS) {
            throw new IOException("secret " + name + " has more than " + MAX_OCTETS + " octets");
        }
        return attributes;
    }

    /** The content without the end of a line behind it. */
    private static Secret load(final Path file, final String name) throws IOException {
        final byte[] octets = Files.readAllBytes(file);
        int length = octets.length;
        if (length > 0 && octets[length - 1] == '\n') {
            length -= length > 1 && octets[length - 2] == '\r' ? 2 : 1;
        }
        if (length == 0) {
            throw new IOException("secret " + name + " is empty");
        }
        return new Secret(Arrays.copyOf(octets, length));
    }
}

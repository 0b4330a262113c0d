/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.casm.agent.protocol.LeaseJson;

/**
 * The file in which the agent keeps what outlives a restart. After each {@link #write} it is on disk, whole: a crash
 * leaves the old contents or the new. A lock next to it keeps a second agent from using it.
 */
public final class StateFile implements AutoCloseable {
    private static final int VERSION = 1;

    private final Path file;
    private final FileChannel lockChannel;

    /**
     * Opens it, also when there is none yet.
     *
     * @throws IOException if another agent uses it, or the folder is not writable
     */
    public StateFile(final Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Files.createDirectories(folder());
        lockChannel = FileChannel.open(sibling(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked()) {
            lockChannel.close();
            throw new IOException("another agent uses " + file);
        }
    }

    private boolean isLocked() throws IOException {
        try {
            final FileLock lock = lockChannel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * What was written last, nothing when there is no file.
     *
     * @throws IOException if it cannot be read, or is none; it is never taken for empty then
     */
    public Memory read() throws IOException {
        if (!Files.exists(file)) {
            return Memory.none();
        }
        try {
            final JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (need(json, "version").getAsInt() != VERSION) {
                throw new IOException(file + " is of another version of the agent");
            }
            final List<Memory.Held> held = new ArrayList<>();
            need(json, "held").getAsJsonArray().forEach(entry -> held.add(held(entry.getAsJsonObject())));
            return new Memory(need(json, "incarnation").getAsLong(), time(need(json, "saved-at")), held);
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is damaged; remove it to start without local pools", e);
        }
    }

    private static Memory.Held held(final JsonObject json) {
        final JsonElement end = json.get("end");
        return new Memory.Held(LeaseJson.read(need(json, "lease").getAsJsonObject()), need(json, "need").getAsString(),
            time(need(json, "since")), end == null ? null : time(end));
    }

    private static JsonElement need(final JsonObject json, final String name) {
        final JsonElement element = json.get(name);
        if (element == null) {
            throw new IllegalArgumentException("no " + name);
        }
        return element;
    }

    private static Instant time(final JsonElement element) {
        return Instant.parse(element.getAsString());
    }

    /**
     * Replaces the contents.
     *
     * @throws IOException if it is not on disk; the old contents are still there then
     */
    public void write(final Memory memory) throws IOException {
        final var json = new JsonObject();
        json.addProperty("version", VERSION);
        json.addProperty("incarnation", memory.incarnation());
        json.addProperty("saved-at", memory.savedAt().toString());
        final var held = new JsonArray();
        memory.held().forEach(one -> {
            final var entry = new JsonObject();
            entry.add("lease", LeaseJson.write(one.lease()));
            entry.addProperty("need", one.need());
            entry.addProperty("since", one.since().toString());
            final Instant end = one.end();
            if (end != null) {
                entry.addProperty("end", end.toString());
            }
            held.add(entry);
        });
        json.add("held", held);
        final Path next = sibling(".new");
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            final ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder() {
        final Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return parent;
    }

    private Path sibling(final String suffix) {
        return folder().resolve(file.getFileName() + suffix);
    }

    /** Lets another agent use it. */
    @Override
    public void close() throws IOException {
        lockChannel.close();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;

/** Options of a program, written as {@code --name value}, or {@code --name} alone. */
public final class Arguments {
    /** What was typed is wrong. */
    public static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        /** What is wrong, for the one who typed it. */
        public Wrong(final String text) {
            super(text);
        }

        /** What is wrong, and how it was found out. */
        public Wrong(final String text, final Throwable cause) {
            super(text, cause);
        }
    }

    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /**
     * Reads options.
     *
     * @param flags names of those without a value
     */
    public Arguments(final List<String> words, final Set<String> flags) {
        for (int i = 0; i < words.size(); i++) {
            final String word = words.get(i);
            if (!word.startsWith("--")) {
                throw new Wrong("unexpected: " + word);
            }
            final String name = word.substring(2);
            final List<String> list = values.computeIfAbsent(name, key -> new ArrayList<>());
            if (flags.contains(name)) {
                list.add("");
            } else if (++i < words.size()) {
                list.add(words.get(i));
            } else {
                throw new Wrong(word + " needs a value");
            }
        }
    }

    /** Whether a flag was given. */
    public boolean has(final String name) {
        asked.add(name);
        return values.containsKey(name);
    }

    /** All values of an option. */
    public List<String> all(final String name) {
        asked.add(name);
        return values.getOrDefault(name, List.of());
    }

    /** The value of an option; null when it was not given. */
    public @Nullable String text(final String name) {
        final List<String> all = all(name);
        if (all.size() > 1) {
            throw new Wrong("--" + name + " was given twice");
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    /** The value of an option, or another one. */
    public String text(final String name, final String absent) {
        final String text = text(name);
        return text == null ? absent : text;
    }

    /** The value of an option that has to be given. */
    public String need(final String name) {
        final String text = text(name);
        if (text == null || text.isEmpty()) {
            throw new Wrong("--" + name + " is missing");
        }
        return text;
    }

    /** A file; null when it was not given. */
    public @Nullable Path file(final String name) {
        final String text = text(name);
        return text == null ? null : Path.of(text);
    }

    /** A whole number from 0. */
    public int number(final String name, final int absent) {
        final String text = text(name, Integer.toString(absent));
        if (!text.matches("\\d{1,9}")) {
            throw new Wrong("--" + name + " has to be a whole number, not " + text);
        }
        return Integer.parseInt(text);
    }

    /** Seconds. */
    public Duration seconds(final String name, final Duration absent) {
        return Duration.ofSeconds(number(name, (int) absent.toSeconds()));
    }

    /** Refuses what nobody asked for. */
    public void refuseOthers() {
        values.keySet().stream().filter(name -> !asked.contains(name)).findFirst().ifPresent(name -> {
            throw new Wrong("unknown option: --" + name);
        });
    }
}

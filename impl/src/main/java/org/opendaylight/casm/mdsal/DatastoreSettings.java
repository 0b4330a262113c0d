/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Whether the controller keeps its datastore in a way that survives: a controller that takes snapshots of a shard while
 * it is written to can lose acknowledged transactions, so the distribution switches those off.
 */
final class DatastoreSettings {
    private static final String FILE = "org.opendaylight.controller.cluster.datastore.cfg";
    private static final long SAFE_BATCH_COUNT = 1_000_000_000L;
    /** A terabyte: more than any journal grows to. */
    private static final long SAFE_THRESHOLD_MIB = 1_000_000L;
    private static final int SAFE_THRESHOLD_PERCENT = 100;

    private DatastoreSettings() {
        // a function only
    }

    /** What is unsafe in the settings of the controller with this etc folder; empty when nothing is. */
    static List<String> warnings(final Path etc) {
        final var settings = new Properties();
        final var file = etc.resolve(FILE);
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                settings.load(in);
            } catch (IOException e) {
                return List.of("datastore settings cannot be read: " + e.getMessage());
            }
        }
        final var warnings = new ArrayList<String>();
        if ("false".equalsIgnoreCase(setting(settings, "persistent", "true"))) {
            warnings.add("the configuration datastore is not persistent; set config.persistent=true in etc/" + FILE);
        }
        if (number(settings, "shard-snapshot-batch-count", 20_000) < SAFE_BATCH_COUNT) {
            warnings.add("shards take snapshots by count, which can lose transactions; set "
                + "shard-snapshot-batch-count=2000000000 in etc/" + FILE);
        }
        // a threshold in MiB, when there is one, counts instead of the percentage of the heap
        final long threshold = number(settings, "shard-snapshot-data-threshold", 0);
        if (threshold > 0 ? threshold < SAFE_THRESHOLD_MIB
                : number(settings, "shard-snapshot-data-threshold-percentage", 12) < SAFE_THRESHOLD_PERCENT) {
            warnings.add("shards take snapshots by size, which can lose transactions; set "
                + "shard-snapshot-data-threshold=2000000000 in etc/" + FILE);
        }
        return warnings;
    }

    private static long number(final Properties settings, final String key, final long absent) {
        try {
            return Long.parseLong(setting(settings, key, String.valueOf(absent)));
        } catch (NumberFormatException e) {
            return absent;
        }
    }

    /** The setting for the configuration datastore, or else that for both datastores. */
    private static String setting(final Properties settings, final String key, final String absent) {
        return settings.getProperty("config." + key, settings.getProperty(key, absent)).trim();
    }
}

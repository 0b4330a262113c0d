/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatastoreSettingsTest {
    @TempDir
    private Path etc;

    private List<String> warnings(final String... lines) throws IOException {
        Files.write(etc.resolve("org.opendaylight.controller.cluster.datastore.cfg"), List.of(lines));
        return DatastoreSettings.warnings(etc);
    }

    @Test
    void theSettingsOfTheDistributionAreSafe() {
        final var shipped = Path.of("..", "karaf-distribution", "src", "main", "assembly", "etc");
        assertTrue(Files.isDirectory(shipped), shipped::toString);

        assertEquals(List.of(), DatastoreSettings.warnings(shipped));
    }

    @Test
    void theSettingsOfThePlatformAreNot() throws IOException {
        assertEquals(2, DatastoreSettings.warnings(etc).size());
        assertEquals(2, warnings("persistent=true").size());
    }

    @Test
    void aThresholdCountsInsteadOfThePercentage() throws IOException {
        assertEquals(0, warnings("shard-snapshot-batch-count=2000000000",
            "shard-snapshot-data-threshold-percentage=100").size());
        assertEquals(1, warnings("shard-snapshot-batch-count=2000000000", "shard-snapshot-data-threshold=512",
            "shard-snapshot-data-threshold-percentage=100").size());
    }

    @Test
    void theConfigurationDatastoreMayDiffer() throws IOException {
        final var rest = new String[] {"shard-snapshot-batch-count=2000000000",
            "shard-snapshot-data-threshold=2000000000"};

        assertEquals(1, warnings(rest[0], rest[1], "persistent=false").size());
        assertEquals(0, warnings(rest[0], rest[1], "persistent = false", "config.persistent = true ").size());
        assertEquals(1, warnings(rest[0], rest[1], "config.persistent=false").size());
        assertEquals(1, warnings(rest[0], rest[1], "config.shard-snapshot-batch-count=100").size());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Lease;

/** The datastore's files are damaged or gone: the event store has everything. */
@Order(300)
@Tag("durability")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DamageTest {
    private static final System.Logger LOG = System.getLogger(DamageTest.class.getName());
    private static final long FLIPS = 200;

    private final Controller controller = new Controller(Controller.folder("damage"));
    private final CasmClient casm = new CasmClient(controller.restconf());
    private final LeaseBook book = new LeaseBook();
    private final long seed = Long.getLong("casm.test.seed", System.nanoTime());
    private String pool;
    private String tenant;

    @BeforeAll
    void load() throws InterruptedException {
        controller.start();
        final Lab lab = new Lab(casm);
        pool = lab.pool4("10.0.0.0/16", "'quarantine':36000,'offer-timeout':36000");
        tenant = Lab.name("t");
        made(casm.restconf().put("data/casm-pool:tenants/tenant=" + tenant,
            Json.of("{'casm-pool:tenant':[{'name':'%s'}]}", tenant)));
        made(casm.restconf().put("data/casm-pool:reservations/reservation=" + pool,
            Json.of("{'casm-pool:reservation':[{'name':'%s','pool':'%s','range-start':'10.0.255.255'}]}", pool, pool)));
        made(casm.restconf().put("data/casm-log:log-policy", Json.of(
            "{'casm-log:log-policy':{'retention-days':3650,'max-entries':'5000000','category':['audit']}}")));
        one(casm.allocate(pool, "'hold':true,'tenant':'" + tenant + "'"));
        try (var clients = new Clients(controller, book, List.of(pool), 8, 50, seed)) {
            Await.until("load", Duration.ofMinutes(6), () -> book.commits() >= 2000);
            clients.close();
            assertEquals(Map.of(), clients.failures());
        }
    }

    @AfterAll
    void end() {
        controller.close();
    }

    private Map<String, String> everything() {
        final Map<String, String> all = new TreeMap<>();
        for (final Lease lease : casm.leases()) {
            all.put(lease.id(), lease.toString());
        }
        for (final String tree : List.of("tenants", "address-spaces", "pools", "reservations")) {
            all.put(tree, casm.restconf().get("data/casm-pool:" + tree + "?content=config").text());
        }
        all.put("log-policy", casm.restconf().get("data/casm-log:log-policy?content=config").text());
        return all;
    }

    private void isAllThere(final Map<String, String> before) {
        final Map<String, String> after = everything();
        assertEquals(Set.of(), difference(before.keySet(), after.keySet()));
        assertEquals(Set.of(), difference(after.keySet(), before.keySet()));
        before.forEach((name, text) -> assertEquals(Json.read(text), Json.read(after.get(name)), name));
        book.check(casm, Set.of(pool));
        // the index works from what was rebuilt
        final Lease next = one(casm.allocate(pool, ""));
        assertEquals(List.of(), LeaseBook.overlaps(casm.leases()));
        assertEquals(200, casm.release(next.id()).status());
    }

    private static Set<String> difference(final Set<String> all, final Set<String> without) {
        return all.stream().filter(one -> !without.contains(one)).collect(Collectors.toSet());
    }

    @Test
    @Order(1)
    void datastoreThatIsGoneIsRebuiltByTheNextStart() {
        final Map<String, String> before = everything();
        controller.kill9();
        Launcher.removeTree(controller.data().resolve("state"));

        controller.start();

        isAllThere(before);
    }

    @Test
    @Order(2)
    void damagedJournalsLoseNothing() throws IOException {
        final Map<String, String> before = everything();
        controller.kill9();
        final int files = damage();
        assertTrue(files > 1, "no journals in " + controller.data());

        final Launcher.Result result = controller.tryStart(Duration.ofSeconds(90));
        LOG.log(Level.INFO, "Start on {0} damaged files (seed {1}) ended with {2}: {3}", files, seed,
            result.exitCode(), result.output());
        if (result.exitCode() != 0) {
            // says how to go on
            assertTrue(result.output().contains("rebuild"), result.output());
            assertFalse(controller.isRunning());
            final Launcher.Result rebuilt = controller.launch("rebuild");
            assertEquals(0, rebuilt.exitCode(), rebuilt.output());
            controller.start();
        }

        isAllThere(before);
    }

    @Test
    @Order(3)
    void rebuildsOnCommandOnlyWhenStopped() {
        final Map<String, String> before = everything();
        final Launcher.Result running = controller.launch("rebuild");
        assertEquals(1, running.exitCode(), running.output());
        assertEquals(0, controller.stop().exitCode());
        final Launcher.Result rebuilt = controller.launch("rebuild");
        assertEquals(0, rebuilt.exitCode(), rebuilt.output());

        controller.start();

        isAllThere(before);
    }

    /** Flips bytes in the used part of each journal of the shards. */
    private int damage() throws IOException {
        final var random = new Random(seed);
        final List<Path> journals;
        try (var files = Files.walk(controller.data().resolve("state"))) {
            journals = files.filter(file -> file.getFileName().toString().startsWith("journal-"))
                .filter(file -> !controller.data().relativize(file).toString().contains("oper")).sorted()
                .collect(Collectors.toList());
        }
        for (final Path journal : journals) {
            try (var file = new RandomAccessFile(journal.toFile(), "rw")) {
                final long used = used(file);
                for (long i = 0; i < FLIPS && used > 512; i++) {
                    final long position = 256 + (long) (random.nextDouble() * (used - 256));
                    file.seek(position);
                    final int old = file.read();
                    file.seek(position);
                    file.write(old ^ 1 << random.nextInt(8));
                }
            }
        }
        return journals.size();
    }

    /** The end of the part of a sparse file that is not empty, to a page. */
    private static long used(final RandomAccessFile file) throws IOException {
        final byte[] page = new byte[4096];
        final byte[] empty = new byte[4096];
        long end = 0;
        for (long at = 0; at + page.length <= file.length(); at += page.length) {
            file.seek(at);
            file.readFully(page);
            if (!Arrays.equals(page, empty)) {
                end = at + page.length;
            } else if (at - end > 4_000_000) {
                break;
            }
        }
        return end;
    }
}

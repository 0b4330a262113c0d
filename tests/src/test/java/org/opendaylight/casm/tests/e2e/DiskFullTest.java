/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.granted;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Lease;

/** The file system of the event store is full. */
@Order(310)
@Tag("durability")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiskFullTest {
    private static final System.Logger LOG = System.getLogger(DiskFullTest.class.getName());
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Controller controller = new Controller(Controller.folder("disk-full"));
    private final CasmClient casm = new CasmClient(controller.restconf());
    private final Path store = controller.data().resolve("casm");
    private final Path filler = store.resolve("filler");
    private final LeaseBook book = new LeaseBook();
    private boolean mounted;

    @BeforeAll
    void startOnASmallDisk() throws IOException, InterruptedException {
        Needs.mount("root".equals(System.getProperty("user.name")), "needs root to mount a small file system");
        Files.createDirectories(store);
        mounted = call("mount", "-t", "tmpfs", "-o", "size=16m", "casm-test", store.toString()) == 0;
        Needs.mount(mounted, "cannot mount a small file system here");
        controller.start();
    }

    @AfterAll
    void end() throws IOException, InterruptedException {
        controller.close();
        if (mounted) {
            assertEquals(0, call("umount", store.toString()));
        }
    }

    private static int call(final String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private void fill() throws IOException {
        final byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("space"), e::toString);
        }
    }

    /** Allocates until a request is refused for lack of space. */
    private Answer allocateUntilRefused(final String pool) {
        return Await.value("refused for lack of space", LIMIT, () -> {
            for (int i = 0; i < 200; i++) {
                final Answer answer = casm.allocate(pool, "'purpose':'" + "x".repeat(1000) + "'");
                if (!answer.isOk()) {
                    return answer;
                }
                granted(answer).forEach(book::granted);
            }
            return new Answer(200, "");
        }, answer -> !answer.isOk());
    }

    @Test
    void nothingIsAcknowledgedThatIsNotStored() throws IOException {
        final Lab lab = new Lab(casm);
        final String pool = lab.pool4("10.0.0.0/16");
        final Lease early = one(casm.allocate(pool, "'tenant':'early'"));
        book.granted(early);
        fill();

        final Answer refused = allocateUntilRefused(pool);
        LOG.log(Level.INFO, "Refused after {0} grants: {1}", book.commits(), refused);
        notStored(refused);
        // it goes on refusing, changes nothing, and still answers questions
        for (int i = 0; i < 20; i++) {
            notStored(casm.allocate(pool, "'purpose':'" + "x".repeat(1000) + "'"));
        }
        final Answer release = casm.release(early.id());
        if (release.isOk()) {
            book.released(early.id());
        } else {
            notStored(release);
        }
        book.check(casm, Set.of(pool));
        lab.figures(pool, "allocated", book.held().size(), "free", 65536 - book.held().size());
        assertEquals(1, casm.lookup(pool, book.held().values().iterator().next().split("/")[0]).size());
        final Answer config = casm.putPool(pool + "-2", "ipv4-private", pool,
            "'segment':[{'id':'a','prefix':'10.1.0.0/24'}],'description':'" + "x".repeat(60_000) + "'");
        assertTrue(config.status() >= 400, config::toString);
        assertTrue(config.text().contains("casm:not-stored"), config::toString);
        assertEquals("casm:no-matching-pool", casm.allocate(pool + "-2", "").appTag());

        // space again: it works again without a restart
        Files.delete(filler);
        final Answer works = Await.value("works again", LIMIT, () -> casm.allocate(pool, ""), Answer::isOk);
        granted(works).forEach(book::granted);
        book.check(casm, Set.of(pool));

        // full again, and killed while full
        fill();
        notStored(allocateUntilRefused(pool));
        controller.kill9();
        Files.delete(filler);
        controller.start();
        book.check(casm, Set.of(pool));
        assertEquals(book.held().size(), casm.leases().size());
        one(casm.allocate(pool, "")).block();
    }

    private static void notStored(final Answer answer) {
        Lab.refused(answer, 500, "operation-failed", "casm:not-stored");
    }
}

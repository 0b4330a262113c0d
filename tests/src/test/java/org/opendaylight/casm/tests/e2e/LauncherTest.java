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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Restconf;

/** The commands of an operator. */
@Order(90)
@Tag("durability")
@ExtendWith(SharedController.class)
class LauncherTest {
    private static final Duration QUICK = Duration.ofMinutes(1);

    private final Controller shared;
    private final CasmClient casm;

    LauncherTest(final Controller shared, final CasmClient casm) {
        this.shared = shared;
        this.casm = casm;
    }

    @Test
    void secondInstanceRunsBesideTheFirstAndApartFromIt() {
        final String pool = new Lab(casm).pool4("10.0.0.0/24");
        one(casm.allocate(pool, ""));
        try (var second = new Controller(Controller.folder("second"))) {
            assertEquals(3, second.status().exitCode());
            second.start();

            final var there = new CasmClient(second.restconf());
            assertEquals(409, there.restconf().get("data/casm-pool:pools/pool=" + pool).status());
            made(there.putSpace(pool));
            made(there.putPool4(pool, pool, "10.0.0.0/24"));
            assertEquals("10.0.0.0/32", one(there.allocate(pool, "")).block());
            assertEquals("10.0.0.1/32", one(casm.allocate(pool, "")).block());
            awaitHealthy(second);
            awaitHealthy(shared);
            assertNotEquals(second.process().pid(), shared.process().pid());
            warnsOfUnsafeSettings(second);
            final Launcher.Result again = second.tryStart();
            assertNotEquals(0, again.exitCode());
            assertTrue(again.output().contains("already running"), again.output());

            changePassword(second, "secret-2");
            assertEquals(0, second.stop().exitCode());
            assertFalse(second.isRunning());
            final Launcher.Result stopped = second.status();
            assertEquals(3, stopped.exitCode(), stopped.output());
            assertEquals(0, second.stop().exitCode());
            runsInTheForegroundForOthersToo(second, "secret-2");
        }
        awaitHealthy(shared);
    }

    /** Both have two cores between them, and may not answer the first time. */
    private static void awaitHealthy(final Controller controller) {
        Await.value("health", Duration.ofMinutes(2), controller::status, result -> result.exitCode() == 0);
    }

    private static void changePassword(final Controller controller, final String password) {
        try (var accounts = Restconf.accounts(8181 + controller.offset())) {
            assertTrue(accounts.put("users/admin@sdn", Json.of("{'password':'%s'}", password)).isOk());
        }
    }

    /** In the foreground, and on all addresses, which the default password does not allow. */
    private static void runsInTheForegroundForOthersToo(final Controller controller, final String password) {
        final Path output = controller.data().resolve("run.txt");
        final Process run = Launcher.run(output, Map.of("CASM_PASSWORD", password,
            "CASM_START_TIMEOUT", "300"), List.of("run", "--data",
            controller.data().toString(), "--offset", Integer.toString(controller.offset()), "--bind", "0.0.0.0"));
        try {
            Await.value("serving", Duration.ofMinutes(6), () -> text(output), text -> text.contains("Serving")
                || !run.isAlive());
            assertTrue(run.isAlive(), () -> text(output));
            assertTrue(controller.isRunning());
            final var known = new Restconf(8181 + controller.offset(), "/rests", "admin", password);
            assertTrue(known.get("data/casm-pool:pools").isOk(), () -> text(output));
            known.close();
            assertEquals(401, controller.restconf().get("data/casm-pool:pools").status());
            // what Ctrl-C does, too
            run.destroy();
            assertTrue(run.waitFor(5, TimeUnit.MINUTES), () -> text(output));
            assertFalse(controller.isRunning());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            run.destroy();
        }
    }

    private static String text(final Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings with which the datastore loses acknowledged data. */
    private static void warnsOfUnsafeSettings(final Controller controller) {
        final Path settings = controller.data().resolve("etc/org.opendaylight.controller.cluster.datastore.cfg");
        try {
            final String safe = Files.readString(settings);
            Files.writeString(settings, safe + "\nshard-snapshot-batch-count=20000\n");
            final Launcher.Result unsafe = controller.status();
            Files.writeString(settings, safe);
            assertEquals(1, unsafe.exitCode(), unsafe.output());
            assertTrue(unsafe.output().contains("shard-snapshot-batch-count"), unsafe.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitHealthy(controller);
    }

    @Test
    void doesNotListenToOthersWithThePasswordEverybodyKnows() {
        try (var open = new Controller(Controller.folder("open"))) {
            final Launcher.Result result = open.tryStart("--bind", "0.0.0.0");

            assertNotEquals(0, result.exitCode());
            assertTrue(result.output().contains("password"), result.output());
            assertFalse(open.isRunning());
            assertEquals(3, open.status().exitCode());
        }
    }

    @Test
    void saysThatAJavaDoesNotFit() {
        final Path nowhere = shared.data().resolve("no-java");
        final Launcher.Result result = Launcher.call(QUICK, Map.of("CASM_JAVA_HOME", nowhere.toString()),
            List.of("start", "--data", nowhere.toString(), "--offset", Integer.toString(Controller.freeOffset())));

        assertEquals(1, result.exitCode(), result.output());
        assertTrue(result.output().contains("CASM_JAVA_HOME=" + nowhere + " is not a JDK 21 or newer"), result::output);
    }

    @Test
    void refusesPortsThatAreTaken() {
        try (var rival = new Controller(Controller.folder("rival"), shared.offset())) {
            final Launcher.Result result = rival.tryStart();

            assertNotEquals(0, result.exitCode());
            assertTrue(result.output().contains("in use"), result.output());
            assertFalse(rival.isRunning());
        }
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertEquals(2, Launcher.call(QUICK, List.of("frobnicate")).exitCode());
        assertEquals(2, Launcher.call(QUICK, List.of("start", "--offset", "many")).exitCode());
        assertEquals(2, Launcher.call(QUICK, List.of("start", "--no-such-option", "1")).exitCode());
        assertEquals(0, Launcher.call(QUICK, List.of("help")).exitCode());
    }
}

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
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/**
 * What was acknowledged survives kill -9 under load, again and again: the flaws of the platform's journal show only
 * after several restarts in a row.
 */
@Order(200)
@Tag("durability")
@ExtendWith(SharedController.class)
class KillTest {
    private static final System.Logger LOG = System.getLogger(KillTest.class.getName());
    private static final int ROUNDS = Integer.getInteger("casm.test.kills", 5);
    private static final int COMMITS = Integer.getInteger("casm.test.commits", 60_000);
    private static final int CLIENTS = 32;
    private static final int KEEP = 20;

    private final Controller controller;
    private final CasmClient casm;

    KillTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
    }

    @Test
    void loadAndFiveKillsLoseNothingAndGiveNothingTwice() throws InterruptedException {
        final long seed = Long.getLong("casm.test.seed", System.nanoTime());
        final var random = new Random(seed);
        final String at = "seed " + seed;
        final Lab lab = new Lab(casm);
        final String space = lab.space();
        final List<String> pools = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            final String pool = Lab.name("kill");
            made(casm.putPool(pool, "ipv4-private", space, "'segment':[{'id':'a','prefix':'10." + i + ".0.0/16'}]"));
            pools.add(pool);
        }
        final var book = new LeaseBook();
        final long begin = System.nanoTime();
        for (int round = 1; round <= ROUNDS; round++) {
            // each round makes its share before the kill, and some more while the moment is still open
            final long target = (long) COMMITS * round / ROUNDS;
            final Duration extra = Duration.ofMillis(random.nextInt(3000));
            try (var clients = new Clients(controller, book, pools, CLIENTS, KEEP * round, random.nextLong())) {
                Await.until(target + " commits, " + at, Duration.ofMinutes(15), () -> book.commits() >= target);
                final long moment = System.nanoTime() + extra.toNanos();
                Await.until("the moment of the kill", Duration.ofSeconds(30), () -> System.nanoTime() >= moment);
                controller.kill9();
                clients.close();
                assertTrue(clients.failures().keySet().stream().allMatch(one -> one.contains("casm:")),
                    () -> "untyped answers: " + clients.failures());
            }
            LOG.log(Level.INFO, "Killed in round {0} after {1} commits in {2} s, {3} requests not answered, {4}", round,
                book.commits(), Duration.ofNanos(System.nanoTime() - begin).toSeconds(), book.openRequests(), at);

            controller.start();

            book.check(casm, new HashSet<>(pools));
            book.settle(casm);
            book.check(casm, new HashSet<>(pools));
        }
        lookupAgreesWithTheLedger(book, space);
        figuresAgreeWithTheLedger(pools);
        final var verdict = done(casm.restconf().send("POST", "operations/casm-log:verify-log", "")).output();
        assertEquals("true", Json.text(verdict, "intact"), verdict::toString);
    }

    private void lookupAgreesWithTheLedger(final LeaseBook book, final String space) {
        book.held().entrySet().stream().limit(300).forEach(entry -> {
            final List<Lease> holders = casm.lookup(space, entry.getValue().split("[/-]")[0]);
            assertEquals(List.of(entry.getKey()), holders.stream().map(Lease::id).toList());
        });
    }

    private void figuresAgreeWithTheLedger(final List<String> pools) {
        final List<Lease> leases = casm.leases();
        for (final String pool : pools) {
            final long members = leases.stream().filter(lease -> pool.equals(lease.leaf("pool")))
                .mapToLong(lease -> 1L << 32 - Integer.parseInt(lease.block().split("/")[1])).sum();
            new Lab(casm).figures(pool, "allocated", members, "free", 65536 - members);
        }
    }
}

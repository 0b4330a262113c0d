/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.EventStream;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** What happens to leases when nobody does anything. */
@Order(100)
@Tag("durability")
@ExtendWith(SharedController.class)
class TimersTest {
    /** So short that nobody may count on seeing what comes between. */
    private static final String SHORT = "'min-lifetime':1,'offer-timeout':1,'grace-period':1,'quarantine':1";
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Controller controller;
    private final CasmClient casm;
    private final Lab lab;

    TimersTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
        lab = new Lab(casm);
    }

    private String state(final Lease lease) {
        final Lease now = casm.lease(lease.id());
        return now == null ? "gone" : String.valueOf(now.state());
    }

    private void await(final Lease lease, final String state) {
        Await.value(lease.id() + " is " + state, LIMIT, () -> state(lease), state::equals);
    }

    @Test
    void leaseExpiresIsQuarantinedAndIsFreeAgain() throws IOException {
        final String pool = lab.pool4("10.0.0.0/32", SHORT);
        try (var stream = new EventStream(controller, "allocation:allocation-changed")) {
            final Lease lease = one(casm.allocate(pool, "'lifetime':1"));

            await(lease, "gone");
            lab.awaitFigures(pool, "allocated", 0, "quarantined", 0, "free", 1);
            final var told = Await.value("what became of it", LIMIT, () -> stream.received("allocation-changed",
                one -> lease.id().equals(Json.text(one, "lease-id"))), all -> all.size() > 3);
            assertEquals(List.of("active", "expired", "quarantined"), told.stream().limit(3)
                .map(one -> Json.text(one, "new-state")).toList(), told::toString);
        }
        assertEquals("10.0.0.0/32", one(casm.allocate(pool, "")).block());
    }

    @Test
    void leaseThatExpiredIsNotFreeYet() {
        final String grace = lab.pool4("10.0.0.0/32", "'min-lifetime':1,'grace-period':600");
        final String quarantine = lab.pool4("10.0.0.0/32", "'min-lifetime':1,'grace-period':0,'quarantine':600");
        final Lease expired = one(casm.allocate(grace, "'lifetime':1"));
        final Lease quarantined = one(casm.allocate(quarantine, "'lifetime':1"));

        await(expired, "expired");
        lab.awaitFigures(grace, "allocated", 1, "free", 0);
        await(quarantined, "quarantined");
        lab.awaitFigures(quarantine, "allocated", 0, "quarantined", 1, "free", 0);
    }

    @Test
    void expiredLeaseCanBeRenewedInItsGrace() {
        final String pool = lab.pool4("10.0.0.0/32", "'min-lifetime':1,'grace-period':600");
        final Lease lease = one(casm.allocate(pool, "'lifetime':1"));
        await(lease, "expired");

        final Answer answer = done(casm.call("casm-allocation:renew", "'request-id':'" + CasmClient.newId()
            + "','lease':[{'lease-id':'" + lease.id() + "','lifetime':3600}]"));

        assertEquals("granted", answer.lease().leaf("result"), answer::toString);
        assertEquals("active", state(lease));
    }

    @Test
    void offerThatIsNotConfirmedGoesBack() {
        final String pool = lab.pool4("10.0.0.0/32", SHORT);
        final String patient = lab.pool4("10.0.0.0/32", "'offer-timeout':600");
        final Lease offer = one(casm.allocate(pool, "'hold':true"));
        one(casm.allocate(patient, "'hold':true"));
        lab.awaitFigures(patient, "offered", 1, "free", 0);

        await(offer, "gone");

        lab.awaitFigures(pool, "offered", 0, "quarantined", 0, "free", 1);
        final Answer late = casm.call("casm-allocation:confirm",
            "'request-id':'" + CasmClient.newId() + "','lease-id':['" + offer.id() + "']");
        assertTrue(Objects.equals(late.appTag(), "casm:lease-state")
            || Objects.equals(late.appTag(), "casm:unknown-lease"), late::toString);
    }

    @Test
    void allTimersGoOnAfterAKill() {
        final String rules = "'min-lifetime':1,'offer-timeout':4,'grace-period':5,'quarantine':5";
        final String pool = lab.pool4("10.0.0.0/24", rules);
        final String later = lab.pool4("10.0.0.0/24", "'min-lifetime':1,'offer-timeout':600,'grace-period':600,"
            + "'quarantine':600");
        final Lease active = one(casm.allocate(pool, "'lifetime':5"));
        final Lease offer = one(casm.allocate(pool, "'hold':true"));
        final Lease quarantined = one(casm.allocate(pool, ""));
        final Lease expired = one(casm.allocate(later, "'lifetime':1"));
        final Lease longOffer = one(casm.allocate(later, "'hold':true"));
        final Lease longQuarantined = one(casm.allocate(later, ""));
        for (final Lease lease : new Lease[] {quarantined, longQuarantined}) {
            done(casm.call("casm-allocation:release",
                "'request-id':'" + CasmClient.newId() + "','lease-id':['" + lease.id() + "']"));
        }
        await(expired, "expired");
        final String until = Objects.requireNonNull(casm.lease(longQuarantined.id())).leaf("state-until");
        assertNotNull(until);

        controller.kill9();
        controller.start();

        assertEquals("expired", state(expired));
        assertEquals("offered", state(longOffer));
        assertEquals("quarantined", state(longQuarantined));
        assertEquals(until, Objects.requireNonNull(casm.lease(longQuarantined.id())).leaf("state-until"));
        lab.awaitFigures(later, "offered", 1, "allocated", 1, "quarantined", 1, "free", 253);
        // what ended meanwhile, and what ends now
        await(offer, "gone");
        await(quarantined, "gone");
        await(active, "gone");
        lab.awaitFigures(pool, "offered", 0, "allocated", 0, "quarantined", 0, "free", 256);
        assertEquals("active", done(casm.call("casm-allocation:confirm",
            "'request-id':'" + CasmClient.newId() + "','lease-id':['" + longOffer.id() + "']")).lease().state());
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** What becomes of a lease after it was granted. */
@Order(11)
@ExtendWith(SharedController.class)
class LeaseLifeTest {
    private final CasmClient casm;
    private final Lab lab;

    LeaseLifeTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    @Test
    void renewCountsFromNow() {
        final String pool = lab.pool4("10.0.0.0/24");
        final Lease lease = one(casm.allocate(pool, "'lifetime':100"));

        final Answer answer = renew("{'lease-id':'" + lease.id() + "','lifetime':172800}");

        final Lease renewed = done(answer).lease();
        assertEquals("granted", renewed.leaf("result"), answer::toString);
        assertEquals("172800", renewed.leaf("lifetime"));
        assertEquals("2", renewed.leaf("generation"));
        final Lease stored = casm.lease(lease.id());
        final var distance = Duration.between(OffsetDateTime.now(),
            OffsetDateTime.parse(Json.need(stored.json(), "expires-at")));
        assertTrue(distance.toSeconds() > 172_700, stored::toString);
        refused(renew("{'lease-id':'999-999'}"), 409, "data-missing", "casm:unknown-lease");
        final String both = done(renew("{'lease-id':'" + lease.id() + "'},{'lease-id':'999-999'}")).output().toString();
        assertTrue(both.contains("{\"lease-id\":\"999-999\",\"result\":\"denied\"}"), both);
        assertEquals("3", casm.lease(lease.id()).leaf("generation"));
        lab.figures(pool, "allocated", 1);
    }

    private Answer renew(final String leases) {
        return casm.call("casm-allocation:renew", "'request-id':'" + CasmClient.newId() + "','lease':[" + leases + "]");
    }

    @Test
    void attributesOfThePoolGoWithEachLeaseUnlessItHasItsOwn() {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/24'}],"
            + "'attribute':[{'name':'mtu','value':'9000'},{'name':'site','value':'all'}]");
        final Lease lease = one(casm.allocate(pool, "'attribute':[{'name':'site','value':'berlin'}]"));

        final Map<String, String> found = Json.list(casm.lease(lease.id()).json(), "attribute").stream()
            .collect(Collectors.toMap(one -> Json.need(one, "name"), one -> Json.need(one, "value")));

        assertEquals(Map.of("mtu", "9000", "site", "berlin"), found);
    }

    @Test
    void releasedMembersAreQuarantinedAndNotFree() {
        final String pool = lab.pool4("10.0.0.0/32", "'quarantine':3600");
        final Lease lease = one(casm.allocate(pool, ""));

        final Lease released = done(casm.call("casm-allocation:release",
            "'request-id':'" + CasmClient.newId() + "','lease-id':['" + lease.id() + "']")).lease();

        assertEquals("quarantined", released.state());
        lab.figures(pool, "quarantined", 1, "allocated", 0, "free", 0);
        refused(casm.allocate(pool, ""), 409, "resource-denied", "casm:pool-exhausted");
    }

    @Test
    void releasedMembersAreFreeAtOnceWhenAskedFor() {
        final String pool = lab.pool4("10.0.0.0/32", "'quarantine':3600");
        final Lease lease = one(casm.allocate(pool, ""));

        done(casm.release(lease.id()));

        lab.figures(pool, "quarantined", 0, "allocated", 0, "free", 1);
        assertNull(casm.lease(lease.id()));
        assertEquals("10.0.0.0/32", one(casm.allocate(pool, "")).block());
    }

    @Test
    void releaseOfAnOwnerTakesAllOfItAndNoMore() {
        final String pool = lab.pool4("10.0.0.0/24");
        final String device = Lab.name("pe");
        one(casm.allocate(pool, "'device-id':'" + device + "'"));
        one(casm.allocate(pool, "'device-id':'" + device + "','prefix-length':28"));
        final Lease other = one(casm.allocate(pool, "'device-id':'other'"));

        final Answer answer = done(casm.call("casm-allocation:release", "'request-id':'" + CasmClient.newId()
            + "','device-id':'" + device + "','skip-quarantine':true"));

        assertEquals(2, answer.leases().size(), answer::toString);
        lab.figures(pool, "allocated", 1);
        assertEquals("active", casm.lease(other.id()).state());
    }

    @Test
    void releasingTwiceSucceedsTwice() {
        final String pool = lab.pool4("10.0.0.0/30");
        final Lease lease = one(casm.allocate(pool, ""));

        done(casm.release(lease.id()));
        done(casm.release(lease.id()));

        lab.figures(pool, "allocated", 0, "free", 4);
        // and does not take it from the next holder
        final Lease next = one(casm.allocate(pool, ""));
        assertEquals(lease.block(), next.block());
        done(casm.release(lease.id()));
        assertEquals("active", casm.lease(next.id()).state());
    }

    @Test
    void repeatedRequestGetsTheFirstAnswer() {
        final String pool = lab.pool4("10.0.0.0/24");
        final String id = CasmClient.newId();
        final Lease first = one(casm.allocate(id, pool, "'tenant':'acme','prefix-length':30"));

        final Answer second = done(casm.allocate(id, pool, "'tenant':'acme','prefix-length':30"));

        assertEquals("duplicate", second.result(), second::toString);
        assertEquals(first.id(), second.lease().id());
        assertEquals(first.block(), second.lease().block());
        lab.figures(pool, "allocated", 4);
    }

    @Test
    void repeatedRequestWithOtherContentIsRefused() {
        final String pool = lab.pool4("10.0.0.0/24");
        final String id = CasmClient.newId();
        one(casm.allocate(id, pool, "'tenant':'acme'"));

        refused(casm.allocate(id, pool, "'tenant':'acme','prefix-length':30"), 400, "invalid-value",
            "casm:request-mismatch");
        refused(casm.allocate(id, pool, "'tenant':'other'"), 400, "invalid-value", "casm:request-mismatch");
        refused(casm.call("casm-allocation:release", "'request-id':'" + id + "','tenant':'acme'"), 400,
            "invalid-value", "casm:request-mismatch");
        lab.figures(pool, "allocated", 1);
    }

    @Test
    void repeatedReleaseAndRenewAreDoneOnce() {
        final String pool = lab.pool4("10.0.0.0/24", "'quarantine':3600");
        final Lease lease = one(casm.allocate(pool, ""));
        final String renew = "'request-id':'" + CasmClient.newId() + "','lease':[{'lease-id':'" + lease.id()
            + "','lifetime':7200}]";
        done(casm.call("casm-allocation:renew", renew));
        done(casm.call("casm-allocation:renew", renew));
        assertEquals("2", casm.lease(lease.id()).leaf("generation"));
        final String release = "'request-id':'" + CasmClient.newId() + "','lease-id':['" + lease.id() + "']";
        done(casm.call("casm-allocation:release", release));
        done(casm.call("casm-allocation:release", release));
        assertEquals("3", casm.lease(lease.id()).leaf("generation"));
        lab.figures(pool, "quarantined", 1);
    }

    @Test
    void lookupKnowsTheHolderNowAndThen() {
        final String pool = lab.pool4("10.0.0.0/32");
        final Lease first = one(casm.allocate(pool, "'subscriber':'line-1'"));
        final Instant then = Instant.now();
        Await.until("the clock moved", Duration.ofSeconds(5), () -> Instant.now().isAfter(then.plusMillis(50)));
        done(casm.release(first.id()));
        final Lease second = one(casm.allocate(pool, "'subscriber':'line-2'"));

        final List<Lease> now = casm.lookup(pool, "10.0.0.0");
        assertEquals(1, now.size(), now::toString);
        assertEquals(second.id(), now.getFirst().id());
        assertEquals("line-2", now.getFirst().leaf("subscriber"));
        final List<Lease> past = CasmClient.holders(casm.call("casm-allocation:lookup",
            "'address-space':'" + pool + "','address':'10.0.0.0','at':'" + then + "'"));
        assertEquals(1, past.size(), past::toString);
        assertEquals(first.id(), past.getFirst().id());
        assertEquals("line-1", past.getFirst().leaf("subscriber"));
        assertNotEquals(first.id(), second.id());
        assertEquals(List.of(), casm.lookup(pool, "10.0.0.1"));
        refused(casm.call("casm-allocation:lookup", "'address-space':'nowhere','address':'10.0.0.0'"), 409,
            "data-missing", "casm:no-matching-pool");
        assertEquals(List.of(), CasmClient.holders(casm.call("casm-allocation:lookup",
            "'address-space':'" + pool + "','address':'10.0.0.0','at':'2020-01-01T00:00:00Z'")));
    }

    @Test
    void lookupFindsAMacAddressInsideARun() {
        final String pool = lab.pool("mac-local",
            "'segment':[{'id':'a','mac-start':'02:00:5e:20:00:00','mac-count':'256'}]");
        final Lease lease = one(casm.allocate(pool, "'count':'16','contiguous':true,'device-id':'pe1'"));

        final List<Lease> holders = CasmClient.holders(casm.call("casm-allocation:lookup",
            "'address-space':'" + pool + "','mac':'02:00:5E:20:00:0f'"));

        assertEquals(List.of(lease.id()), holders.stream().map(Lease::id).toList());
        assertEquals("pe1", holders.getFirst().leaf("device-id"));
    }
}

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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.EventStream;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** The flows of section 5.2 of the draft, between a device's agent and the Coordinator. */
@Order(30)
@ExtendWith(SharedController.class)
class DeviceTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final CasmClient casm;
    private final Controller controller;
    private final Lab lab;
    private String device;
    private int message;

    DeviceTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
        lab = new Lab(casm);
    }

    @BeforeEach
    void makeDevice() {
        device = Lab.name("bng");
        made(put(device, "'role':['casm-types:bng']"));
    }

    private Answer put(final String id, final String leaves) {
        return casm.restconf().put("data/casm-device:devices/device=" + id,
            Json.of("{'casm-device:device':[{'device-id':'%s',%s}]}", id, leaves));
    }

    private String pool(final String prefix, final String rest) {
        return lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'" + prefix + "'}],'unit':{'prefix-length':28}"
            + (rest.isEmpty() ? "" : "," + rest));
    }

    private Answer send(final String rpc, final String id, final int boot, final String leaves) {
        return casm.call("casm-device:" + rpc, "'device-id':'" + device + "','message-id':'" + id
            + "','incarnation':'" + boot + "'" + (leaves.isEmpty() ? "" : "," + leaves));
    }

    private Answer send(final String rpc, final String leaves) {
        return send(rpc, "m" + ++message, 1, leaves);
    }

    private static String item(final String pool, final String more) {
        return "'item':[{'name':'a','pool':'" + pool + "'" + (more.isEmpty() ? "" : "," + more) + "}]";
    }

    private static String lease(final Lease lease) {
        return "'lease':[{'lease-id':'" + lease.id() + "'}]";
    }

    private String state(final Lease lease) {
        final Lease now = casm.lease(lease.id());
        return now == null ? "released" : String.valueOf(now.state());
    }

    /** Section 5.2.2, steps 1 to 4; R24, R52. */
    @Test
    void section522StartsUpWithoutConfiguration() {
        final String pool = pool("10.0.0.0/24", "");
        final Answer registered = done(send("register-device", "'capability':['test']"));
        assertEquals("60", Json.text(registered.output(), "keepalive-interval"));

        final Lease lease = one(send("address-pool-request", "'reason':'start-up'," + item(pool,
            "'desired-prefix-length':27")));

        assertEquals("10.0.0.0/27", lease.block());
        assertEquals("active", state(lease));
        assertEquals(device, casm.lease(lease.id()).leaf("device-id"));
        final var known = Json.object(casm.restconf().get("data/casm-device:devices/device=" + device
            + "/state?content=nonconfig").body(), "state");
        assertEquals("connected", Json.text(known, "connection"));
        assertEquals("1", Json.text(known, "leases"));
        assertEquals("2", Json.text(known, "units"));
        assertNotNull(Json.text(known, "last-seen"));
    }

    /** Section 5.2.2, step 1; R62. */
    @Test
    void section522KeepsWhatADeviceStillHolds() {
        final String pool = pool("10.0.0.0/24", "");
        final Lease held = one(send("address-pool-request", item(pool, "")));

        final Answer answer = send("address-pool-request", "m1", 2, "'reason':'start-up','existing':[{'lease-id':'"
            + held.id() + "'},{'lease-id':'lost','pool':'" + pool + "','prefix':'10.0.0.128/28'},"
            + "{'lease-id':'foreign','prefix':'192.168.77.0/24'}]");

        assertEquals(200, answer.status(), answer::toString);
        final List<Lease> leases = answer.leases();
        assertEquals(List.of("active", "active", "released"), List.of("", "lost", "foreign").stream()
            .map(id -> leases.stream().filter(lease -> id.isEmpty() ? lease.id().equals(held.id())
                : id.equals(lease.leaf("replaces")) || id.equals(lease.id())).findAny().orElseThrow().state())
            .toList(), answer::toString);
    }

    /** Section 5.2.2, step 3; R63, R64. */
    @Test
    void section522ChoosesThePoolByMechanismAndPorts() {
        final String nat = pool("10.0.0.0/24", "'selector':{'transition-mechanism':['casm-types:nat44'],"
            + "'location':['" + device + "']}");
        final String ports = lab.pool("port-set", "'segment':[{'id':'a','prefix':'10.9.0.0/24'}],"
            + "'unit':{'count':'1024'},'selector':{'transition-mechanism':['casm-types:lw4o6'],'location':['"
            + device + "']}");
        put(device, "'location':'" + device + "','role':['casm-types:bng']");

        assertEquals(nat, one(send("address-pool-request",
            "'item':[{'name':'a','transition-mechanism':'casm-types:cgn'}]")).leaf("pool"));
        final String shared = "'item':[{'name':'a','transition-mechanism':'casm-types:lw4o6'}]";
        assertEquals("denied", send("address-pool-request", shared).result());
        assertEquals(ports, one(send("address-pool-request", "'port-allocation':true," + shared)).leaf("pool"));
    }

    /** Section 5.2.5; R29, R72. */
    @Test
    void section525AddsSpaceUntilThereIsNone() {
        final String pool = pool("10.0.0.0/27", "'lease':{'quarantine':0}");
        final Lease first = one(send("address-pool-request", item(pool, "")));
        final Lease second = one(send("address-pool-request", "'reason':'exhaustion'," + item(pool, "")));
        assertNotEquals(first.block(), second.block());
        assertEquals("active", state(first));

        final String third = "'reason':'exhaustion'," + item(pool, "");
        final Answer full = send("address-pool-request", "full", 1, third);
        assertEquals("retry-later", full.result(), full::toString);
        assertEquals("60", Json.text(full.output(), "retry-after"));
        done(send("address-pool-release", "'done':true," + lease(first)));
        assertEquals(first.block(), one(send("address-pool-request", "full", 1, third)).block());
    }

    /** Section 4, step 5; R27. */
    @Test
    void section4RenewsAllKindsTogether() {
        final String four = pool("10.0.0.0/24", "");
        final String six = lab.pool("ipv6-ula", "'segment':[{'id':'a','prefix':'fd00::/40'}],"
            + "'unit':{'prefix-length':48}");
        final String ports = lab.pool("port-set", "'segment':[{'id':'a','prefix':'10.9.0.0/24'}],"
            + "'unit':{'count':'1024'}");
        final Answer granted = send("address-pool-request", "'port-allocation':true,'item':[{'name':'a','pool':'" + four
            + "'},{'name':'b','pool':'" + six + "'},{'name':'c','pool':'" + ports + "'}]");
        final List<Lease> leases = Lab.granted(granted);
        assertEquals(3, leases.size(), granted::toString);

        final Answer renewed = send("address-pool-renew", "'lease':[{'lease-id':'" + leases.get(0).id()
            + "','lifetime':1234},{'lease-id':'" + leases.get(1).id() + "'},{'lease-id':'" + leases.get(2).id()
            + "'},{'lease-id':'nope'}]");

        assertEquals("partial", renewed.result(), renewed::toString);
        assertEquals(List.of("2", "2", "2"), renewed.leases().stream().limit(3).map(one -> one.leaf("generation"))
            .toList(), renewed::toString);
        assertEquals("1234", renewed.leases().getFirst().leaf("lifetime"));
        assertEquals("denied", renewed.leases().getLast().leaf("result"));
        refused(send("address-pool-renew", "'lease':[{'lease-id':'nope'}]"), 409, "data-missing",
            "casm:unknown-lease");
    }

    /** Section 5.2.6, steps 2 to 6; R74, R75, R76. */
    @Test
    void section526GivesBackAndConfirms() {
        final String pool = pool("10.0.0.0/28", "'lease':{'quarantine':0}");
        final Lease lease = one(send("address-pool-request", item(pool, "")));

        assertEquals("releasing", one(send("address-pool-release", "'reason':'idle'," + lease(lease))).state());
        assertEquals("releasing", state(lease));
        final String other = device;
        device = Lab.name("other");
        made(put(device, "'role':['casm-types:bng']"));
        assertEquals("retry-later", send("address-pool-request", item(pool, "")).result());
        device = other;
        assertEquals("granted", done(send("address-pool-release-confirm", "'lease-id':['" + lease.id() + "']"))
            .result());
        assertEquals("released", state(lease));
        assertEquals("released", one(send("address-pool-release", lease(lease))).state());
    }

    /** Section 5.2.6 without step 6: the lifetime ends it, and nothing before. */
    @Test
    void section526WaitsForTheLifetimeWithoutConfirm() {
        final String pool = pool("10.0.0.0/28", "'lease':{'quarantine':0,'min-lifetime':1,'grace-period':0}");
        final Lease lease = one(send("address-pool-request", item(pool, "'lifetime':15")));
        send("address-pool-release", lease(lease));

        assertEquals("releasing", state(lease));
        Await.until("the lifetime is over", SOON, () -> "released".equals(state(lease)));
    }

    @Test
    void answersEachMessageOnceAlsoAfterAKill() {
        final String pool = pool("10.0.0.0/24", "");
        final String content = item(pool, "");
        final Lease first = one(send("address-pool-request", "once", 3, content));
        controller.kill9();
        controller.start();

        final Answer again = send("address-pool-request", "once", 3, "'attempt':2," + content);
        assertEquals("duplicate", again.result(), again::toString);
        assertEquals(first.id(), again.lease().id());
        refused(send("address-pool-request", "once", 3, item(pool, "'desired-units':2")), 400, "invalid-value",
            "casm:request-mismatch");
        refused(send("address-pool-request", "once", 2, content), 500, "operation-failed", "casm:stale-incarnation");
    }

    @Test
    void recallsALeaseUntilItIsBack() throws IOException {
        final String pool = pool("10.0.0.0/24", "'lease':{'quarantine':0}");
        final Lease lease = one(send("address-pool-request", item(pool, "")));
        try (var stream = new EventStream(controller, "device:lease-recalled")) {
            done(casm.call("casm-device:recall-lease", "'lease-id':['" + lease.id() + "'],'drain-timeout':600"));
            Await.until("the recall is told", SOON, () -> !stream.received("lease-recalled",
                one -> device.equals(Json.text(one, "device-id"))).isEmpty());
        }
        final Answer alive = done(send("keepalive", ""));
        assertEquals(lease.id(), Json.text(Json.list(alive.output(), "recalled").getFirst(), "lease-id"));
        refused(send("address-pool-renew", lease(lease)), 500, "operation-failed", "casm:lease-state");
        done(send("address-pool-release", "'reason':'recalled','done':true," + lease(lease)));
        assertTrue(Json.list(done(send("keepalive", "")).output(), "recalled").isEmpty());

        final Lease gone = one(send("address-pool-request", item(pool, "'lifetime':'infinite'")));
        done(casm.call("casm-device:recall-lease", "'lease-id':['" + gone.id() + "'],'force':true"));
        Await.until("the revoked lease is gone", SOON, () -> "released".equals(state(gone)));
    }

    @Test
    void noticesASilentDeviceAndKeepsItsLeases() throws IOException {
        final String pool = pool("10.0.0.0/24", "");
        put(device, "'report':{'keepalive-interval':1,'dead-after':2}");
        try (var stream = new EventStream(controller, "device:device-state-changed")) {
            final Lease lease = one(send("address-pool-request", item(pool, "")));
            Await.until("the device is lost", SOON, () -> !stream.received("device-state-changed",
                one -> device.equals(Json.text(one, "device-id")) && "lost".equals(Json.text(one, "connection")))
                .isEmpty());
            assertEquals("active", state(lease));
        }
        assertEquals("true", Json.text(done(send("keepalive", "")).output(), "query"));
    }

    @Test
    void letsOnlyItsPrincipalSpeakForADevice() {
        put(device, "'management':{'principal':'somebody-else'}");
        refused(send("keepalive", ""), 403, "access-denied", "casm:border");
        put(device, "'management':{'principal':'admin'}");
        assertEquals("granted", done(send("keepalive", "")).result());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        unknown tenant | 'tenant':'nobody' | casm:invalid-value
        unknown pool | 'pool-order':['nowhere'] | casm:invalid-value
        unknown control plane | 'control-plane':'nobody' | casm:invalid-value
        its own control plane | 'control-plane':'DEVICE' | casm:invalid-value
        """)
    void refusesDevicesThatNameWhatIsNotThere(final String name, final String leaves, final String appTag) {
        final String other = Lab.name("bad");
        refused(put(other, leaves.replace("DEVICE", other)), 400, "invalid-value", appTag);
        assertNull(Json.member(casm.restconf().get("data/casm-device:devices/device=" + other).body(), "device"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        no device | address-pool-request | 'message-id':'b1','item':[{'name':'a','pool':'p'}]
        no message-id | keepalive | 'device-id':'DEVICE'
        no type | address-pool-request | 'device-id':'DEVICE','message-id':'b2','item':[{'name':'a'}]
        nothing asked | address-pool-request | 'device-id':'DEVICE','message-id':'b3'
        two sizes | address-pool-request | 'device-id':'DEVICE','message-id':'b4',\
          'item':[{'name':'a','pool':'p','desired-units':1,'desired-count':'1'}]
        no units | address-pool-request | 'device-id':'DEVICE','message-id':'b5',\
          'item':[{'name':'a','pool':'p','desired-units':0}]
        nothing renewed | address-pool-renew | 'device-id':'DEVICE','message-id':'b6'
        nothing released | address-pool-release | 'device-id':'DEVICE','message-id':'b7'
        nothing confirmed | address-pool-release-confirm | 'device-id':'DEVICE','message-id':'b8'
        nothing recalled | recall-lease | 'force':true
        """)
    void refusesWhatIsNoMessage(final String name, final String rpc, final String leaves) {
        refused(casm.call("casm-device:" + rpc, leaves.replace("DEVICE", device)), 400, "invalid-value",
            "casm:invalid-value");
    }

    @Test
    void refusesUnknownDevices() {
        device = "nobody-knows";
        refused(send("keepalive", ""), 409, "data-missing", "casm:unknown-device");
    }
}

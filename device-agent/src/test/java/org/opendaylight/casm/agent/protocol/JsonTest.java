/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Instant TIME = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final Lease LEASE = new Lease("l-1", "access", "ipv4-private", Block.prefix("30.14.44.0/28"),
        "active", Lease.Terms.of(Duration.ofHours(1)), 3, Lease.Hosts.NONE);

    private static JsonObject input(final Request request) {
        return RequestJson.body(new Message(new Header("bng-1", "7-3", 2, 7, TIME), request))
            .getAsJsonObject("casm-device:input");
    }

    private static JsonObject json(final String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    @Test
    void writesAPoolRequest() {
        assertEquals(json("""
            {'device-id':'bng-1','message-id':'7-3','attempt':2,'incarnation':'7','timestamp':'2026-11-22T10:00:00Z',
             'item':[{'name':'nat','kind':'casm-types:ipv4-unicast','desired-units':2,'service':'casm-types:internet',
                      'transition-mechanism':'casm-types:nat44','pool':'access','lifetime':3600}],
             'reason':'start-up','port-allocation':true,
             'existing':[{'lease-id':'l-1','pool':'access','kind':'casm-types:ipv4-private','prefix':'30.14.44.0/28',
                          'generation':3}]}"""),
            input(new Request.Ask(List.of(new Item("nat", "ipv4-unicast", "access", Item.Hint.units(2), "internet",
                "nat44", Duration.ofHours(1))), Request.Reason.START_UP, true, List.of(LEASE))));
    }

    /** The example of the draft, section 5.2.3, step 2. */
    @Test
    void writesTheReportOfTheDraft() {
        final var usage = new Sample.Usage(16, 14, 9, 90, 87.5, List.of(new Sample.Ports("tcp", 20, 25.004, 5),
            new Sample.Ports("udp", 30, 31, 6)));
        assertEquals(json("""
            {'device-id':'bng-1','message-id':'7-3','attempt':2,'incarnation':'7','timestamp':'2026-11-22T10:00:00Z',
             'report-id':'r-1','sample':[{'period':'day','start':'2026-11-22T00:00:00Z','end':'2026-11-22T10:00:00Z',
             'pool-entry':'30.14.44.0/28','lease-id':'l-1','address-list':['30.14.44.0/28'],
             'kind':'casm-types:ipv4-private','technique':'casm-types:nat44','total-addresses':'16',
             'peak-addresses':'14','current-addresses':'9','average-address-ratio':'90.00',
             'peak-address-ratio':'87.50','ports':[
                {'protocol':'tcp','average-ratio':'20.00','peak-ratio':'25.00','current-ratio':'5.00'},
                {'protocol':'udp','average-ratio':'30.00','peak-ratio':'31.00','current-ratio':'6.00'}]}]}"""),
            input(new Request.Report("r-1", List.of(new Sample(Sample.Period.DAY, Instant.parse("2026-11-22T00:00:00Z"),
                TIME, "30.14.44.0/28", LEASE, "nat44", usage)))));
    }

    @Test
    void writesReleaseAndConfirmation() {
        final JsonObject release = input(new Request.Release(List.of(LEASE), Request.ReleaseReason.BELOW_THRESHOLD));
        assertEquals(json("{'a':[{'lease-id':'l-1','prefix':'30.14.44.0/28'}]}").get("a"), release.get("lease"));
        assertEquals("below-threshold", release.get("reason").getAsString());
        final JsonObject confirm = input(new Request.Confirm(List.of("l-1")));
        assertEquals(json("{'a':['l-1']}").get("a"), confirm.get("lease-id"));
        assertTrue(confirm.get("success").getAsBoolean());
    }

    @Test
    void readsLeasesWithTheirVerdicts() {
        final var replied = assertInstanceOf(Outcome.Replied.class, ReplyJson.output("""
            {"casm-device:output":{"message-id":"7-3","result":"partial","reason":"no IPv6","retry-after":30,"lease":[
              {"lease-id":"a","pool":"p","kind":"casm-types:ipv4-public","prefix":"192.0.2.0/24","state":"active",
               "lifetime":600,"renew-after":300,"rebind-after":525,"expires-at":"2026-11-22T12:10:00+02:00",
               "generation":1,"result":"granted","gateway":"192.0.2.1","dns-server":["192.0.2.2"],
               "attribute":[{"name":"domain-name","value":"a.example"}]},
              {"lease-id":"b","range-start":"192.0.2.9","range-end":"192.0.2.9","state":"active","lifetime":"infinite",
               "port-set":{"start-port":1024,"end-port":2047},"result":"granted","replaces":"old"},
              {"lease-id":"c","state":"released","result":"denied","reason":"unknown"}]}}"""));

        assertEquals(Outcome.Result.PARTIAL, replied.result());
        assertEquals(Duration.ofSeconds(30), replied.retryAfter());
        final Lease first = replied.answers().get(0).lease();
        assertNotNull(first);
        assertEquals(Duration.ofSeconds(300), first.terms().renewAfter());
        assertEquals(Instant.parse("2026-11-22T10:10:00Z"), first.terms().expiresAt());
        assertEquals("192.0.2.1", first.hosts().gateway());
        final Lease second = replied.answers().get(1).lease();
        assertNotNull(second);
        assertNull(second.terms().lifetime());
        assertEquals(PortSet.run(1024, 2047), second.block().ports());
        assertEquals("old", replied.answers().get(1).replaces());
        assertEquals(new Outcome.Answer("c", null, false, "released", "unknown", null), replied.answers().get(2));
        // what is written to the state file is read back
        assertEquals(first, LeaseJson.read(LeaseJson.write(first)));
        assertEquals(second, LeaseJson.read(LeaseJson.write(second)));
    }

    @Test
    void readsWhatElseIsWanted() {
        final var replied = assertInstanceOf(Outcome.Replied.class, ReplyJson.output("""
            {"casm-device:output":{"result":"granted","query":true,"keepalive-interval":30,"report-interval":900,
             "recalled":[{"lease-id":"a","drain-until":"2026-11-22T10:00:00Z"},{"lease-id":"b"}]}}"""));
        assertEquals(new Outcome.Orders(Duration.ofSeconds(30), Duration.ofSeconds(900), true,
            List.of(new Outcome.Recall("a", Instant.parse("2026-11-22T10:00:00Z")), new Outcome.Recall("b", null)),
            false), replied.orders());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html/>", "{}", "[]", "{\"casm-device:output\":{}}",
        "{\"casm-device:output\":{\"result\":\"maybe\"}}",
        "{\"casm-device:output\":{\"result\":\"granted\",\"lease\":[{\"lease-id\":\"a\",\"prefix\":\"x\"}]}}" })
    void takesWhatIsNoAnswerForNone(final String text) {
        assertInstanceOf(Outcome.Unanswered.class, ReplyJson.output(text));
        assertNull(ReplyJson.error(text));
    }

    @Test
    void readsTheFirstError() {
        final Outcome.Refused refused = ReplyJson.error("""
            {"errors":{"error":[{"error-type":"application","error-tag":"operation-failed",
             "error-app-tag":"casm:stale-incarnation","error-message":"older"}]}}""");
        assertNotNull(refused);
        assertTrue(refused.is("stale-incarnation"));
        assertEquals("older", refused.text());
    }
}

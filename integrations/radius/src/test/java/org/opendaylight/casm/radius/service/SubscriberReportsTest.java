/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.net.InetAddresses;
import com.google.common.util.concurrent.Futures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Type;
import org.opendaylight.casm.radius.usage.Sample;

/** What the accounting of subscribers makes a server report. */
class SubscriberReportsTest {
    private static final Attribute SESSION = Attribute.text(Type.ACCT_SESSION_ID, "s1");

    private final Stage stage = new Stage("v4", "v6");

    private void given() {
        stage.requested = new Reply.Done(List.of(Stage.lease("l4", "v4", "10.0.0.0", 24),
            Stage.lease("l6", "v6", "2001:db8::", 48)), false);
        assertEquals(Code.ACCESS_ACCEPT, Futures.getUnchecked(stage.access()).orElseThrow().code());
    }

    private void accounting(final int status, final Attribute... more) {
        assertEquals(Code.ACCOUNTING_RESPONSE, Futures.getUnchecked(stage.accounting(status, more)).orElseThrow()
            .code());
    }

    private static Attribute framed(final int number) {
        return Attribute.address(Type.FRAMED_IP_ADDRESS, InetAddresses.forString("10.0.0." + number));
    }

    @Test
    void reportsWhatSubscribersUseWhenTheCoordinatorAsks() {
        given();
        accounting(1, SESSION, framed(1));
        accounting(1, SESSION, framed(1));
        accounting(3, Attribute.text(Type.ACCT_SESSION_ID, "s2"), framed(2));
        stage.service.look();
        assertEquals(List.of(), stage.reports);

        stage.query = true;
        stage.now = stage.now.plusSeconds(60);
        accounting(2, SESSION);
        stage.service.look();

        final var report = stage.reports.getFirst();
        assertEquals(6, report.size());
        final var day = report.stream().filter(sample -> sample.leaseId().equals("l4")
            && sample.period() == Sample.Period.DAY).findFirst().orElseThrow();
        assertEquals(new Sample.Figures(256L, 2, 1, 2), day.figures());
        assertEquals("10.0.0.0/24", day.entry());
        stage.service.look();
        assertEquals(1, stage.reports.size());
    }

    @Test
    void reportsEachIntervalAndAgainWhenItWasNotTaken() {
        given();
        accounting(1, SESSION, framed(1));
        stage.reported = new Reply.Later("not now");
        stage.now = stage.now.plusSeconds(86_400);
        stage.service.look();
        assertEquals(1, stage.reports.size());

        stage.reported = new Reply.Done(List.of(), false);
        stage.now = stage.now.plusSeconds(20);
        stage.service.look();
        assertEquals(2, stage.reports.size());
        stage.now = stage.now.plusSeconds(86_399);
        stage.service.look();
        assertEquals(2, stage.reports.size());
        stage.now = stage.now.plusSeconds(1);
        stage.service.look();
        assertEquals(3, stage.reports.size());
    }

    @Test
    void aServerThatStartsHasNoSubscribers() {
        given();
        accounting(1, SESSION, framed(1));
        stage.now = stage.now.plusSeconds(60);
        accounting(7);
        stage.now = stage.now.plusSeconds(86_400);
        stage.service.look();

        assertEquals(List.of(0L), stage.reports.getFirst().stream().map(sample -> sample.figures().current())
            .distinct().toList());
    }
}

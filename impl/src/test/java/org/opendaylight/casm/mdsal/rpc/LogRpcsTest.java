/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.Event.Category;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.InMemoryEventStore;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.ExportLogInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.QueryLogInput.Order;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.QueryLogInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.VerifyLogInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yangtools.yang.common.Uint32;

@ExtendWith(MockitoExtension.class)
class LogRpcsTest {
    private static final Instant T0 = Leases.CREATED;

    private final CoordinatorHolder holder = new CoordinatorHolder();
    private final InMemoryEventStore store = new InMemoryEventStore();
    private final QueryLogRpc query = new QueryLogRpc(holder, Runnable::run);
    @Mock
    private Coordinator coordinator;

    @BeforeEach
    void serve() throws EventStoreException {
        holder.serve(coordinator, new AllocationEngine(() -> "l"), store);
        final var lease = Leases.active("l1", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24");
        store.append(Batch.at(1, 1).upsert(LeaseUpsert.of(lease))
            .event(Event.of(T0, Category.LEASE, "allocate", "anna").source("rpc").addressSpace("space").pool("p")
                .tenant("t").leaseId("l1").deviceId("d").resource("10.0.0.0/24").requestId("r1").before(null)
                .after("{\"a\":1}").build())
            .event(Event.of(T0.plusSeconds(1), Category.REFUSAL, "allocate", "ben").outcome(Event.Outcome.REFUSED)
                .errorAppTag("casm:border").detail("no \"way\"").build())
            .event(Event.of(T0.plusSeconds(2), Category.POOL, "pool-changed", "anna").resource("not a block").build())
            .event(Event.of(T0.plusSeconds(3), Category.SOUTHBOUND, "push", "adapter")
                .outcome(Event.Outcome.FAILED).build())
            .event(Event.of(T0.plusSeconds(4), Category.SYSTEM, "start", "coordinator").build()).build());
    }

    private List<Integer> found(final QueryLogInputBuilder input) throws ExecutionException {
        return Rpcs.output(query.invoke(input.build())).nonnullEntry().stream()
            .map(entry -> entry.getSequence().intValue()).toList();
    }

    private static QueryLogInputBuilder where() {
        return new QueryLogInputBuilder();
    }

    @Test
    void showsAllOfAnEntry() throws ExecutionException {
        final var entries = Rpcs.output(query.invoke(where().build())).nonnullEntry();

        final var first = entries.get(0);
        assertEquals("2026-11-22T10:00:00.123456Z", first.getTime().getValue());
        assertEquals("allocation", first.getCategory());
        assertEquals("allocate", first.getEvent());
        assertEquals("anna", first.getActor());
        assertEquals("rpc", first.getSource());
        assertEquals("t", first.getTenant().getValue());
        assertEquals("d", first.getDeviceId());
        assertEquals("p", first.getPool().getValue());
        assertEquals("l1", first.getLeaseId().getValue());
        assertEquals("r1", first.getRequestId().getValue());
        assertEquals("10.0.0.0/24", ((Prefix) first.getResource()).getPrefix().stringValue());
        assertEquals(Outcome.Success, first.getOutcome());
        assertNull(first.getBefore());
        assertEquals("{\"a\":1}", first.getAfter());
        assertNull(first.getPreviousDigest());
        assertEquals(first.getDigest(), entries.get(1).getPreviousDigest());
        assertEquals(Outcome.Denied, entries.get(1).getOutcome());
        assertEquals("casm:border", entries.get(1).getErrorAppTag());
        assertNull(entries.get(2).getResource());
        assertEquals(Outcome.Failure, entries.get(3).getOutcome());
    }

    @Test
    void meetsTheConditions() throws ExecutionException {
        assertEquals(List.of(1, 2, 3, 4, 5), found(where()));
        assertEquals(List.of(1), found(where().setCategory(Set.of("allocation"))));
        assertEquals(List.of(2, 3, 5), found(where().setCategory(Set.of("audit"))));
        assertEquals(List.of(1, 4), found(where().setCategory(Set.of("device", "allocation"))));
        assertEquals(List.of(1), found(where().setCategory(Set.of("dns", "allocation"))));
        assertEquals(List.of(), found(where().setCategory(Set.of("dns"))));
        assertEquals(List.of(), found(where().setCategory(Set.of("of a later version"))));
        assertEquals(List.of(1), found(where().setAddress("10.0.0.77")));
        assertEquals(List.of(), found(where().setAddress("10.0.1.0/24")));
        assertEquals(List.of(1, 3), found(where().setActor("anna")));
        assertEquals(List.of(2), found(where().setOutcome(Outcome.Denied)));
        assertEquals(List.of(1), found(where().setPool(new Name("p")).setTenant(new Name("t")).setDeviceId("d")));
        assertEquals(List.of(2, 3), found(where().setFromTime(new DateAndTime("2026-11-22T11:00:01+01:00"))
            .setToTime(new DateAndTime("2026-11-22T10:00:03.123456Z"))));
    }

    @Test
    void goesOnWhereThePartBeforeEnded() throws ExecutionException {
        for (var order : Order.values()) {
            final var seen = new ArrayList<Integer>();
            @Nullable String cursor = null;
            do {
                final var part = Rpcs.output(query.invoke(where().setLimit(Uint32.TWO).setOrder(order)
                    .setCursor(cursor).build()));
                part.nonnullEntry().forEach(entry -> seen.add(entry.getSequence().intValue()));
                cursor = part.getNextCursor();
                assertEquals(cursor != null, part.getTruncated());
            } while (cursor != null);
            assertEquals(order == Order.OldestFirst ? List.of(1, 2, 3, 4, 5) : List.of(5, 4, 3, 2, 1), seen);
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws ExecutionException {
        for (var input : List.of(where().setAddress("10.0.0.1/8"), where().setAddress("x"), where().setCursor("2"),
                where().setCursor("n2"), where().setCursor("o"),
                where().setFromTime(new DateAndTime("2026-13-01T00:00:00Z")),
                where().setFromTime(new DateAndTime("2026-11-22T10:00:01Z"))
                    .setToTime(new DateAndTime("2026-11-22T10:00:00Z")))) {
            assertEquals("invalid-value", Rpcs.error(query.invoke(input.build())).getTag().elementBody());
        }
    }

    @Test
    void exportsLines() throws ExecutionException {
        final var export = new ExportLogRpc(holder, Runnable::run);

        final var part = Rpcs.output(export.invoke(new ExportLogInputBuilder().setLimit(Uint32.TWO).build()));
        final var rest = Rpcs.output(export.invoke(new ExportLogInputBuilder().setCursor(part.getNextCursor())
            .build()));

        assertEquals(2, part.getLine().size());
        assertEquals(3, rest.getLine().size());
        assertNull(rest.getNextCursor());
        final var first = JsonParser.parseString(part.getLine().get(0)).getAsJsonObject();
        assertEquals("1", first.get("sequence").getAsString());
        assertEquals("10.0.0.0/24", first.get("prefix").getAsString());
        assertEquals("success", first.get("outcome").getAsString());
        assertEquals("{\"a\":1}", first.get("after").getAsString());
        assertEquals("no \"way\"", JsonParser.parseString(part.getLine().get(1)).getAsJsonObject().get("detail")
            .getAsString());
    }

    @Test
    void verifiesTheLog() throws ExecutionException {
        final var output = Rpcs.output(new VerifyLogRpc(holder, Runnable::run).invoke(
            new VerifyLogInputBuilder().build()));

        assertTrue(output.getIntact());
        assertNull(output.getFirstBad());
        assertEquals(5, output.getEntriesChecked().intValue());
    }

    @Test
    void waitsForNobodyElseThanItsExecutor() {
        final var tasks = new ArrayList<Runnable>();

        final var answer = new QueryLogRpc(holder, tasks::add).invoke(where().build());

        assertEquals(false, answer.isDone());
        tasks.forEach(Runnable::run);
        assertTrue(answer.isDone());
    }
}

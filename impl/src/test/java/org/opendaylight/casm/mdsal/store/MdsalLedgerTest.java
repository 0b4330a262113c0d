/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.mdsal.CommitRefusals;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.service.Ledger.Batch;
import org.opendaylight.casm.service.Ledger.Entry;
import org.opendaylight.casm.service.Ledger.Position;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.TransactionChain;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;

class MdsalLedgerTest extends AbstractConcurrentDataBrokerTest {
    private static final Lease A = Leases.active("a", ObjectKind.IPV4_PRIVATE, "10.0.0.1/32");
    private static final Lease B = Leases.active("b", ObjectKind.IPV4_PRIVATE, "10.0.0.2/32");

    private final LedgerGuard guard = new LedgerGuard(new CommitRefusals());
    private DataBroker broker;
    private MdsalLedger ledger;

    MdsalLedgerTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        broker = spy(getDataBroker());
        ledger = ledger();
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private MdsalLedger ledger() {
        return new MdsalLedger(broker, guard, Instant::now);
    }

    private static void get(final CompletionStage<@Nullable Void> stage) throws Exception {
        stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static LedgerException failure(final CompletionStage<@Nullable Void> stage) {
        return assertInstanceOf(LedgerException.class,
            assertThrows(ExecutionException.class, () -> get(stage)).getCause());
    }

    private static Batch put(final long version, final Lease... leases) {
        return new Batch(version, List.of(leases).stream().map(lease -> new Entry(lease, version)).toList(), List.of());
    }

    private Map<String, Long> versions() throws LedgerException {
        final var versions = new HashMap<String, Long>();
        ledger.forEach(versions::put);
        return versions;
    }

    @Test
    void isEmptyAtFirst() throws LedgerException {
        assertEquals(new Position(0, 0), ledger.position());
        assertEquals(Map.of(), versions());
    }

    @Test
    void writesPutsAndDeletes() throws Exception {
        get(ledger.open(new Position(1, 0)));

        get(ledger.write(put(1, A)));
        get(ledger.write(put(2, B)));
        assertEquals(Map.of("a", 1L, "b", 2L), versions());
        get(ledger.write(new Batch(3, List.of(), List.of("a", "never there"))));

        assertEquals(new Position(1, 3), ledger.position());
        final var leases = new HashMap<Lease, Long>();
        ledger.forEachLease(entry -> leases.put(entry.lease(), entry.version()));
        assertEquals(Map.of(B, 2L), leases);
    }

    @Test
    void keepsSeveralWritesUnderWayInOrder() throws Exception {
        get(ledger.open(new Position(1, 0)));
        CompletionStage<@Nullable Void> last = ledger.write(put(1, A));
        for (int version = 2; version <= 50; version++) {
            last = ledger.write(put(version, B));
        }

        get(last);

        assertEquals(Map.of("a", 1L, "b", 50L), versions());
    }

    @Test
    void refusesAnOwnerThatLostItsPlace() throws Exception {
        get(ledger.open(new Position(1, 0)));
        get(ledger.write(put(1, A)));
        final var next = ledger();
        get(next.open(new Position(2, 1)));

        assertTrue(failure(ledger.write(put(2, B))).getMessage().contains("another owner"));
        // and it cannot push the new one aside
        assertTrue(failure(ledger.open(new Position(1, 2))).getMessage().contains("another owner"));
        get(next.write(put(2, A)));
        next.close();

        assertEquals(new Position(2, 2), ledger.position());
        assertEquals(Map.of("a", 2L), versions());
    }

    @Test
    void refusesASecondOwnerOfTheSameEpoch() throws Exception {
        get(ledger.open(new Position(1, 0)));
        final var second = ledger();

        failure(second.open(new Position(1, 0)));
        failure(second.open(new Position(1, 0)));
        second.close();

        get(ledger.write(put(1, A)));
    }

    @Test
    void cannotWriteBeforeItIsOpen() throws Exception {
        get(ledger.open(new Position(4, 0)));

        failure(ledger().write(put(1, A)));
    }

    @Test
    void opensALedgerThatWasWiped() throws Exception {
        get(ledger.open(new Position(3, 0)));
        final var wipe = getDataBroker().newWriteOnlyTransaction();
        wipe.delete(org.opendaylight.mdsal.common.api.LogicalDatastoreType.CONFIGURATION,
            org.opendaylight.yangtools.binding.DataObjectIdentifier.builder(
                org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122
                    .Ledger.class).build());
        wipe.commit().get();

        failure(ledger.write(put(1, A)));
        get(ledger.open(new Position(3, 1)));
        get(ledger.write(put(2, A)));

        assertEquals(new Position(3, 2), ledger.position());
    }

    @Test
    void goesOnOnANewChainAfterAFailure() throws Exception {
        final TransactionChain broken = spy(getDataBroker().createTransactionChain());
        doThrow(new IllegalStateException("the chain has failed")).doCallRealMethod().when(broken)
            .newReadWriteTransaction();
        doAnswer(call -> broken).doCallRealMethod().when(broker).createTransactionChain();

        assertThrows(IllegalStateException.class, () -> ledger.open(new Position(1, 0)));
        get(ledger.open(new Position(1, 0)));

        get(ledger.write(put(1, A)));
    }

    @Test
    void tellsAFailedCommitAndGoesOn() throws Exception {
        get(ledger.open(new Position(1, 0)));
        // somebody else changes the position between reading and committing
        final var real = getDataBroker();
        final var next = ledger();
        final TransactionChain racing = spy(real.createTransactionChain());
        doAnswer(call -> {
            final var tx = spy((org.opendaylight.mdsal.binding.api.ReadWriteTransaction) call.callRealMethod());
            doAnswer(commit -> {
                get(next.open(new Position(2, 0)));
                return commit.callRealMethod();
            }).when(tx).commit(any(), any());
            return tx;
        }).doCallRealMethod().when(racing).newReadWriteTransaction();
        final var late = new MdsalLedger(broker, guard, Instant::now);
        doAnswer(call -> racing).doCallRealMethod().when(broker).createTransactionChain();

        failure(late.open(new Position(3, 0)));
        get(late.open(new Position(4, 0)));

        assertEquals(new Position(4, 0), late.position());
        late.close();
        next.close();
    }
}

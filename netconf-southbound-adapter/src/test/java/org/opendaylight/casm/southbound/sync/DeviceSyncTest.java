/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.device.Device;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.BoundLease;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.IpBlock;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.RoutePolicy;
import org.opendaylight.casm.southbound.plan.Scope;
import org.opendaylight.casm.southbound.sync.DeviceSync.Input;
import org.opendaylight.casm.southbound.sync.LeaseStatus.Phase;

class DeviceSyncTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LeaseBook book = new LeaseBook();
    private final FakeMemory memory = new FakeMemory();
    private final FakeBoard board = new FakeBoard();
    private final FakeDevice device = new FakeDevice();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private DeviceSync sync;

    /** A device in memory, which can be away, refuse, be busy or be slow. */
    private static final class FakeDevice implements Device {
        final Map<String, DeviceItem> items = new ConcurrentHashMap<>();
        volatile boolean away;
        volatile int busy;
        volatile String refuses = "none";
        volatile boolean lies;
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile CountDownLatch reached = new CountDownLatch(1);
        volatile int transactions;

        @Override
        public Optional<String> inexpressible(final DeviceItem item) {
            return Optional.empty();
        }

        @Override
        public String path(final DeviceItem item) {
            return "/" + item.key();
        }

        @Override
        public DeviceState read(final Scope scope) throws DeviceException {
            check();
            return new DeviceState(items, Set.of("eth0"), Set.of(""), Map.of());
        }

        @Override
        public DeviceInventory inventory() {
            return new DeviceInventory(List.of(), List.of());
        }

        @Override
        public synchronized void apply(final DeviceEdit edit, final DeviceState state) throws DeviceException {
            check();
            reached.countDown();
            await(gate);
            if (busy > 0) {
                busy--;
                throw new DeviceException(Reason.BUSY, "lock-denied");
            }
            if (edit.add().stream().anyMatch(item -> item.key().contains(refuses))) {
                throw new DeviceException(Reason.REJECTED, "invalid-value");
            }
            transactions++;
            if (!lies) {
                edit.remove().forEach(item -> items.remove(item.key()));
                edit.add().forEach(item -> items.put(item.key(), item));
            }
        }

        private void check() throws DeviceException {
            if (away) {
                throw new DeviceException(Reason.UNREACHABLE, "the device is not connected");
            }
        }

        private static void await(final CountDownLatch latch) throws DeviceException {
            try {
                if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new DeviceException(Reason.TIMEOUT, "no answer");
                }
            } catch (InterruptedException e) {
                throw new DeviceException(Reason.UNREACHABLE, "interrupted", e);
            }
        }

        Set<String> keys() {
            return Set.copyOf(items.keySet());
        }
    }

    /** A memory that is as durable as the test. */
    private static final class FakeMemory implements Memory {
        final Map<String, DeviceItem> items = new ConcurrentHashMap<>();

        @Override
        public Set<String> nodes() {
            return items.isEmpty() ? Set.of() : Set.of("pe1");
        }

        @Override
        public Map<String, DeviceItem> recorded(final String nodeId) {
            return new HashMap<>(items);
        }

        @Override
        public void remember(final String nodeId, final Collection<DeviceItem> added,
                final Map<String, Set<String>> leasesByKey) {
            items.putAll(added.stream().collect(Collectors.toMap(DeviceItem::key, item -> item)));
        }

        @Override
        public void forget(final String nodeId, final Collection<String> keys) {
            items.keySet().removeAll(keys);
        }
    }

    /** Keeps what is shown. */
    private static final class FakeBoard implements StatusBoard {
        final Map<String, LeaseStatus> shown = new ConcurrentHashMap<>();
        final Map<String, LeaseStatus> announced = new ConcurrentHashMap<>();
        final Map<String, Phase> latest = new ConcurrentHashMap<>();

        @Override
        public void show(final Collection<LeaseStatus> changed, final Collection<String> gone) {
            changed.forEach(status -> shown.put(status.leaseId(), status));
            changed.forEach(status -> latest.put(status.leaseId(), status.phase()));
            gone.forEach(shown::remove);
        }

        @Override
        public void announceFailure(final LeaseStatus status) {
            announced.put(status.leaseId(), status);
        }

        boolean is(final String leaseId, final Phase phase) {
            final var status = shown.get(leaseId);
            return status != null && status.phase() == phase;
        }
    }

    @BeforeEach
    void start() {
        sync = new DeviceSync(book, nodeId -> {
            if (device.away) {
                throw new DeviceException(Reason.UNREACHABLE, "the device is not connected");
            }
            return device;
        }, memory, board, timer);
        book.putPolicy("pool", new RoutePolicy(true, true, NextHop.BLACKHOLE, "", null));
    }

    @AfterEach
    void stop() {
        sync.close();
        timer.shutdownNow();
    }

    private void ready() {
        for (var input : Input.values()) {
            sync.ready(input);
        }
    }

    private void put(final String id, final String prefix, final boolean wanted) {
        sync.changed(book.put(id, Optional.of(new LeaseBook.Entry(new BoundLease(id, "pool", "pe1", "eth0", "", 0,
            IpBlock.of(IpPrefix.parse(prefix))), wanted))));
    }

    private void remove(final String id) {
        sync.changed(book.put(id, Optional.empty()));
    }

    private void await(final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "not in time: " + board.shown + " " + device.items);
            Thread.onSpinWait();
        }
    }

    @Test
    void touchesNoDeviceBeforeAllInputsAreKnown() {
        memory.items.putAll(Map.of("address 192.0.2.1 eth0", new DeviceItem.Address("eth0",
            IpPrefix.parse("192.0.2.0/25").firstUsable(), 25)));
        device.items.putAll(memory.items);
        List.of(Input.LEASES, Input.POOLS, Input.ATTACHMENTS).forEach(sync::ready);
        put("l1", "192.0.2.0/25", true);

        assertEquals(0, device.transactions);

        sync.ready(Input.COORDINATOR);
        await(() -> board.is("l1", Phase.DONE));
        assertEquals(Set.of("address 192.0.2.1 eth0", "route 192.0.2.0/25 "), device.keys());
    }

    @Test
    void followsALeaseThroughItsLife() {
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.DONE));
        put("l2", "192.0.2.128/25", true);
        await(() -> board.is("l2", Phase.DONE));
        assertEquals(Set.of("address 192.0.2.1 eth0", "address 192.0.2.129 eth0", "route 192.0.2.0/24 "),
            device.keys());

        put("l1", "192.0.2.0/25", false);
        await(() -> board.is("l1", Phase.NOT_REQUIRED));
        assertEquals(Set.of("address 192.0.2.129 eth0", "route 192.0.2.128/25 "), device.keys());

        remove("l1");
        remove("l2");
        await(() -> board.shown.isEmpty() && device.items.isEmpty() && memory.items.isEmpty());
        // it was told that l2 is off the device, too
        assertEquals(Map.of("l1", Phase.NOT_REQUIRED, "l2", Phase.NOT_REQUIRED), board.latest);
    }

    @Test
    void makesOneTransactionOfWhatComesInMeanwhile() {
        device.gate = new CountDownLatch(1);
        ready();
        put("l0", "192.0.2.0/32", true);
        await(() -> device.reached.getCount() == 0);
        for (int i = 1; i < 100; i++) {
            put("l" + i, "192.0.2." + i + "/32", true);
        }
        device.gate.countDown();

        await(() -> board.is("l99", Phase.DONE));
        assertEquals(2, device.transactions);
    }

    @Test
    void servesADeviceThatComesBack() {
        device.away = true;
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.PENDING));

        device.away = false;
        sync.connected("pe1");

        await(() -> board.is("l1", Phase.DONE));
    }

    @Test
    void cleansADeviceThatWasAwayWhenItsLeaseEnded() {
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.DONE));
        device.away = true;
        remove("l1");
        assertFalse(device.items.isEmpty());

        device.away = false;
        sync.connected("pe1");

        await(() -> device.items.isEmpty() && memory.items.isEmpty());
    }

    @Test
    void triesABusyDeviceAgainByItself() {
        device.busy = 1;
        ready();
        put("l1", "192.0.2.0/25", true);

        await(() -> board.is("l1", Phase.DONE));
        assertTrue(board.shown.get("l1").attempts() >= 2);
    }

    @Test
    void keepsServingOthersWhenOneLeaseIsRefused() {
        device.refuses = "192.0.2.129";
        ready();
        put("good", "192.0.2.0/26", true);
        put("bad", "192.0.2.128/25", true);
        put("fine", "198.51.100.0/25", true);

        await(() -> board.is("good", Phase.DONE) && board.is("fine", Phase.DONE)
            && Optional.ofNullable(board.shown.get("bad")).filter(status -> status.phase() == Phase.FAILED)
                .flatMap(LeaseStatus::error).filter(error -> error.message().equals("invalid-value")).isPresent());
        assertEquals("operation-failed", board.announced.get("bad").error().orElseThrow().tag());
    }

    @Test
    void doesNotBelieveADeviceThatSaysOkAndDoesNothing() {
        device.lies = true;
        ready();
        put("l1", "192.0.2.0/25", true);

        await(() -> board.is("l1", Phase.FAILED));
        assertTrue(board.shown.get("l1").error().orElseThrow().message().contains("did not refuse it"));
    }

    @Test
    void putsBackWhatARestartedDeviceForgot() {
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.DONE));
        device.items.clear();

        sync.connected("pe1");

        await(() -> device.items.size() == 2);
    }

    @Test
    void removesWhatItPushedBeforeItsMemoryWasLost() {
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.DONE));
        memory.items.clear();

        sync.connected("pe1");
        await(() -> memory.items.keySet().equals(device.keys()));
        assertEquals(1, device.transactions);
        remove("l1");

        await(() -> device.items.isEmpty() && memory.items.isEmpty());
    }

    @Test
    void takesWhatItFindsInPlaceForItsOwn() throws Exception {
        device.items.put("address 192.0.2.1 eth0", new DeviceItem.Address("eth0",
            IpPrefix.parse("192.0.2.0/25").firstUsable(), 25));
        device.items.put("address 192.0.2.129 eth0", new DeviceItem.Address("eth0",
            IpPrefix.parse("192.0.2.128/25").firstUsable(), 25));
        book.putPolicy("pool", RoutePolicy.NONE);
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.DONE));

        assertEquals(0, device.transactions);
        assertEquals(Set.of("address 192.0.2.1 eth0"), Set.copyOf(memory.items.keySet()));
        remove("l1");
        await(() -> memory.items.isEmpty());
        assertEquals(Set.of("address 192.0.2.129 eth0"), device.keys());
    }

    @Test
    void doesNotTakeOverWhatDiffers() {
        device.items.put("address 192.0.2.1 eth0", new DeviceItem.Address("eth0",
            IpPrefix.parse("192.0.2.0/24").firstUsable(), 24));
        ready();
        put("l1", "192.0.2.0/25", true);

        await(() -> board.is("l1", Phase.FAILED));
        assertTrue(memory.items.isEmpty());
    }

    @Test
    void comparesAndPushesOnDemand() throws Exception {
        ready();
        put("l1", "192.0.2.0/25", true);
        await(() -> board.is("l1", Phase.DONE));
        device.items.remove("address 192.0.2.1 eth0");

        assertEquals("/address 192.0.2.1 eth0", sync.compare("pe1", false).get(0).path());
        assertTrue(board.is("l1", Phase.DRIFT));
        assertTrue(sync.push("pe1"));

        assertTrue(sync.compare("pe1", false).isEmpty());
        assertTrue(board.is("l1", Phase.DONE));
    }
}

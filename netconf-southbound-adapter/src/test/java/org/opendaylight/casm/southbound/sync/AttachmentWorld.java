/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.VlanTags;
import org.opendaylight.casm.southbound.sync.LeaseStatus.Phase;

/** A controller with one device, whose parts can be started afresh. */
final class AttachmentWorld implements AutoCloseable {
    static final String NODE = "pe1";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final FakePe device = new FakePe();
    final Map<String, LeaseStatus> shown = new ConcurrentHashMap<>();
    final Map<String, Map<String, Set<String>>> remembered = new ConcurrentHashMap<>();
    private final Map<String, DeviceItem> memory = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    LeaseBook book = new LeaseBook();
    DeviceSync sync = newSync();

    private DeviceSync newSync() {
        return new DeviceSync(book, nodeId -> {
            if (!NODE.equals(nodeId)) {
                throw new DeviceException(Reason.UNKNOWN, "the NETCONF topology has no such device; mount it first");
            }
            if (device.away) {
                throw new DeviceException(Reason.UNREACHABLE, "the device is not connected");
            }
            return device;
        }, new Remembering(), new Board(), timer);
    }

    /** Another start of the controller, which knows only what was stored. */
    void restart(final Attachment... configured) {
        sync.close();
        shown.clear();
        book = new LeaseBook();
        sync = newSync();
        for (var attachment : configured) {
            book.put(attachment.owner(), Optional.of(new LeaseBook.Entry(attachment, true)));
        }
        sync.recall(book.attachments().keySet());
        ready();
    }

    void ready() {
        List.of(DeviceSync.Input.values()).forEach(sync::ready);
    }

    void put(final Attachment... attachments) {
        for (var attachment : attachments) {
            book.put(attachment.owner(), Optional.of(new LeaseBook.Entry(attachment, true)));
        }
        sync.changed(Set.of(NODE));
    }

    void remove(final String attachmentId) {
        sync.changed(book.retire(Attachment.owner(attachmentId)));
    }

    boolean is(final String attachmentId, final Phase phase, final long revision) {
        final var status = shown.get(Attachment.owner(attachmentId));
        return status != null && status.phase() == phase && status.revision() == revision;
    }

    String error(final String attachmentId) {
        return shown.get(Attachment.owner(attachmentId)).error().orElseThrow().message();
    }

    void await(final BooleanSupplier condition) {
        final long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "not in time: " + shown + " " + device.items);
            Thread.onSpinWait();
        }
    }

    static Attachment.Instance vrf(final String name) {
        return new Attachment.Instance(new DeviceItem.Instance(name, false, "65000:1", Set.of("65000:10"),
            Set.of("65000:10"), DeviceItem.Overlay.NONE), true);
    }

    /** An access of a VPN with a VLAN, an address and a route. */
    static Attachment access(final String id, final long revision, final String vrf, final int vlan,
            final String address) {
        return new Attachment(id, NODE, revision, Optional.of(vrf(vrf)),
            Optional.of(new Attachment.Port("ge0", Optional.of(new VlanTags(vlan, 0)))),
            List.of(new Attachment.Address(IpAddress.parse(address), 31)),
            List.of(new Attachment.Route(IpPrefix.parse("198.51." + vlan + ".0/24"),
                new Gateway(IpAddress.parse("192.0.2.1")))), "", Optional.empty());
    }

    @Override
    public void close() {
        sync.close();
        timer.shutdownNow();
    }

    private final class Remembering implements Memory {
        @Override
        public Set<String> nodes() {
            return memory.isEmpty() ? Set.of() : Set.of(NODE);
        }

        @Override
        public Map<String, DeviceItem> recorded(final String nodeId) {
            return NODE.equals(nodeId) ? new HashMap<>(memory) : Map.of();
        }

        @Override
        public Map<String, Set<String>> attachments(final String nodeId) {
            return Map.copyOf(remembered.getOrDefault(nodeId, Map.of()));
        }

        @Override
        public void remember(final String nodeId, final Collection<DeviceItem> items,
                final Map<String, Set<String>> leasesByKey) {
            items.forEach(item -> {
                memory.put(item.key(), item);
                remembered.computeIfAbsent(nodeId, key -> new ConcurrentHashMap<>()).put(item.key(),
                    leasesByKey.getOrDefault(item.key(), Set.of()));
            });
        }

        @Override
        public void forget(final String nodeId, final Collection<String> keys) {
            memory.keySet().removeAll(keys);
            remembered.getOrDefault(nodeId, new ConcurrentHashMap<>()).keySet().removeAll(keys);
        }
    }

    private final class Board implements StatusBoard {
        @Override
        public void show(final Collection<LeaseStatus> changed, final Collection<String> gone) {
            changed.forEach(status -> shown.put(status.leaseId(), status));
            gone.forEach(shown::remove);
        }

        @Override
        public void announceFailure(final LeaseStatus status) {
            // the service tells of it
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DevicePort;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all devices in agreement with their leases. Changes are only noted by the caller's thread; devices are
 * worked on by virtual threads, one for each device that has work, so that a slow one holds up no other.
 *
 * <p>No device is touched before all inputs are known: what is not known yet would look like a lease that ended.
 */
public final class DeviceSync implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceSync.class);

    private final LeaseBook book;
    private final Memory memory;
    private final DeviceQueue.Environment environment;
    private final ExecutorService workers;
    private final Map<String, DeviceQueue> queues = new ConcurrentHashMap<>();
    private final Set<Input> missing = EnumSet.allOf(Input.class);

    /** What has to be known before devices are touched. */
    public enum Input {
        /** All leases were read. */
        LEASES,
        /** All pools were read. */
        POOLS,
        /** All attachments were read. */
        ATTACHMENTS,
        /** The Coordinator has its ledger together, or has had the time for it. */
        COORDINATOR
    }

    /**
     * Creates the synchronisation; it waits for its inputs.
     *
     * @param book leases, kept up to date by the caller
     * @param port devices
     * @param memory what was pushed before
     * @param board where statuses are shown
     * @param timer starts retries; stays the caller's
     */
    public DeviceSync(final LeaseBook book, final DevicePort port, final Memory memory, final StatusBoard board,
            final ScheduledExecutorService timer) {
        this.book = requireNonNull(book);
        this.memory = requireNonNull(memory);
        workers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("casm-device-", 0).factory());
        environment = new DeviceQueue.Environment(new Reconciler(book, port, memory), book, board,
            new RetryPolicy(RandomGenerator.getDefault()), workers, timer);
    }

    /**
     * Notes that an input is complete.
     *
     * @param input the input
     */
    public void ready(final Input input) {
        synchronized (missing) {
            if (!missing.remove(input) || !missing.isEmpty()) {
                return;
            }
        }
        final var nodes = devices();
        LOG.info("Provisioning of devices started, {} devices have leases or remains of leases", nodes.size());
        changed(nodes);
    }

    /**
     * Notes that something changed about devices.
     *
     * @param nodeIds the devices
     */
    public void changed(final Collection<String> nodeIds) {
        if (isReady()) {
            nodeIds.forEach(nodeId -> queue(nodeId).trigger());
        }
    }

    /**
     * Notes that a device connected.
     *
     * @param nodeId the device
     */
    public void connected(final String nodeId) {
        if (isReady() && devices().contains(nodeId)) {
            queue(nodeId).connected();
        }
    }

    /**
     * Returns the devices that have leases or remains of leases.
     *
     * @return node-ids
     */
    public Set<String> devices() {
        final var nodes = new HashSet<>(book.nodes());
        nodes.addAll(memory.nodes());
        return nodes;
    }

    /**
     * Compares a device with its leases. Blocks.
     *
     * @param nodeId the device
     * @param adopt whether to forget what the device does not hold any more
     * @return the differences
     * @throws DeviceException if the device cannot be read, or the inputs are not complete
     */
    public List<Difference> compare(final String nodeId, final boolean adopt) throws DeviceException {
        if (!isReady()) {
            throw new DeviceException(DeviceException.Reason.BUSY, "the controller is still starting");
        }
        return queue(nodeId).compare(adopt).differences();
    }

    /**
     * Compares a device with its leases and attachments. Blocks.
     *
     * @param nodeId the device
     * @return what was found
     * @throws DeviceException if the device cannot be read, or the inputs are not complete
     */
    Reconciler.Comparison survey(final String nodeId) throws DeviceException {
        if (!isReady()) {
            throw new DeviceException(DeviceException.Reason.BUSY, "the controller is still starting");
        }
        return queue(nodeId).compare(false);
    }

    /**
     * Tells what would come of attachments, without changing anything. Blocks.
     *
     * @param nodeId the device
     * @param proposals attachments, which replace those of the same name
     * @return the device and the way to them
     * @throws DeviceException if the device cannot be read, or the inputs are not complete
     */
    Reconciler.View propose(final String nodeId, final List<Attachment> proposals) throws DeviceException {
        if (!isReady()) {
            throw new DeviceException(DeviceException.Reason.BUSY, "the controller is still starting");
        }
        return environment.reconciler().propose(nodeId, proposals);
    }

    /**
     * Finds attachments that are gone but may have left something on devices, and notes them as on the way out.
     *
     * @param present owners of the attachments that there are
     */
    void recall(final Set<String> present) {
        for (var nodeId : memory.nodes()) {
            memory.attachments(nodeId).values().stream().flatMap(Set::stream).distinct()
                .filter(owner -> !present.contains(owner) && !book.contains(owner))
                .forEach(owner -> book.put(owner, Optional.of(new LeaseBook.Entry(
                    Attachment.remains(Attachment.idOf(owner).orElseThrow(), nodeId), false))));
        }
    }

    /**
     * Brings a device into agreement with its leases. Blocks.
     *
     * @param nodeId the device
     * @return true if it is in full agreement now
     * @throws DeviceException if the device cannot be read or changed, or the inputs are not complete
     */
    public boolean push(final String nodeId) throws DeviceException {
        if (!isReady()) {
            throw new DeviceException(DeviceException.Reason.BUSY, "the controller is still starting");
        }
        final var pass = queue(nodeId).pass();
        if (pass.failure().isPresent()) {
            throw pass.failure().orElseThrow();
        }
        return !pass.rejected();
    }

    private boolean isReady() {
        synchronized (missing) {
            return missing.isEmpty();
        }
    }

    private DeviceQueue queue(final String nodeId) {
        return queues.computeIfAbsent(nodeId, key -> new DeviceQueue(key, environment));
    }

    @Override
    public void close() {
        queues.values().forEach(DeviceQueue::close);
        // a transaction that is under way is given up; the next start completes it
        workers.shutdownNow();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.Bound;
import org.opendaylight.casm.southbound.run.SingleWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of one device. However many changes come in while a pass runs, one more pass covers them all, so a device
 * that is slow gets fewer and larger transactions. Safe for use by several threads.
 */
final class DeviceQueue {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceQueue.class);

    private final String nodeId;
    private final Environment environment;
    /** Held during a pass: the device is looked at and changed by one at a time. */
    private final ReentrantLock device = new ReentrantLock();
    private final Map<String, Shown> shown = new HashMap<>();
    private final SingleWorker worker;

    private boolean again;
    private boolean closed;
    private int failures;

    /**
     * What all queues share.
     *
     * @param reconciler does the passes
     * @param book the leases
     * @param board shows the outcome
     * @param policy when to try again
     * @param workers runs passes, which block
     * @param timer starts retries
     */
    record Environment(Reconciler reconciler, LeaseBook book, StatusBoard board, RetryPolicy policy, Executor workers,
            ScheduledExecutorService timer) {

    }

    /** What was shown for a lease, and what the lease was like then. */
    private record Shown(LeaseStatus status, Bound lease) {

    }

    DeviceQueue(final String nodeId, final Environment environment) {
        this.nodeId = requireNonNull(nodeId);
        this.environment = requireNonNull(environment);
        worker = new SingleWorker(environment.workers, environment.timer, this::work, this::trigger);
    }

    /** Asks for a pass, now or after the one that runs. */
    synchronized void trigger() {
        if (!closed && !worker.begin()) {
            again = true;
        }
    }

    /** Asks for a pass and forgets how often it failed: the device has just come back. */
    synchronized void connected() {
        failures = 0;
        trigger();
    }

    synchronized void close() {
        closed = true;
        worker.endPause();
    }

    private void work() {
        // what a bug leaves behind is tried again, too
        Optional<Duration> delay = Optional.of(Duration.ofMinutes(1));
        try {
            delay = delay(pass());
        } finally {
            end(delay);
        }
    }

    private synchronized void end(final Optional<Duration> delay) {
        final boolean more = again;
        again = false;
        worker.end(closed || more ? Optional.empty() : delay);
        if (more) {
            trigger();
        }
    }

    private synchronized Optional<Duration> delay(final Pass pass) {
        final var reason = pass.failure().map(DeviceException::reason)
            .or(() -> pass.rejected() ? Optional.of(Reason.REJECTED) : Optional.empty());
        final int inARow = reason.isPresent() ? failures + 1 : 0;
        failures = inARow;
        return reason.map(why -> environment.policy.delay(why, inARow));
    }

    /**
     * Does a pass in the calling thread, which blocks.
     *
     * @return what came out
     */
    Pass pass() {
        device.lock();
        try {
            final var leases = environment.book.leases(nodeId);
            final var pass = environment.reconciler.run(nodeId, starting -> showStarting(starting, leases));
            pass.failure().ifPresentOrElse(failure -> LOG.info("Device {} not provisioned: {}: {}", nodeId,
                failure.reason(), failure.getMessage()), () -> LOG.debug("Device {} in agreement", nodeId));
            if (pass.failure().isEmpty() && !pass.rejected()) {
                showRemoved(leases);
            }
            show(pass.results(), leases, pass.failure().isPresent());
            return pass;
        } finally {
            device.unlock();
        }
    }

    /**
     * Compares in the calling thread, which blocks, and shows leases that are not fully on the device as drifted.
     *
     * @param adopt whether to forget what the device does not hold any more
     * @return what was found
     * @throws DeviceException if the device cannot be read
     */
    Reconciler.Comparison compare(final boolean adopt) throws DeviceException {
        device.lock();
        try {
            final var leases = environment.book.leases(nodeId);
            final var comparison = environment.reconciler.compare(nodeId, adopt);
            final var drifted = new HashMap<String, Pass.Result>();
            comparison.results().forEach((leaseId, result) -> {
                final var before = shown.get(leaseId);
                if (result.phase() == LeaseStatus.Phase.FAILED && before != null
                        && before.status.phase() == LeaseStatus.Phase.DONE) {
                    drifted.put(leaseId, new Pass.Result(LeaseStatus.Phase.DRIFT, result.error(), Optional.empty()));
                } else if (result.phase() == LeaseStatus.Phase.DONE && before != null
                        && before.status.phase() == LeaseStatus.Phase.DRIFT) {
                    drifted.put(leaseId, result);
                }
            });
            shown.forEach((leaseId, before) -> drifted.computeIfAbsent(leaseId, key -> new Pass.Result(
                before.status.phase(), before.status.error(), before.status.route())));
            show(drifted, leases, false);
            return comparison;
        } finally {
            device.unlock();
        }
    }

    private void showStarting(final Set<String> leaseIds, final Map<String, LeaseBook.Entry> leases) {
        final var changed = new ArrayList<LeaseStatus>();
        for (var leaseId : leaseIds) {
            final var entry = leases.get(leaseId);
            if (entry != null) {
                final var status = LeaseStatus.of(leaseId, nodeId, LeaseStatus.Phase.IN_PROGRESS)
                    .withRevision(entry.lease().revision()).withAttempts(attempts(entry.lease()) + 1);
                changed.add(status);
            }
        }
        environment.board.show(changed, List.of());
    }

    /** Says of leases that are gone that the device holds nothing of them, before their status is taken down. */
    private void showRemoved(final Map<String, LeaseBook.Entry> leases) {
        environment.board.show(shown.entrySet().stream()
            .filter(entry -> !leases.containsKey(entry.getKey()) && !environment.book.contains(entry.getKey())
                && Attachment.idOf(entry.getKey()).isEmpty()
                && entry.getValue().status.phase() != LeaseStatus.Phase.NOT_REQUIRED)
            .map(entry -> LeaseStatus.of(entry.getKey(), nodeId, LeaseStatus.Phase.NOT_REQUIRED)).toList(), List.of());
    }

    private int attempts(final Bound lease) {
        final var before = shown.get(lease.owner());
        return before == null || !before.lease.equals(lease) ? 0 : before.status.attempts();
    }

    private void show(final Map<String, Pass.Result> results, final Map<String, LeaseBook.Entry> leases,
            final boolean keepDone) {
        final var changed = new ArrayList<LeaseStatus>();
        final var gone = new ArrayList<String>();
        results.forEach((leaseId, result) -> {
            final var entry = leases.get(leaseId);
            if (entry == null) {
                // came after the pass had begun: the next one has it
                return;
            }
            if (isOff(leaseId, entry, result)) {
                shown.remove(leaseId);
                if (environment.book.finish(leaseId)) {
                    gone.add(leaseId);
                }
                return;
            }
            final var before = shown.get(leaseId);
            if (before != null && before.lease.equals(entry.lease()) && entry.wanted()) {
                final boolean wasDone = before.status.phase() == LeaseStatus.Phase.DONE;
                final boolean settled = wasDone && keepDone || result.equals(new Pass.Result(before.status.phase(),
                    before.status.error(), before.status.route())) && wasDone;
                if (settled) {
                    return;
                }
            }
            final var status = new LeaseStatus(leaseId, nodeId, result.phase(), count(entry.lease(), result),
                result.error(), result.route(), entry.lease().revision());
            if (before == null || !before.status.equals(status)) {
                changed.add(status);
                if (status.phase() == LeaseStatus.Phase.FAILED
                        && (before == null || !before.status.error().equals(status.error()))) {
                    environment.board.announceFailure(status);
                }
            }
            shown.put(leaseId, new Shown(status, entry.lease()));
        });
        shown.keySet().removeIf(leaseId -> {
            if (leases.containsKey(leaseId)) {
                return false;
            }
            if (!environment.book.contains(leaseId)) {
                gone.add(leaseId);
            }
            return true;
        });
        if (!changed.isEmpty() || !gone.isEmpty()) {
            environment.board.show(changed, gone);
        }
    }

    /** Whether nothing is left of an attachment that was taken back. */
    private static boolean isOff(final String owner, final LeaseBook.Entry entry, final Pass.Result result) {
        return !entry.wanted() && result.phase() == LeaseStatus.Phase.NOT_REQUIRED
            && Attachment.idOf(owner).isPresent();
    }

    private int count(final Bound lease, final Pass.Result result) {
        return switch (result.phase()) {
            case NOT_REQUIRED -> 0;
            case DRIFT, REMOVING -> attempts(lease);
            case PENDING, IN_PROGRESS, DONE, FAILED -> attempts(lease) + 1;
        };
    }
}

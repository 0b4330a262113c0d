/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.opendaylight.casm.southbound.device.Device;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.device.DevicePort;
import org.opendaylight.casm.southbound.plan.BoundLease;
import org.opendaylight.casm.southbound.plan.DeviceDiff;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceIntent;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.IntentPlanner;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * Brings one device into agreement with its leases: plan, read, record, change, read back, forget. What is in place
 * already is recorded, too.
 *
 * <p>What is done does not depend on what was done before, so a pass that was interrupted anywhere is completed by the
 * next one. Blocks; one pass at a time for each device.
 */
final class Reconciler {
    private final LeaseBook book;
    private final DevicePort port;
    private final Memory memory;

    Reconciler(final LeaseBook book, final DevicePort port, final Memory memory) {
        this.book = requireNonNull(book);
        this.port = requireNonNull(port);
        this.memory = requireNonNull(memory);
    }

    /**
     * Does one pass.
     *
     * @param nodeId the device
     * @param starting gets the leases that are about to be pushed
     * @return what came out
     */
    Pass run(final String nodeId, final Consumer<Set<String>> starting) {
        final var leases = book.leases(nodeId);
        final var intent = intent(leases);
        try {
            if (intent.items().isEmpty() && memory.recorded(nodeId).isEmpty()) {
                // nothing to do with the device, so there is no need to have one
                return new Pass(results(leases, intent, Outcome.NOTHING), Optional.empty(), false);
            }
            return change(nodeId, leases, intent, starting);
        } catch (DeviceException e) {
            return new Pass(results(leases, intent, e), Optional.of(e), false);
        }
    }

    private Pass change(final String nodeId, final Map<String, LeaseBook.Entry> leases, final DeviceIntent intent,
            final Consumer<Set<String>> starting) throws DeviceException {
        final var view = look(nodeId, intent);
        final var diff = view.diff;
        DeviceState state = view.state;
        final var errors = new HashMap<String, String>();
        remember(nodeId, diff);
        if (!diff.edit().isEmpty()) {
            final var owners = owners(diff.intent());
            starting.accept(diff.edit().add().stream().flatMap(item -> owners.get(item.key()).stream())
                .collect(Collectors.toSet()));
            errors.putAll(push(view));
            state = view.device.read(view.scope);
        }
        final var left = leftovers(diff, state);
        if (!left.isEmpty()) {
            errors.putIfAbsent("", "the device still holds " + left.get(0));
        }
        forget(nodeId, diff.intent(), state);
        final var outcome = new Outcome(diff.intent(), state, errors);
        return new Pass(results(leases, diff.intent(), outcome), Optional.empty(), !errors.isEmpty()
            || outcome.anyMissing());
    }

    /**
     * Compares without changing anything.
     *
     * @param nodeId the device
     * @param adopt whether to forget what the device does not hold any more
     * @return the differences, and the leases that are not fully on the device
     * @throws DeviceException if the device cannot be read
     */
    Comparison compare(final String nodeId, final boolean adopt) throws DeviceException {
        final var leases = book.leases(nodeId);
        final var view = look(nodeId, intent(leases));
        final var ret = new ArrayList<Difference>();
        for (var item : view.diff.edit().add()) {
            ret.add(new Difference(view.device.path(item), Optional.of(item.value()),
                Optional.ofNullable(view.state.items().get(item.key())).map(DeviceItem::value)));
        }
        for (var item : view.diff.edit().remove()) {
            ret.add(new Difference(view.device.path(item), Optional.empty(), Optional.of(item.value())));
        }
        if (adopt) {
            forget(nodeId, DeviceIntent.NOTHING, view.state);
        }
        return new Comparison(List.copyOf(ret),
            results(leases, view.diff.intent(), new Outcome(view.diff.intent(), view.state, Map.of())));
    }

    record Comparison(List<Difference> differences, Map<String, Pass.Result> results) {

    }

    private DeviceIntent intent(final Map<String, LeaseBook.Entry> leases) {
        final List<BoundLease> wanted = leases.values().stream().filter(LeaseBook.Entry::wanted)
            .map(LeaseBook.Entry::lease).toList();
        return IntentPlanner.plan(wanted, book::policy);
    }

    private View look(final String nodeId, final DeviceIntent intent) throws DeviceException {
        final var recorded = memory.recorded(nodeId);
        final var device = port.connect(nodeId);
        final var items = new ArrayList<>(intent.items().values());
        items.addAll(recorded.values());
        final var scope = Scope.of(items);
        final var state = device.read(scope);
        return new View(device, scope, state, DeviceDiff.of(intent, state, recorded, device::inexpressible));
    }

    private record View(Device device, Scope scope, DeviceState state, DeviceDiff diff) {

    }

    /**
     * Records what is about to be pushed, and what is wanted and in place without a record: that was pushed before the
     * records were lost, or an operator had the same in mind. Either way it goes with the leases that need it.
     */
    private void remember(final String nodeId, final DeviceDiff diff) throws DeviceException {
        final var recorded = memory.recorded(nodeId);
        final var items = new HashMap<>(diff.intent().items());
        // where a route points to is not in the records
        items.values().removeIf(item -> item instanceof DeviceItem.Route ? recorded.containsKey(item.key())
            : item.equals(recorded.get(item.key())));
        diff.edit().add().forEach(item -> items.put(item.key(), item));
        if (items.isEmpty()) {
            return;
        }
        try {
            memory.remember(nodeId, items.values(), owners(diff.intent()));
        } catch (IOException e) {
            throw new DeviceException(Reason.BUSY, "the controller could not record what it is about to push", e);
        }
    }

    private void forget(final String nodeId, final DeviceIntent intent, final DeviceState state)
            throws DeviceException {
        final var keys = new HashSet<>(memory.recorded(nodeId).keySet());
        keys.removeAll(intent.items().keySet());
        keys.removeAll(state.items().keySet());
        if (keys.isEmpty()) {
            return;
        }
        try {
            memory.forget(nodeId, keys);
        } catch (IOException e) {
            throw new DeviceException(Reason.BUSY, "the controller could not record what is off the device", e);
        }
    }

    private static Map<String, Set<String>> owners(final DeviceIntent intent) {
        final var ret = new HashMap<String, Set<String>>();
        intent.keysByLease().forEach((lease, keys) ->
            keys.forEach(key -> ret.computeIfAbsent(key, any -> new HashSet<>()).add(lease)));
        return ret;
    }

    /**
     * Pushes everything at once, and if the device refuses, lease by lease, so that one lease that it does not take
     * keeps no other from being served. Removals come last and wait if a route could be missed by a lease that failed.
     */
    private static Map<String, String> push(final View view) throws DeviceException {
        try {
            view.device.apply(view.diff.edit(), view.state);
            return Map.of();
        } catch (DeviceException e) {
            if (e.reason() != Reason.REJECTED) {
                throw e;
            }
            final var parts = view.diff.byLease();
            return parts.size() == 1 ? Map.of(parts.get(0).getKey(), String.valueOf(e.getMessage()))
                : pushParts(view, parts);
        }
    }

    private static Map<String, String> pushParts(final View view, final List<Map.Entry<String, DeviceEdit>> parts)
            throws DeviceException {
        final var errors = new TreeMap<String, String>();
        final var unrouted = new ArrayList<IpPrefix>();
        DeviceState state = view.state;
        for (var part : parts) {
            final var edit = part.getValue().without(state).keepingRoutes(unrouted);
            if (edit.isEmpty()) {
                continue;
            }
            try {
                view.device.apply(edit, state);
                state = state.after(edit);
            } catch (DeviceException e) {
                if (e.reason() != Reason.REJECTED) {
                    throw e;
                }
                errors.put(part.getKey(), String.valueOf(e.getMessage()));
                edit.add().forEach(item -> {
                    if (item instanceof DeviceItem.Route route) {
                        unrouted.add(route.prefix());
                    }
                });
            }
        }
        return errors;
    }

    private static List<String> leftovers(final DeviceDiff diff, final DeviceState state) {
        return diff.edit().remove().stream().map(DeviceItem::key).filter(state.items()::containsKey).toList();
    }

    private record Outcome(DeviceIntent intent, DeviceState state, Map<String, String> errors) {
        static final Outcome NOTHING = new Outcome(DeviceIntent.NOTHING,
            new DeviceState(Map.of(), Set.of(), Set.of(), Map.of()), Map.of());

        boolean anyMissing() {
            return intent.items().entrySet().stream()
                .anyMatch(entry -> !entry.getValue().equals(state.items().get(entry.getKey())));
        }

        Pass.Result result(final String leaseId, final Set<String> keys) {
            final var missing = keys.stream().sorted()
                .filter(key -> !intent.items().get(key).equals(state.items().get(key))).findFirst();
            if (missing.isPresent()) {
                return Pass.Result.failed(Reason.REJECTED.errorTag(), errors.getOrDefault(leaseId,
                    "the device does not hold " + missing.orElseThrow() + " although it did not refuse it"));
            }
            return new Pass.Result(LeaseStatus.Phase.DONE, Optional.empty(), keys.stream()
                .map(intent.items()::get).filter(DeviceItem.Route.class::isInstance)
                .map(item -> ((DeviceItem.Route) item).prefix()).sorted().findFirst());
        }

        Pass.Result leaving() {
            return errors.containsKey("") ? Pass.Result.failed(Reason.REJECTED.errorTag(), errors.get(""))
                : Pass.Result.of(LeaseStatus.Phase.NOT_REQUIRED);
        }
    }

    private static Map<String, Pass.Result> results(final Map<String, LeaseBook.Entry> leases,
            final DeviceIntent intent, final Outcome outcome) {
        final var ret = new HashMap<String, Pass.Result>();
        leases.forEach((leaseId, entry) -> {
            final var refusal = intent.refused().get(leaseId);
            final var keys = intent.keysByLease().getOrDefault(leaseId, Set.of());
            if (!entry.wanted()) {
                ret.put(leaseId, outcome.leaving());
            } else if (refusal != null) {
                ret.put(leaseId, Pass.Result.failed(Reason.UNSUPPORTED.errorTag(), refusal));
            } else if (keys.isEmpty()) {
                ret.put(leaseId, Pass.Result.of(LeaseStatus.Phase.NOT_REQUIRED));
            } else {
                ret.put(leaseId, outcome.result(leaseId, keys));
            }
        });
        return ret;
    }

    private static Map<String, Pass.Result> results(final Map<String, LeaseBook.Entry> leases,
            final DeviceIntent intent, final DeviceException failure) {
        final boolean waits = switch (failure.reason()) {
            case UNKNOWN, UNREACHABLE, BUSY, TIMEOUT -> true;
            case REJECTED, UNSUPPORTED -> false;
        };
        final var error = new LeaseStatus.Failure(failure.reason().errorTag(), String.valueOf(failure.getMessage()));
        final var ret = new HashMap<String, Pass.Result>();
        leases.forEach((leaseId, entry) -> {
            final var refusal = intent.refused().get(leaseId);
            ret.put(leaseId, refusal != null ? Pass.Result.failed(Reason.UNSUPPORTED.errorTag(), refusal)
                : new Pass.Result(waits ? LeaseStatus.Phase.PENDING : LeaseStatus.Phase.FAILED, Optional.of(error),
                    Optional.empty()));
        });
        return ret;
    }
}

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
import java.util.Comparator;
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
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.BoundLease;
import org.opendaylight.casm.southbound.plan.DeviceDiff;
import org.opendaylight.casm.southbound.plan.DeviceIntent;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.IntentPlanner;
import org.opendaylight.casm.southbound.plan.RoutePolicy;
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
                return new Pass(Outcome.nothing(intent).results(leases), Optional.empty(), false);
            }
            return change(nodeId, leases, intent, starting);
        } catch (DeviceException e) {
            return new Pass(Outcome.unread(leases, intent, e), Optional.of(e), false);
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
            errors.putAll(Push.run(view));
            state = view.device.read(view.scope);
        }
        final var left = leftovers(diff, state);
        if (!left.isEmpty()) {
            errors.putIfAbsent("", "the device still holds " + left.get(0));
        }
        forget(nodeId, diff.intent(), state);
        final var outcome = new Outcome(diff.intent(), state, errors, remains(nodeId, leases, diff.intent(), state));
        return new Pass(outcome.results(leases), Optional.empty(), !errors.isEmpty()
            || outcome.anyMissing() || !outcome.remains().isEmpty());
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
        final var intent = intent(leases);
        final var view = look(nodeId, intent);
        final var owners = owners(view.diff.intent());
        final var before = memory.attachments(nodeId);
        final var ret = new ArrayList<Difference>();
        for (var item : view.diff.edit().add()) {
            if (!item.equals(view.state.items().get(item.key()))) {
                ret.add(new Difference(view.device.path(item), Optional.of(item.value()),
                    Optional.ofNullable(view.state.items().get(item.key())).map(DeviceItem::value),
                    owners.getOrDefault(item.key(), Set.of())));
            }
        }
        for (var item : view.diff.edit().remove()) {
            ret.add(new Difference(view.device.path(item), Optional.empty(), Optional.of(item.value()),
                before.getOrDefault(item.key(), Set.of())));
        }
        if (adopt) {
            forget(nodeId, DeviceIntent.NOTHING, view.state);
        }
        final var outcome = new Outcome(view.diff.intent(), view.state, Map.of(),
            remains(nodeId, leases, view.diff.intent(), view.state));
        return new Comparison(List.copyOf(ret), impossible(view, intent), outcome.results(leases));
    }

    /** What cannot be on the device, which therefore is no part of the way there. */
    private static List<Difference> impossible(final View view, final DeviceIntent intent) {
        final var owners = owners(intent);
        final var ret = new ArrayList<Difference>();
        view.diff.problems().forEach((key, problem) -> {
            final var item = intent.items().get(key);
            if (item != null) {
                ret.add(new Difference(view.device.path(item), Optional.of(item.value()), Optional.of(problem.text()),
                    owners.getOrDefault(key, Set.of())));
            }
        });
        return List.copyOf(ret);
    }

    /**
     * What a comparison found.
     *
     * @param differences what a push would remove
     * @param impossible what stands in the way of leases and attachments
     * @param results where each lease and attachment stands
     */
    record Comparison(List<Difference> differences, List<Difference> impossible, Map<String, Pass.Result> results) {

    }

    /**
     * Tells what would come of attachments, without changing anything.
     *
     * @param nodeId the device
     * @param proposals attachments, which replace those of the same name
     * @return the device and the way to them
     * @throws DeviceException if the device cannot be read
     */
    View propose(final String nodeId, final List<Attachment> proposals) throws DeviceException {
        final var leases = new HashMap<>(book.leases(nodeId));
        proposals.forEach(proposal -> leases.remove(proposal.owner()));
        final var attachments = new ArrayList<>(attachments(leases));
        attachments.addAll(proposals);
        return look(nodeId, IntentPlanner.plan(wantedLeases(leases), book::policy, attachments));
    }

    private DeviceIntent intent(final Map<String, LeaseBook.Entry> leases) {
        return IntentPlanner.plan(wantedLeases(leases), book::policy, attachments(leases));
    }

    private static List<BoundLease> wantedLeases(final Map<String, LeaseBook.Entry> leases) {
        return leases.values().stream().filter(LeaseBook.Entry::wanted).map(LeaseBook.Entry::lease)
            .filter(BoundLease.class::isInstance).map(BoundLease.class::cast).toList();
    }

    private static List<Attachment> attachments(final Map<String, LeaseBook.Entry> leases) {
        return leases.values().stream().filter(LeaseBook.Entry::wanted).map(LeaseBook.Entry::lease)
            .filter(Attachment.class::isInstance).map(Attachment.class::cast)
            .sorted(Comparator.comparing(Attachment::attachmentId)).toList();
    }

    /** What is left on the device of attachments that are on the way out. */
    private Map<String, String> remains(final String nodeId, final Map<String, LeaseBook.Entry> leases,
            final DeviceIntent intent, final DeviceState state) {
        final var left = new TreeMap<>(memory.recorded(nodeId));
        left.keySet().removeAll(intent.items().keySet());
        left.keySet().retainAll(state.items().keySet());
        final var ret = new HashMap<String, String>();
        if (left.isEmpty()) {
            return ret;
        }
        final var owners = memory.attachments(nodeId);
        leases.forEach((owner, entry) -> {
            final boolean leaves = !entry.wanted() || intent.keysByLease().getOrDefault(owner, Set.of()).isEmpty();
            if (leaves && entry.lease() instanceof Attachment attachment) {
                final var keys = new HashSet<>(IntentPlanner.plan(List.of(), pool -> RoutePolicy.NONE,
                    List.of(attachment)).items().keySet());
                owners.forEach((key, all) -> {
                    if (all.contains(owner)) {
                        keys.add(key);
                    }
                });
                left.values().stream().filter(item -> keys.contains(item.key())).findFirst()
                    .ifPresent(item -> ret.put(owner, "the device still holds " + item.key()
                        + (item instanceof DeviceItem.Instance ? ", in which somebody else has put interfaces" : "")));
            }
        });
        return ret;
    }

    private View look(final String nodeId, final DeviceIntent intent) throws DeviceException {
        final var recorded = memory.recorded(nodeId);
        final var device = port.connect(nodeId);
        final var items = new ArrayList<>(intent.items().values());
        items.addAll(recorded.values());
        final var scope = Scope.of(items);
        final var state = device.read(scope);
        return new View(device, scope, state, intent, DeviceDiff.of(intent, state, recorded, device::inexpressible));
    }

    /**
     * A device at one moment, and the way to what it should hold.
     *
     * @param device the device
     * @param scope what was read of it
     * @param state what it holds there
     * @param wanted what it should hold, possible or not
     * @param diff the way
     */
    record View(Device device, Scope scope, DeviceState state, DeviceIntent wanted, DeviceDiff diff) {

    }

    /**
     * Records what is about to be pushed, and what is wanted and in place without a record: that was pushed before the
     * records were lost, or an operator had the same in mind. Either way it goes with the leases that need it.
     */
    private void remember(final String nodeId, final DeviceDiff diff) throws DeviceException {
        final var recorded = memory.recorded(nodeId);
        final var items = new HashMap<>(diff.intent().items());
        // where a route points to is not in the records, nor what an instance is like, and one that somebody made who
        // need not be CASM is left to him
        items.values().removeIf(item -> switch (item) {
            case DeviceItem.Route route -> recorded.containsKey(route.key());
            case DeviceItem.Instance instance -> recorded.containsKey(instance.key())
                || instance.routeDistinguisher().isEmpty();
            case DeviceItem.Address address -> address.equals(recorded.get(address.key()));
            case DeviceItem.Mac mac -> mac.equals(recorded.get(mac.key()));
            case DeviceItem.Subinterface part -> part.equals(recorded.get(part.key()));
            case DeviceItem.Binding binding -> binding.equals(recorded.get(binding.key()));
        });
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

    private static List<String> leftovers(final DeviceDiff diff, final DeviceState state) {
        return diff.edit().remove().stream().map(DeviceItem::key).filter(state.items()::containsKey).toList();
    }
}

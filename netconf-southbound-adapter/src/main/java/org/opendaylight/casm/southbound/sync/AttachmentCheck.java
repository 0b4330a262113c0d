/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.Problem;

/**
 * Finds what stands in the way of attachments of one device, before anything is pushed. Blocks.
 */
final class AttachmentCheck {
    private static final String TAKEN = "casm:overlap";
    private static final String NOT_POSSIBLE = "casm:provisioning-failed";

    private final DeviceSync sync;

    AttachmentCheck(final DeviceSync sync) {
        this.sync = requireNonNull(sync);
    }

    /**
     * Something that stands in the way.
     *
     * @param errorTag error-tag of RFC 6241 appendix A
     * @param appTag error-app-tag of the contract
     * @param text for people
     */
    record Finding(String errorTag, String appTag, String text) {

    }

    /**
     * What was found.
     *
     * @param findings by attachment-id, an entry for each
     * @param config what would be sent, empty if nothing or unknown
     */
    record Report(Map<String, List<Finding>> findings, String config) {

    }

    Report check(final String nodeId, final List<Attachment> proposals) {
        final var findings = new HashMap<String, List<Finding>>();
        proposals.forEach(proposal -> findings.put(proposal.attachmentId(), new ArrayList<>()));
        try {
            final var view = sync.propose(nodeId, proposals);
            final var inventory = view.device().inventory();
            for (var proposal : proposals) {
                find(view, inventory, proposal, findings.get(proposal.attachmentId()));
            }
            return new Report(findings, view.device().config(view.diff().edit(), view.state()));
        } catch (DeviceException e) {
            final var finding = new Finding(e.reason().errorTag(), e.reason() == Reason.UNKNOWN
                ? "casm:unknown-device" : NOT_POSSIBLE, "Device " + nodeId + ": " + e.getMessage());
            findings.values().forEach(list -> list.add(finding));
            return new Report(findings, "");
        }
    }

    private static void find(final Reconciler.View view, final DeviceInventory inventory, final Attachment proposal,
            final List<Finding> findings) {
        final var where = "Device " + proposal.nodeId() + ": ";
        view.wanted().keysByLease().getOrDefault(proposal.owner(), Set.of()).stream().sorted()
            .flatMap(key -> Optional.ofNullable(view.diff().problems().get(key)).stream()).distinct()
            .forEach(problem -> findings.add(new Finding(tag(problem), problem.kind() == Problem.Kind.TAKEN ? TAKEN
                : NOT_POSSIBLE, where + problem.text())));
        final var refusal = view.wanted().refused().get(proposal.owner());
        if (refusal != null) {
            final boolean taken = refusal.contains("already taken");
            findings.add(new Finding(taken ? "data-exists" : "invalid-value", taken ? TAKEN : "casm:kind-mismatch",
                where + refusal));
        }
        proposal.port().flatMap(port -> placed(view, inventory, proposal, port))
            .ifPresent(text -> findings.add(new Finding("data-exists", TAKEN, where + text)));
        addresses(proposal).flatMap(address -> elsewhere(view, inventory, proposal, address).stream())
            .forEach(text -> findings.add(new Finding("data-exists", TAKEN, where + text)));
    }

    private static String tag(final Problem problem) {
        return switch (problem.kind()) {
            case MODEL -> "operation-not-supported";
            case MISSING -> "data-missing";
            case TAKEN -> "data-exists";
        };
    }

    private static Stream<DeviceItem.Address> addresses(final Attachment proposal) {
        return proposal.port().stream().flatMap(port -> proposal.addresses().stream()
            .map(address -> new DeviceItem.Address(port.interfaceName(), port.unit(), address.ip(),
                address.ip().family().bits())));
    }

    /** An interface that is in a routing instance, where nobody of CASM put it. */
    private static Optional<String> placed(final Reconciler.View view, final DeviceInventory inventory,
            final Attachment proposal, final Attachment.Port port) {
        final var wanted = proposal.instance().map(one -> one.item().name()).orElse("");
        final var present = inventory.places().get(new DeviceInventory.Place(port.interfaceName(), port.unit()));
        return present == null || present.equals(wanted) || view.state().items().containsKey(
            new DeviceItem.Binding(port.interfaceName(), port.unit(), present).key()) ? Optional.empty()
            : Optional.of(port.interfaceName() + (port.unit() == 0 ? "" : " unit " + port.unit())
                + " is in routing instance " + present + " already, where CASM did not put it");
    }

    /** The same address on another interface of the same routing instance. */
    private static Optional<String> elsewhere(final Reconciler.View view, final DeviceInventory inventory,
            final Attachment proposal, final DeviceItem.Address address) {
        final var instance = proposal.instance().map(one -> one.item().name()).orElse("");
        final var text = address.ip().toString();
        return inventory.addresses().stream()
            .filter(one -> one.ip().equals(text) && one.networkInstance().equals(instance)
                && !(one.interfaceName().equals(address.interfaceName())
                    && one.subinterface().orElse(0) == address.unit()))
            .filter(one -> view.diff().edit().remove().stream().noneMatch(item ->
                item instanceof DeviceItem.Address gone && gone.ip().toString().equals(text)
                    && gone.interfaceName().equals(one.interfaceName())
                    && gone.unit() == one.subinterface().orElse(0)))
            .findFirst().map(one -> "address " + text + " is already on " + one.interfaceName()
                + (one.subinterface().isPresent() ? " unit " + one.subinterface().getAsLong() : ""));
    }
}

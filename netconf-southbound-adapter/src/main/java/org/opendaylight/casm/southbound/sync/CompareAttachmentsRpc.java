/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachmentsInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachmentsOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachmentsOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.compare.attachments.output.DifferenceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.compare.attachments.output.DifferenceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.compare.attachments.output.Unknown;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.compare.attachments.output.UnknownBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.compare.attachments.output.UnknownKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * The RPC compare-attachments: tells how devices differ from their attachments, and repairs them.
 */
final class CompareAttachmentsRpc implements CompareAttachments {
    private final LeaseBook book;
    private final DeviceSync sync;
    private final Executor executor;

    /**
     * Creates the RPC.
     *
     * @param book attachments
     * @param sync compares
     * @param executor runs what blocks
     */
    CompareAttachmentsRpc(final LeaseBook book, final DeviceSync sync, final Executor executor) {
        this.book = requireNonNull(book);
        this.sync = requireNonNull(sync);
        this.executor = requireNonNull(executor);
    }

    /** What is known about one device. */
    private record Answer(List<Difference> differences, Map<String, LeaseStatus.Failure> unknown, boolean complete) {

    }

    @Override
    public ListenableFuture<RpcResult<CompareAttachmentsOutput>> invoke(final CompareAttachmentsInput input) {
        final var ids = input.getAttachmentId();
        final Set<String> asked = ids == null ? Set.of()
            : ids.stream().map(AttachmentId::getValue).map(Attachment::owner).collect(Collectors.toSet());
        final var all = asked.isEmpty() ? book.attachments() : book.attachments(asked);
        final Set<String> owners = asked.isEmpty() ? all.keySet() : asked;
        final var byNode = new TreeMap<String, Set<String>>();
        owners.stream().map(all::get).filter(entry -> entry != null).map(LeaseBook.Entry::lease)
            .forEach(one -> byNode.computeIfAbsent(one.nodeId(), key -> new TreeSet<>()).add(one.owner()));
        final boolean repair = Boolean.TRUE.equals(input.getRepair());
        final var answers = byNode.entrySet().stream().map(entry -> {
            final Callable<Answer> task = () -> look(entry.getKey(), entry.getValue(), repair);
            return Futures.submit(task, executor);
        }).toList();
        return Futures.transform(Futures.allAsList(answers),
            found -> RpcResultBuilder.success(output(found, owners)).build(), executor);
    }

    private Answer look(final String nodeId, final Set<String> owners, final boolean repair) {
        try {
            final var found = sync.survey(nodeId);
            final var unknown = new TreeMap<String, LeaseStatus.Failure>();
            final var differences = Stream.concat(found.differences().stream(), found.impossible().stream()).toList();
            final var told = differences.stream().flatMap(one -> one.owners().stream())
                .collect(Collectors.toCollection(HashSet::new));
            owners.stream().filter(owner -> !told.contains(owner)).forEach(owner ->
                Optional.ofNullable(found.results().get(owner)).flatMap(Pass.Result::error)
                    .ifPresent(error -> unknown.put(owner, error)));
            final boolean wanted = repair && differences.stream().anyMatch(one -> one.owners().stream()
                .anyMatch(owners::contains));
            return new Answer(differences, unknown, !wanted || sync.push(nodeId));
        } catch (DeviceException e) {
            final var failure = new LeaseStatus.Failure(e.reason().errorTag(), "Device " + nodeId + ": "
                + e.getMessage());
            return new Answer(List.of(), owners.stream().collect(Collectors.toMap(owner -> owner, owner -> failure)),
                false);
        }
    }

    private static CompareAttachmentsOutput output(final Collection<Answer> answers, final Set<String> owners) {
        final var unknown = new TreeMap<String, Unknown>();
        final var differences = new TreeMap<String,
            org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122
                .compare.attachments.output.Difference>();
        boolean complete = true;
        for (var answer : answers) {
            complete &= answer.complete && answer.unknown.isEmpty();
            answer.unknown.forEach((owner, error) -> unknown.put(owner, new UnknownBuilder()
                .withKey(new UnknownKey(id(owner))).setErrorTag(error.tag()).setError(error.message()).build()));
            answer.differences.forEach(one -> one.owners().stream().filter(owners::contains)
                .forEach(owner -> differences.put(owner + ' ' + one.path(), new DifferenceBuilder()
                    .withKey(new DifferenceKey(id(owner), one.path())).setExpected(one.expected().orElse(null))
                    .setActual(one.actual().orElse(null)).build())));
        }
        return new CompareAttachmentsOutputBuilder().setResult(complete ? Result.Granted : Result.Partial)
            .setDifference(differences.values().stream().collect(Collectors.toMap(one -> one.key(), one -> one)))
            .setUnknown(unknown.values().stream().collect(Collectors.toMap(one -> one.key(), one -> one))).build();
    }

    private static AttachmentId id(final String owner) {
        return new AttachmentId(Attachment.idOf(owner).orElseThrow());
    }
}

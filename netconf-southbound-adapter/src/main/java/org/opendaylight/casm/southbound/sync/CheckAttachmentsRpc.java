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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.sync.AttachmentCheck.Finding;
import org.opendaylight.casm.southbound.sync.AttachmentCheck.Report;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachmentsInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachmentsOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachmentsOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check.attachments.output.AttachmentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check.attachments.output.AttachmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check.attachments.output.DeviceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check.attachments.output.DeviceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.check.attachments.output.attachment.ProblemBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * The RPC check-attachments: tells what stands in the way of attachments, and what would be sent.
 */
final class CheckAttachmentsRpc implements CheckAttachments {
    private final AttachmentCheck check;
    private final Executor executor;

    /**
     * Creates the RPC.
     *
     * @param check finds what stands in the way
     * @param executor runs what blocks
     */
    CheckAttachmentsRpc(final AttachmentCheck check, final Executor executor) {
        this.check = requireNonNull(check);
        this.executor = requireNonNull(executor);
    }

    @Override
    public ListenableFuture<RpcResult<CheckAttachmentsOutput>> invoke(final CheckAttachmentsInput input) {
        final var byNode = new TreeMap<String, List<Attachment>>();
        final var findings = new HashMap<String, List<Finding>>();
        input.nonnullAttachment().values().forEach(entry -> {
            final var attachment = AttachmentMapper.read(entry.requireAttachmentId().getValue(), 0, entry);
            if (attachment.nodeId().isEmpty()) {
                findings.put(attachment.attachmentId(), List.of(new Finding("missing-element", "casm:unknown-device",
                    "device-id of attachment " + attachment.attachmentId() + " is missing")));
            } else {
                byNode.computeIfAbsent(attachment.nodeId(), key -> new ArrayList<>()).add(attachment);
            }
        });
        final var reports = byNode.entrySet().stream().map(entry -> {
            final Callable<Map.Entry<String, Report>> task =
                () -> Map.entry(entry.getKey(), check.check(entry.getKey(), entry.getValue()));
            return Futures.submit(task, executor);
        }).toList();
        return Futures.transform(Futures.allAsList(reports), found -> {
            found.forEach(report -> findings.putAll(report.getValue().findings()));
            return RpcResultBuilder.success(output(findings, found)).build();
        }, executor);
    }

    private static CheckAttachmentsOutput output(final Map<String, List<Finding>> findings,
            final List<Map.Entry<String, Report>> reports) {
        return new CheckAttachmentsOutputBuilder()
            .setAttachment(findings.entrySet().stream().map(entry -> new AttachmentBuilder()
                .withKey(new AttachmentKey(new AttachmentId(entry.getKey())))
                .setProblem(entry.getValue().stream().map(one -> new ProblemBuilder().setErrorTag(one.errorTag())
                    .setAppTag(one.appTag()).setText(one.text()).build()).toList()).build())
                .collect(Collectors.toMap(one -> one.key(), one -> one)))
            .setDevice(reports.stream().map(entry -> new DeviceBuilder().withKey(new DeviceKey(entry.getKey()))
                .setConfig(entry.getValue().config().isEmpty() ? null : entry.getValue().config()).build())
                .collect(Collectors.toMap(one -> one.key(), one -> one)))
            .build();
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.service.vpn.Adapter;
import org.opendaylight.casm.service.vpn.RefusedException;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.AttachmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachmentsInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CheckAttachmentsOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachments;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachmentsInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.attachment.rev261122.CompareAttachmentsOutput;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** The adapter behind the RPCs of casm-attachment. */
final class RpcAdapter implements Adapter {
    private final RpcService rpcs;

    RpcAdapter(final RpcService rpcs) {
        this.rpcs = requireNonNull(rpcs);
    }

    @Override
    public CompletionStage<Preview> check(final Collection<Attachment> attachments) {
        return call(rpcs.getRpc(CheckAttachments.class).invoke(new CheckAttachmentsInputBuilder()
            .setAttachment(attachments.stream().map(AttachmentWriter::toInput).collect(BindingMap.toMap())).build()))
            .thenApply(RpcAdapter::preview);
    }

    private static Preview preview(final CheckAttachmentsOutput found) {
        final var problems = new ArrayList<Refusal>();
        found.nonnullAttachment().values().forEach(attachment -> attachment.nonnullProblem().forEach(problem -> {
            final var id = attachment.requireAttachmentId().getValue();
            problems.add(Refusal.of(reason(problem.getAppTag()), null, id.substring(id.indexOf('/') + 1) + ": "
                + problem.getText()));
        }));
        final var payloads = new HashMap<String, String>();
        found.nonnullDevice().forEach((key, device) -> {
            final var config = device.getConfig();
            if (config != null) {
                payloads.put(key.getDeviceId(), config);
            }
        });
        return new Preview(problems, payloads);
    }

    private static Reason reason(final @Nullable String appTag) {
        for (var reason : Reason.values()) {
            if (reason.appTag().equals(appTag)) {
                return reason;
            }
        }
        return Reason.PROVISIONING_FAILED;
    }

    @Override
    public CompletionStage<List<Difference>> compare(final Set<String> ids, final boolean repair) {
        return call(rpcs.getRpc(CompareAttachments.class).invoke(new CompareAttachmentsInputBuilder()
            .setAttachmentId(ids.stream().map(AttachmentId::new).collect(Collectors.toSet())).setRepair(repair)
            .build())).thenCompose(RpcAdapter::differences);
    }

    private static CompletionStage<List<Difference>> differences(final CompareAttachmentsOutput found) {
        final var unknown = found.nonnullUnknown().values();
        if (!unknown.isEmpty()) {
            return CompletableFuture.failedStage(new RefusedException(Refusal.of(Reason.PROVISIONING_FAILED, null,
                unknown.stream().map(one -> one.requireAttachmentId().getValue() + ": " + one.getError()).sorted()
                    .collect(Collectors.joining("; ")))));
        }
        return CompletableFuture.completedStage(found.nonnullDifference().values().stream().map(one ->
            new Difference(one.requireAttachmentId().getValue(), one.requirePath(), one.getExpected(),
                one.getActual())).sorted(Comparator.comparing(Difference::attachmentId)
                    .thenComparing(Difference::path)).toList());
    }

    private static <T> CompletionStage<T> call(final ListenableFuture<RpcResult<T>> reply) {
        final var stage = new CompletableFuture<T>();
        Futures.addCallback(reply, new FutureCallback<RpcResult<T>>() {
            @Override
            public void onSuccess(final RpcResult<T> result) {
                if (result.isSuccessful()) {
                    stage.complete(result.getResult());
                } else {
                    fail(result.getErrors().stream().map(RpcError::getMessage).collect(Collectors.joining("; ")));
                }
            }

            @Override
            public void onFailure(final Throwable failure) {
                fail("no adapter configures devices: " + failure.getMessage());
            }

            private void fail(final String why) {
                stage.completeExceptionally(new RefusedException(Refusal.of(Reason.PROVISIONING_FAILED, null, why)));
            }
        }, MoreExecutors.directExecutor());
        return stage;
    }
}

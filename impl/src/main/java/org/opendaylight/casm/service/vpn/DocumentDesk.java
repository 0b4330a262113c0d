/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;
import org.opendaylight.casm.document.Assigned;
import org.opendaylight.casm.document.DocumentException;
import org.opendaylight.casm.document.Draft;
import org.opendaylight.casm.document.VpnDocument;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.Task;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

/**
 * Completes documents of network models: makes a service of one, has it provisioned, and writes what it got into the
 * document. Thread-safe; no method waits.
 */
public final class DocumentDesk {
    private static final String OPERATION = "complete-vpn-service";
    private static final String INNER = "/provision";
    private static final int LONGEST_ID = 128;

    private final Site site;
    private final ServiceDesk desk;
    private final ServiceConfigurations configurations;

    /** A document with the service that it is. */
    private record Drafted(Draft draft, Service service) {
    }

    /** A desk for documents beside the one for services. */
    public DocumentDesk(final Site site, final ServiceDesk desk, final ServiceConfigurations configurations) {
        this.site = site;
        this.desk = desk;
        this.configurations = configurations;
    }

    /**
     * Completes a document.
     *
     * @return the answer; fails with {@link RefusedException} when it is refused
     */
    public CompletionStage<DocumentReply> complete(final DocumentRequest request) {
        final String id;
        try {
            id = VpnDocument.read(request.text()).serviceId();
        } catch (DocumentException e) {
            return CompletableFuture.failedStage(new RefusedException(e.refusal()));
        }
        if (request.dryRun()) {
            return preview(request, id);
        }
        final var task = new Task(OPERATION, request.requestId(), request.wishes() + " " + request.text(),
            new Owner(null, null, null, null, id, null), null, new Caller(request.principal(), null));
        return site.coordinator().once(task, () -> work(task, request)).thenCompose(outcome -> switch (outcome) {
            case Outcome.Denied denied -> CompletableFuture.failedStage(new RefusedException(denied.refusal()));
            case Outcome.Done done -> {
                final String note = done.note();
                yield note == null ? CompletableFuture.failedStage(new IllegalStateException("an answer without"
                    + " document")) : CompletableFuture.completedStage(new DocumentReply(done.result(), id,
                        DocumentReply.ofNote(note), Map.of(), desk.view(id)));
            }
        });
    }

    private CompletionStage<DocumentReply> preview(final DocumentRequest request, final String id) {
        final Drafted drafted;
        try {
            drafted = draft(request);
        } catch (DocumentException e) {
            return CompletableFuture.failedStage(new RefusedException(e.refusal()));
        } catch (RefusedException e) {
            return CompletableFuture.failedStage(e);
        }
        return desk.preview(drafted.service(), request.requestId()).thenCompose(reply -> switch (reply.outcome()) {
            case Outcome.Denied denied -> CompletableFuture.failedStage(new RefusedException(denied.refusal()));
            case Outcome.Done done -> {
                try {
                    yield CompletableFuture.completedStage(new DocumentReply(Outcome.Result.GRANTED, id,
                        fill(drafted, done.leases()), reply.payloads(), desk.view(id)));
                } catch (RefusedException e) {
                    yield CompletableFuture.failedStage(e);
                }
            }
        });
    }

    private CompletionStage<Outcome> work(final Task task, final DocumentRequest request) {
        final Drafted drafted;
        try {
            drafted = draft(request);
        } catch (DocumentException e) {
            return refuse(task, e.refusal());
        } catch (RefusedException e) {
            return refuse(task, e.refusal());
        }
        // first without changing anything, as a value may not fit the document
        return desk.preview(drafted.service(), request.requestId()).thenCompose(reply -> switch (reply.outcome()) {
            case Outcome.Denied denied -> refuse(task, denied.refusal());
            case Outcome.Done done -> {
                try {
                    fill(drafted, done.leases());
                } catch (RefusedException e) {
                    yield refuse(task, e.refusal());
                }
                yield carryOut(task, request, drafted);
            }
        });
    }

    private CompletionStage<Outcome> carryOut(final Task task, final DocumentRequest request, final Drafted drafted) {
        final CompletionStage<Outcome> outcome = configurations.write(drafted.draft().configuration())
            .thenCompose(undo -> desk.provision(drafted.draft().serviceId(), new Asked(inner(request.requestId()),
                request.principal(), true, false), false).thenCompose(reply -> switch (reply.outcome()) {
                    case Outcome.Denied denied -> undo.run().thenApply(back -> back ? denied : left(denied));
                    case Outcome.Done done -> settle(task, drafted, done);
                }));
        return outcome.handle((done, failure) -> {
            final var cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
            return cause == null ? CompletableFuture.completedStage(done)
                : cause instanceof RefusedException refused ? refuse(task, refused.refusal())
                : CompletableFuture.<Outcome>failedStage(cause);
        }).thenCompose(stage -> stage);
    }

    /** Remembers the completed document as the answer. */
    private CompletionStage<Outcome> settle(final Task task, final Drafted drafted, final Outcome.Done done) {
        final String note;
        try {
            note = DocumentReply.toNote(fill(drafted, done.leases()));
        } catch (RefusedException e) {
            return refuse(task, e.refusal());
        }
        return site.coordinator().settle(task, now -> new Resolution(
            new Decision.Granted(List.of(), done.leases(), false), note, List.of(), List.of()))
            .thenApply(outcome -> switch (outcome) {
                case Outcome.Denied denied -> denied;
                case Outcome.Done stored -> new Outcome.Done(done.result(), stored.leases(), note);
            });
    }

    private Drafted draft(final DocumentRequest request) throws DocumentException, RefusedException {
        final var document = VpnDocument.read(request.text());
        final String id = document.serviceId();
        final var catalog = site.engine().catalog();
        final Service there = catalog.services().get(id);
        final String reference = document.reference();
        if (there != null && !reference.equals(there.terms().reference())) {
            throw new RefusedException(Refusal.of(Reason.IN_USE, null, "service " + id + " is configured already, and"
                + " not from a document (its external-reference is not " + reference + "); use another vpn-id"));
        }
        final var draft = document.draft(request.wishes(), new Standing(catalog, desk.view(id)));
        return new Drafted(draft, configurations.read(draft.configuration(), catalog));
    }

    private Draft.Completed fill(final Drafted drafted, final List<Lease> leases) throws RefusedException {
        final Map<NeedKey, Lease> byNeed = new HashMap<>();
        for (final Lease lease : leases) {
            final @Nullable NeedKey key = NeedKey.of(lease.terms().attributes());
            if (key != null) {
                byNeed.put(key, lease);
            }
        }
        switch (site.wire(drafted.service(), byNeed)) {
            case Wiring.Result.Contradicted no -> throw new RefusedException(no.refusal());
            case Wiring.Result.Wired wired -> {
                try {
                    return drafted.draft().complete(new Assigned(byNeed, wired.values(), wired.links()));
                } catch (DocumentException e) {
                    throw new RefusedException(e);
                }
            }
        }
    }

    private CompletionStage<Outcome> refuse(final Task task, final Refusal refusal) {
        site.coordinator().refused(task, refusal);
        return CompletableFuture.completedStage(new Outcome.Denied(refusal));
    }

    private static Outcome left(final Outcome.Denied denied) {
        return new Outcome.Denied(denied.refusal().saying(denied.refusal().message()
            + "; it is still being undone, so its configuration stays: delete it when its state is planned or failed"));
    }

    /** The id under which the service is provisioned: that of the request is the one of the document. */
    private static String inner(final String requestId) {
        return requestId.length() + INNER.length() <= LONGEST_ID ? requestId + INNER
            : requestId.substring(0, LONGEST_ID - INNER.length() - 9) + '~' + Integer.toHexString(requestId.hashCode())
                + INNER;
    }
}

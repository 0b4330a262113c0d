/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.service.Reply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.reply.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.RpcError;

/** Answers of the RPCs of casm-device in the words of this bundle. */
final class Replies {
    /** A reason ends with the error-app-tag of what it tells. */
    private static final Pattern APP_TAG = Pattern.compile("\\((casm:[a-z-]+)\\)");
    /** Errors after which the same message can succeed soon. */
    private static final Set<String> TRANSIENT = Set.of("casm:not-leader", "casm:not-stored", "casm:busy");

    private Replies() {
        // functions only
    }

    /** An answer. */
    static Reply of(final @Nullable Result result, final Collection<Lease> leases, final @Nullable String reason) {
        final var text = reason == null ? "" : reason;
        return switch (result) {
            case Granted, Partial -> done(leases, false);
            case Duplicate -> done(leases, true);
            case Denied -> new Reply.Denied(appTag(text), text);
            // out of addresses is news for the server, too busy is not
            case RetryLater -> appTag(text).isEmpty() ? new Reply.Later(text) : new Reply.Denied(appTag(text), text);
            case null -> new Reply.Later("the Coordinator gave no result");
        };
    }

    private static Reply done(final Collection<Lease> leases, final boolean duplicate) {
        return new Reply.Done(leases.stream().filter(lease -> lease.getResult() != Result.Denied)
            .flatMap(lease -> LeaseTranslator.toHeld(lease).stream()).toList(), duplicate);
    }

    /** Errors: the first counts. */
    static Reply ofErrors(final List<? extends RpcError> errors) {
        final var first = errors.isEmpty() ? null : errors.getFirst();
        final var tag = first == null ? null : first.getApplicationTag();
        final var text = first == null || first.getMessage() == null ? "the Coordinator gave no reason"
            : first.getMessage();
        return tag == null || TRANSIENT.contains(tag) ? new Reply.Later(text) : new Reply.Denied(tag, text);
    }

    private static String appTag(final String text) {
        final var matcher = APP_TAG.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}

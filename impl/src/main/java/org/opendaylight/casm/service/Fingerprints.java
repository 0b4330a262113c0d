/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.BundleRequest;

/** The content of a request as text in which the order of sets and maps plays no part. */
final class Fingerprints {
    private Fingerprints() {
        // functions only
    }

    /** All of the bundle but its id. */
    static String of(final BundleRequest bundle) {
        return bundle.items().stream().map(item -> item.terms().item() + '=' + of(item))
            .collect(Collectors.joining("\n"));
    }

    /** All of the request but its id. */
    static String of(final AllocationRequest request) {
        final var target = switch (request.target()) {
            case Target.Named named -> named.toString();
            case Target.Selector all -> all.kind() + "|" + all.addressSpace() + '|' + all.deviceRole() + '|'
                + all.service() + '|' + all.location() + '|' + new TreeSet<>(all.labels());
        };
        final var terms = request.terms();
        return String.join("|", target, request.owner().toString(), request.size().toString(),
            request.placement().toString(), String.valueOf(request.lifetime()), request.mode().toString(),
            String.valueOf(terms.purpose()), String.valueOf(terms.binding()),
            new TreeMap<>(terms.attributes()).toString());
    }
}

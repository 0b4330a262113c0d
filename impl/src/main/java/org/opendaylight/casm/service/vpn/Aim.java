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
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works out what devices are to have in each phase of a service, from its record and the leases that it has now. */
final class Aim {
    private static final Logger LOG = LoggerFactory.getLogger(Aim.class);

    private Aim() {
        // functions only
    }

    /** What devices are to have of a service with this record. */
    static Goal of(final Site site, final String id, final @Nullable ServiceRecord now) {
        return now == null ? Goal.NONE : Goal.of(switch (now.phase()) {
            case PROVISIONING -> wired(site, now.wanted(), site.live(id));
            case UNDOING, FAILED -> wired(site, now.accepted(), site.settled(id));
            case ACTIVE -> wired(site, now.accepted(), site.live(id));
            case REMOVING -> Map.of();
        }, site.attachments().of(id));
    }

    /**
     * What devices may have of a service without an attachment that tells of it, because the datastore was lost while
     * they were being configured. It has to be found there before it can be taken off. Nothing if there are any.
     */
    static Map<String, Attachment> lost(final Site site, final ServiceRecord now) {
        final String id = now.id();
        if (!site.attachments().of(id).isEmpty()) {
            return Map.of();
        }
        final var found = new HashMap<String, Attachment>();
        switch (now.phase()) {
            case PROVISIONING -> {
                found.putAll(wired(site, now.wanted(), site.live(id)));
                found.putAll(wired(site, now.accepted(), site.settled(id)));
            }
            case UNDOING -> {
                found.putAll(wired(site, now.accepted(), site.settled(id)));
                found.putAll(wired(site, now.wanted(), site.live(id)));
            }
            case REMOVING -> found.putAll(wired(site, now.accepted(), site.live(id)));
            case ACTIVE, FAILED -> {
                // nothing is taken off
            }
        }
        return found;
    }

    private static Map<String, Attachment> wired(final Site site, final @Nullable Service service,
            final List<Lease> leases) {
        if (service == null) {
            return Map.of();
        }
        final Map<NeedKey, Lease> kept = site.holding(service, leases).kept();
        return switch (site.wire(service, kept)) {
            case Wiring.Result.Wired wired -> wired.attachments();
            case Wiring.Result.Contradicted no -> {
                LOG.warn("Service {} cannot be put on devices: {}", service.id(), no.refusal().message());
                yield Map.of();
            }
        };
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Planner;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;

/** Looks what would come of provisioning a service, and changes nothing. */
final class Admission {
    private final Site site;
    private final Adapter adapter;

    /** What would come of it. */
    sealed interface Verdict {
        /**
         * It can be tried.
         *
         * @param missing needs that have no lease yet
         * @param leases all leases of the service then, new ones with made-up ids
         * @param changes whether anything would change
         * @param payloads what devices would get, by NETCONF topology node
         */
        record Possible(List<NeedKey> missing, List<Lease> leases, boolean changes, Map<String, String> payloads)
                implements Verdict {
        }

        /**
         * It cannot.
         *
         * @param refusal why
         */
        record Impossible(Refusal refusal) implements Verdict {
        }
    }

    Admission(final Site site, final Adapter adapter) {
        this.site = site;
        this.adapter = adapter;
    }

    /**
     * Looks.
     *
     * @param changed whether the service is another one than stands
     */
    CompletionStage<Verdict> look(final Service service, final boolean changed, final String requestId) {
        if (service.adminState() != Pool.AdminState.ACTIVE) {
            return refuse(Refusal.of(Reason.INVALID, null, "service " + service.id() + " is "
                + (service.adminState() == Pool.AdminState.DRAINING ? "draining" : "disabled")
                + "; set its admin-state to active first"));
        }
        final var planner = new Planner(service, site.engine().catalog());
        final var holding = planner.holding(site.live(service.id()));
        final var requests = planner.requests(holding.missing(), requestId, Mode.DRY_RUN);
        final var leases = new HashMap<>(holding.kept());
        if (requests.size() > BundleRequest.MAX_ITEMS) {
            return refuse(Refusal.of(Reason.INVALID, null, "service " + service.id() + " lacks " + requests.size()
                + " members; at most " + BundleRequest.MAX_ITEMS + " are leased at once, so add accesses in steps"));
        }
        if (!requests.isEmpty()) {
            switch (site.engine().allocate(new BundleRequest(requests), site.clock().instant())) {
                case Decision.Refused refused -> {
                    return refuse(refused.refusal());
                }
                case Decision.Granted granted -> granted.leases().forEach(lease -> {
                    final var key = NeedKey.of(lease.terms().attributes());
                    if (key != null) {
                        leases.put(key, lease);
                    }
                });
            }
        }
        return switch (site.wire(service, leases)) {
            case Wiring.Result.Contradicted no -> refuse(no.refusal());
            case Wiring.Result.Wired wired -> look(wired, holding, leases, changed, service.id());
        };
    }

    private CompletionStage<Verdict> look(final Wiring.Result.Wired wired, final Planner.Holding holding,
            final Map<NeedKey, Lease> leases, final boolean changed, final String id) {
        final var written = site.attachments().of(id);
        final var missing = Goal.of(wired.attachments(), written).missing(written);
        final var taken = rivals(missing);
        if (!taken.isEmpty()) {
            return refuse(taken.getFirst());
        }
        final var overlap = SharedInstances.overlap(id, missing, site.attachments());
        if (overlap != null) {
            return refuse(overlap);
        }
        final boolean changes = changed || !missing.isEmpty() || !holding.missing().isEmpty()
            || !holding.surplus().isEmpty();
        final var filled = missing.stream().filter(one -> !one.isEmpty()).toList();
        final CompletionStage<Adapter.Preview> preview = filled.isEmpty()
            ? CompletableFuture.completedStage(Adapter.Preview.NOTHING) : adapter.check(filled);
        return preview.handle((found, failure) -> {
            if (failure != null) {
                return new Verdict.Impossible(Refusal.of(Reason.PROVISIONING_FAILED, null, "service " + id
                    + ": what devices would say cannot be told: " + (failure instanceof CompletionException
                        && failure.getCause() != null ? failure.getCause() : failure).getMessage()));
            }
            return found.problems().isEmpty()
                ? new Verdict.Possible(holding.missing(), List.copyOf(leases.values()), changes, found.payloads())
                : new Verdict.Impossible(all(id, found.problems()));
        });
    }

    private List<Refusal> rivals(final List<Attachment> attachments) {
        final var taken = new ArrayList<Refusal>();
        for (final Attachment attachment : attachments) {
            final var port = attachment.port();
            if (port != null) {
                site.attachments().rival(attachment).ifPresent(rival -> taken.add(Refusal.of(Reason.IN_USE, null,
                    "service " + attachment.serviceId() + ": " + attachment.place() + " is to have "
                        + (port.outerVlan() == null ? "interface " + port.name() : "VLAN " + port.outerVlan()
                            + (port.innerVlan() == null ? "" : "." + port.innerVlan()) + " of interface " + port.name())
                        + " of device " + attachment.device() + ", which service " + rival.attachment().serviceId()
                        + " has for " + rival.attachment().place() + "; use another one")));
            }
        }
        return taken;
    }

    private static Refusal all(final String id, final List<Refusal> problems) {
        final var texts = problems.stream().map(Refusal::message).distinct().limit(5).toList();
        return problems.getFirst().saying("service " + id + ": " + String.join("; ", texts)
            + "; nothing was changed");
    }

    private static CompletionStage<Verdict> refuse(final Refusal refusal) {
        return CompletableFuture.completedStage(new Verdict.Impossible(refusal));
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.Planner;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Wiring;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LedgerState;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;
import org.opendaylight.casm.service.vpn.ServiceRecord.Phase;

/** Provisions, compares and removes services. Thread-safe; no method waits. */
public final class ServiceDesk {
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Site site;
    private final Adapter adapter;
    private final Admission admission;

    /**
     * What became of a request.
     *
     * @param outcome the answer
     * @param payloads what devices would get, of a dry run, by NETCONF topology node
     */
    public record Reply(Outcome outcome, Map<String, String> payloads) {
        public Reply {
            payloads = Map.copyOf(payloads);
        }
    }

    /** A desk that knows of nothing under way; see {@link #restore}. */
    public ServiceDesk(final Site site, final Adapter adapter) {
        this.site = site;
        this.adapter = adapter;
        admission = new Admission(site, adapter);
    }

    /** Takes up what was under way, from the event store. */
    public void restore(final LedgerState store) throws EventStoreException {
        ServiceRecord.restore(store).forEach((id, record) -> runs.put(id, new Run(id, site, record)));
        site.engine().catalog().services().keySet().forEach(this::run);
        runs.values().forEach(Run::resume);
        site.engine().catalog().services().keySet().forEach(site.announcer()::changed);
    }

    private Run run(final String id) {
        return runs.computeIfAbsent(id, key -> new Run(key, site, null));
    }

    /** Makes a service what its configuration says, or with dry-run says what would come of it. */
    public CompletionStage<Reply> provision(final String id, final Asked asked, final boolean dryRun) {
        if (dryRun) {
            return find(id)
                .map(service -> admission.look(service, true, asked.requestId()).thenApply(ServiceDesk::told))
                .orElseGet(() -> CompletableFuture.completedStage(new Reply(unknown(id), Map.of())));
        }
        return site.coordinator().once(Steps.task(Steps.PROVISION, id, asked), () -> find(id)
            .map(service -> provision(service, asked)).orElseGet(() -> CompletableFuture.completedStage(unknown(id))))
            .thenApply(outcome -> new Reply(outcome, Map.of()));
    }

    private CompletionStage<Outcome> provision(final Service service, final Asked asked) {
        final var run = run(service.id());
        final var same = run.join(asked.requestId());
        if (same != null) {
            return same;
        }
        final var objection = Abandonment.objection(site, service.id(), service, asked);
        if (objection != null) {
            return CompletableFuture.completedStage(new Outcome.Denied(objection));
        }
        if (!run.admit()) {
            return CompletableFuture.completedStage(Run.busy(service.id()));
        }
        final var record = run.record();
        final boolean active = record != null && record.phase() == Phase.ACTIVE
            && service.equals(record.accepted());
        return admission.look(service, !active, asked.requestId())
            .whenComplete((verdict, failure) -> {
                if (failure != null) {
                    run.dismiss();
                }
            }).thenCompose(verdict -> switch (verdict) {
                case Admission.Verdict.Impossible no -> {
                    run.dismiss();
                    site.coordinator().refused(Steps.task(Steps.PROVISION, service.id(), asked), no.refusal());
                    yield CompletableFuture.completedStage(new Outcome.Denied(no.refusal()));
                }
                case Admission.Verdict.Possible possible when !possible.changes() -> {
                    run.dismiss();
                    yield CompletableFuture.completedStage(
                        new Outcome.Done(Outcome.Result.DUPLICATE, sorted(possible.leases())));
                }
                case Admission.Verdict.Possible possible -> begin(run, service, asked, possible, record);
            });
    }

    /** What would come of a service that need not be configured like that. */
    CompletionStage<Reply> preview(final Service service, final String requestId) {
        return admission.look(service, true, requestId).thenApply(ServiceDesk::told);
    }

    private CompletionStage<Outcome> begin(final Run run, final Service service, final Asked asked,
            final Admission.Verdict.Possible possible, final @Nullable ServiceRecord before) {
        final var next = new ServiceRecord(service.id(), Phase.PROVISIONING, asked,
            before == null ? null : before.accepted(), service, null, site.clock().instant().toEpochMilli());
        final var requests = new Planner(service, site.engine().catalog())
            .requests(possible.missing(), asked.requestId(), Mode.HOLD_OPEN);
        return run.begin(next, now -> requests.isEmpty() ? new Decision.Granted(List.of(), List.of(), false)
            : site.engine().allocate(new BundleRequest(requests), now));
    }

    /** Takes a service off all devices and gives its leases back. */
    public CompletionStage<Outcome> decommission(final String id, final Asked asked) {
        return site.coordinator().once(Steps.task(Steps.DECOMMISSION, id, asked), () -> {
            final var run = runs.get(id);
            final var record = run == null ? null : run.record();
            if (run == null || record == null) {
                return CompletableFuture.completedStage(find(id).isPresent()
                    ? new Outcome.Done(Outcome.Result.DUPLICATE, List.of()) : unknown(id));
            }
            final var same = run.join(asked.requestId());
            if (same != null) {
                return same;
            }
            final var objection = Abandonment.objection(site, id, null, asked);
            if (objection != null) {
                return CompletableFuture.completedStage(new Outcome.Denied(objection));
            }
            if (!run.admit()) {
                return CompletableFuture.completedStage(Run.busy(id));
            }
            return run.begin(new ServiceRecord(id, Phase.REMOVING, asked, record.accepted(), null, null,
                site.clock().instant().toEpochMilli()), now -> new Decision.Granted(List.of(), List.of(), false));
        });
    }

    /**
     * Compares devices with a service.
     *
     * @return the differences; fails with {@link RefusedException} when there is no such service or a device cannot be
     *         read
     */
    public CompletionStage<List<Adapter.Difference>> reconcile(final String id, final boolean repair) {
        final var service = find(id);
        if (service.isEmpty()) {
            return CompletableFuture.failedStage(new RefusedException(refusalOf(id)));
        }
        final var differences = new ArrayList<>(lost(id));
        final var ids = site.attachments().of(id).keySet();
        if (ids.isEmpty()) {
            return CompletableFuture.completedStage(differences);
        }
        return adapter.compare(ids, repair).thenApply(found -> {
            differences.addAll(found);
            return differences;
        });
    }

    /** Leases that a service that stands should have and has not. */
    private List<Adapter.Difference> lost(final String id) {
        final var run = runs.get(id);
        final var record = run == null ? null : run.record();
        final var accepted = record == null ? null : record.accepted();
        return accepted == null ? List.of() : site.holding(accepted, site.settled(id)).missing().stream()
            .map(key -> new Adapter.Difference(id + '/' + key, "lease", "a lease", null)).toList();
    }

    /** What speaks against another configuration of a service; null for nothing. */
    public @Nullable Refusal objection(final String id, final boolean deleted) {
        final var run = runs.get(id);
        if (run == null) {
            return null;
        }
        if (run.isBusy()) {
            return Refusal.of(Reason.BUSY, null, "service " + id + " is being provisioned, undone or removed; change it"
                + " when that has come to an end");
        }
        final var record = run.record();
        return deleted && record != null && record.stands() ? Refusal.of(Reason.IN_USE, null, "service " + id
            + " stands; decommission it before its configuration is deleted") : null;
    }

    /** A service was configured otherwise. */
    public void configured(final String id) {
        if (find(id).isPresent()) {
            run(id);
        }
        site.announcer().changed(id);
    }

    /** Something that a service waits for may have happened. */
    public void progressed(final String id) {
        final var run = runs.get(id);
        if (run != null) {
            run.step();
            site.announcer().changed(id);
        }
    }

    /** Looks after all services that are under way; to be called about every second. */
    public void look() {
        runs.values().forEach(Run::look);
    }

    /** A service as it is now; empty when there is none. */
    public Optional<ServiceView> view(final String id) {
        final var run = runs.get(id);
        final var record = run == null ? null : run.record();
        final var configured = find(id).orElse(null);
        final Service shown = record == null ? configured
            : record.phase() == Phase.PROVISIONING && record.wanted() != null ? record.wanted()
            : record.accepted() != null ? record.accepted() : configured;
        if (run == null || shown == null) {
            return Optional.empty();
        }
        final var live = site.live(id);
        final var held = site.holding(shown, live).kept();
        final var progress = new HashMap<Place, Attachments.Progress>();
        site.attachments().of(id).forEach((one, placed) -> site.attachments().progress(one)
            .filter(state -> !placed.attachment().isEmpty() || state.error() != null)
            .ifPresent(state -> progress.put(placed.attachment().place(), state.revision() >= placed.revision() ? state
                : new Attachments.Progress(placed.revision(), Attachments.Step.PENDING, state.error()))));
        final Map<Place, List<org.opendaylight.casm.core.vpn.Link>> links = new HashMap<>();
        final Map<NeedKey, String> values = new HashMap<>();
        if (site.wire(shown, held) instanceof Wiring.Result.Wired wired) {
            links.putAll(wired.links());
            values.putAll(wired.values());
        }
        return Optional.of(new ServiceView(shown, run.status(), run.cause(), record == null ? null : record.changed(),
            live, held, values, links, progress));
    }

    private Optional<Service> find(final String id) {
        return Optional.ofNullable(site.engine().catalog().services().get(id));
    }

    private static Reply told(final Admission.Verdict verdict) {
        return switch (verdict) {
            case Admission.Verdict.Impossible no -> new Reply(new Outcome.Denied(no.refusal()), Map.of());
            case Admission.Verdict.Possible possible -> new Reply(new Outcome.Done(Outcome.Result.GRANTED,
                sorted(possible.leases())), possible.payloads());
        };
    }

    private static List<Lease> sorted(final List<Lease> leases) {
        return leases.stream().sorted(Comparator.comparing(
            lease -> String.valueOf(NeedKey.of(requireNonNull(lease).terms().attributes())))).toList();
    }

    private static Outcome unknown(final String id) {
        return new Outcome.Denied(refusalOf(id));
    }

    private static Refusal refusalOf(final String id) {
        return Refusal.of(Reason.UNKNOWN_SERVICE, null, "there is no service " + id + "; configure it first");
    }
}

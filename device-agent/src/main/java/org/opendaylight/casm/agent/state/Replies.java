/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;

/** What answers do to the pools. */
final class Replies {
    private static final Duration RENEW_AGAIN = Duration.ofSeconds(60);

    private final Settings settings;
    private final Pools pools;
    private final Schedule schedule;
    private final List<Effect> effects;

    Replies(final Settings settings, final Pools pools, final Schedule schedule, final List<Effect> effects) {
        this.settings = settings;
        this.pools = pools;
        this.schedule = schedule;
        this.effects = effects;
    }

    /**
     * Keeps what the Coordinator knows of what the device said it holds; the rest is not ours (5.2.2, step 1).
     *
     * @return leases that the Coordinator waits for
     */
    List<String> existing(final Request.Ask ask, final Outcome.Replied replied, final Instant asked,
            final Instant now) {
        final Map<String, Outcome.Answer> answers = new HashMap<>();
        replied.answers().forEach(answer -> {
            final String replaces = answer.replaces();
            answers.put(replaces == null ? answer.leaseId() : replaces, answer);
        });
        final List<String> awaited = new ArrayList<>();
        for (Lease said : ask.existing()) {
            final Optional<Holding> found = pools.find(said.id());
            if (answers.containsKey(said.id()) && isAwaited(answers.get(said.id()).state())) {
                awaited.add(said.id());
            }
            if (found.isEmpty()) {
                continue;
            }
            final Holding holding = found.orElseThrow();
            final Outcome.Answer answer = answers.get(said.id());
            if (answer == null) {
                pools.drop(holding, "the Coordinator does not know it", now);
            } else if (!isHeld(answer)) {
                pools.drop(holding, answer.reason().isEmpty() ? "it is " + answer.state() : answer.reason(), now);
            } else if (answer.replaces() != null && answer.lease() != null) {
                pools.rename(holding, answer.lease(), asked, now);
            } else {
                final Lease lease = answer.lease();
                if (lease != null && lease.terms().remaining() != null) {
                    // it may have been renewed, now or in an answer that never came
                    if (holding.isSuspended()) {
                        holding.told(lease, lease.beganBefore(asked));
                    } else {
                        holding.renewed(lease, lease.beganBefore(asked));
                    }
                    pools.save(now);
                }
                pools.confirm(holding, now);
            }
        }
        return awaited;
    }

    /** Whether a lease in this state is free again only when the device says that it has let go. */
    private static boolean isAwaited(final String state) {
        return "releasing".equals(state) || "revoked".equals(state);
    }

    /**
     * Takes what was granted.
     *
     * @param known leases that the device said it holds; they are not new, whatever became of them since
     * @param toldAgain whether leases may be among them that the device had and forgot
     * @return whether each of them serves a subscriber at least
     */
    boolean granted(final Outcome.Replied replied, final List<Lease> known, final boolean toldAgain,
            final Instant asked, final Instant now) {
        boolean large = true;
        final Set<String> old = known.stream().map(Lease::id).collect(Collectors.toSet());
        for (Outcome.Answer answer : replied.answers()) {
            final Lease lease = answer.lease();
            if (lease == null || !isHeld(answer) || old.contains(lease.id()) || pools.find(lease.id()).isPresent()) {
                continue;
            }
            final Optional<Need> need = need(lease);
            if (need.isEmpty()) {
                pools.refuse(lease, asked, now);
                continue;
            }
            pools.take(lease, need.orElseThrow(), toldAgain ? lease.beganBefore(asked) : asked, now);
            if (need.orElseThrow().capacity(lease.block()) == 0) {
                say(lease + " is too small for a single subscriber of " + need.orElseThrow().name());
                large = false;
            }
        }
        return large;
    }

    private Optional<Need> need(final Lease lease) {
        final boolean shared = lease.block().ports() != null;
        return settings.needs().stream().filter(need -> need.takes(lease) && need.portsEach() > 0 == shared).findFirst()
            .or(() -> settings.needs().stream().filter(need -> need.takes(lease)).findFirst());
    }

    private static boolean isHeld(final Outcome.Answer answer) {
        final Lease lease = answer.lease();
        return answer.granted() && (lease == null || lease.isLive());
    }

    /** Takes new ends, and drops what is not ours any more. */
    void renewed(final Request.Renew renew, final Outcome.Replied replied, final Instant asked, final Instant now) {
        final List<String> left = new ArrayList<>(renew.leaseIds());
        for (Outcome.Answer answer : replied.answers()) {
            final Optional<Holding> found = pools.find(answer.leaseId());
            final Lease lease = answer.lease();
            if (found.isEmpty()) {
                continue;
            }
            if (answer.granted() && lease != null && lease.isLive()) {
                found.orElseThrow().renewed(lease, asked);
                pools.confirm(found.orElseThrow(), now);
                left.remove(answer.leaseId());
            } else if (!answer.granted() && isOver(answer.state())) {
                pools.drop(found.orElseThrow(), answer.reason().isEmpty() ? "it is " + answer.state() : answer.reason(),
                    now);
            }
        }
        notRenewed(left, now);
        pools.save(now);
        say("renewed " + (renew.leaseIds().size() - left.size()) + " of " + renew.leaseIds().size() + " leases");
    }

    private static boolean isOver(final String state) {
        return switch (state) {
            case "released", "revoked", "quarantined", "expired" -> true;
            default -> false;
        };
    }

    void notRenewed(final List<String> leaseIds, final Instant now) {
        leaseIds.forEach(id -> pools.find(id).ifPresent(holding -> holding.notRenewed(now, RENEW_AGAIN)));
    }

    /** Forgets what was given back, and returns what has to be confirmed. */
    List<String> released(final Request.Release release, final Outcome.Replied replied, final Instant now) {
        final Map<String, Outcome.Answer> answers = new HashMap<>();
        replied.answers().forEach(answer -> answers.put(answer.leaseId(), answer));
        final List<String> gone = new ArrayList<>();
        for (Lease lease : release.leases()) {
            final Outcome.Answer answer = answers.get(lease.id());
            final boolean kept = answer == null ? !replied.result().isGranted()
                : !answer.granted() && !isOver(answer.state());
            if (!kept) {
                gone.add(lease.id());
                pools.find(lease.id()).ifPresent(holding -> pools.drop(holding, "given back", now));
            } else {
                pools.find(lease.id()).ifPresent(holding -> keep(holding, replied.reason(), replied.retryAfter(), now));
            }
        }
        return gone;
    }

    void releaseRefused(final Request.Release release, final Outcome.Refused refused, final Instant now) {
        release.leases().forEach(lease -> pools.find(lease.id()).ifPresent(holding -> {
            if (refused.is("unknown-lease")) {
                pools.drop(holding, "the Coordinator does not know it", now);
            } else {
                keep(holding, refused.text(), null, now);
            }
        }));
    }

    /** The Coordinator does not take a pool back now: it is used on, unless the device goes out of service. */
    private void keep(final Holding holding, final String why, final @Nullable Duration after, final Instant now) {
        schedule.keepAll(now, after);
        if (holding.why() == ReleaseReason.SHUTDOWN || holding.why() == ReleaseReason.RECALLED) {
            pools.drop(holding, "not taken back (" + why + "), left to run out", now);
        } else {
            pools.resume(holding, now);
        }
    }

    /**
     * Leases are wanted back.
     *
     * @return leases that were revoked and that nothing is used of any more; the Coordinator waits for them
     */
    List<String> recalled(final List<Outcome.Recall> recalled, final Instant now) {
        final List<String> revoked = new ArrayList<>();
        for (Outcome.Recall recall : recalled) {
            final Optional<Holding> found = pools.find(recall.leaseId());
            final Instant until = recall.drainUntil();
            if (until == null) {
                found.ifPresent(holding -> pools.drop(holding, "it was revoked", now));
                revoked.add(recall.leaseId());
            } else {
                found.filter(holding -> holding.phase() != Holding.Phase.RETURNING
                    && holding.reason() != ReleaseReason.RECALLED).ifPresent(holding -> {
                        say("recalled: " + holding.lease() + ", until " + until);
                        pools.drain(holding, ReleaseReason.RECALLED, until);
                    });
            }
        }
        return revoked;
    }

    private void say(final String text) {
        effects.add(new Effect.Say(text));
    }
}

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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;
import org.opendaylight.casm.agent.usage.Use;

/**
 * The pools that the agent holds. What comes in is written down before it is used; what goes is taken out of use before
 * it is forgotten.
 */
final class Pools {
    private final Map<String, Holding> holdings = new LinkedHashMap<>();
    private final Settings settings;
    private final long incarnation;
    private final List<Effect> effects;
    private long order;

    /**
     * No pools.
     *
     * @param effects where to say what is to be done
     */
    Pools(final Settings settings, final long incarnation, final List<Effect> effects) {
        this.settings = settings;
        this.incarnation = incarnation;
        this.effects = effects;
    }

    Collection<Holding> all() {
        return holdings.values();
    }

    Optional<Holding> find(final String leaseId) {
        return Optional.ofNullable(holdings.get(leaseId));
    }

    List<Holding> in(final Holding.Phase phase) {
        return holdings.values().stream().filter(holding -> holding.phase() == phase).toList();
    }

    /** Takes up what was written down before a restart. What has ended is not used, unless it can be renewed. */
    void restore(final Memory memory, final Instant now) {
        final boolean trusted = memory.isInOrder(now);
        if (!trusted) {
            say("the clock went back since " + memory.savedAt() + "; local pools wait for the Coordinator");
        }
        final List<Holding> open = new ArrayList<>();
        for (Memory.Held held : memory.held()) {
            final Optional<Need> need = need(held);
            if (need.isEmpty()) {
                say("nothing needs local pool " + held.lease() + " any more; it is given back");
            }
            final var holding = new Holding(new LocalPool(held.lease(), need.orElseGet(() -> leftOver(held.lease()))),
                order++, held.since(), held.end());
            holdings.put(holding.id(), holding);
            if (need.isEmpty()) {
                holding.drain(ReleaseReason.IDLE, null);
                holding.measured(Use.NONE, now);
            } else if (trusted && !isOver(holding, now)) {
                open.add(holding);
            } else {
                holding.suspend();
            }
        }
        expire(now);
        save(now);
        open.stream().filter(holding -> holdings.containsKey(holding.id())).forEach(holding -> {
            effects.add(new Effect.Open(holding.pool()));
            say("local pool " + holding.lease() + " is still leased");
        });
    }

    private Optional<Need> need(final Memory.Held held) {
        return settings.needs().stream().filter(need -> need.name().equals(held.need()) && need.takes(held.lease()))
            .findFirst().or(() -> settings.needs().stream().filter(need -> need.takes(held.lease())).findFirst());
    }

    private static Need leftOver(final Lease lease) {
        return new Need(new Item("left-over", null, null, null, null, null, null),
            lease.block().ipv6(), lease.block().bits(), 0);
    }

    /**
     * A lease came in, or was confirmed.
     *
     * @param asked when it was asked for first
     */
    void take(final Lease lease, final Need need, final Instant asked, final Instant now) {
        final Instant end = Holding.endOf(lease, asked);
        if (end != null && !end.minus(settings.intervals().margin()).isAfter(now)) {
            say("lease " + lease + " ended before its answer came");
            return;
        }
        final var holding = new Holding(new LocalPool(lease, need), order++, asked, end);
        holdings.put(lease.id(), holding);
        save(now);
        effects.add(new Effect.Open(holding.pool()));
        say("got " + lease + " for " + need.name() + ", room for " + holding.capacity()
            + (end == null ? "" : ", until " + end));
    }

    /** A lease came in that nothing here needs: it is given back without having been used. */
    void refuse(final Lease lease, final Instant asked, final Instant now) {
        final var holding = new Holding(new LocalPool(lease, leftOver(lease)), order++, asked,
            Holding.endOf(lease, asked));
        holdings.put(lease.id(), holding);
        holding.drain(ReleaseReason.IDLE, null);
        holding.measured(Use.NONE, now);
        save(now);
        say("nothing needs " + lease + "; it is given back");
    }

    /** The Coordinator says that a pool is still ours; one that waited for that is used again. */
    void confirm(final Holding holding, final Instant now) {
        if (holding.isSuspended()) {
            if (isOver(holding, now)) {
                drop(holding, "its lease ended", now);
                return;
            }
            holding.resume(now);
            effects.add(new Effect.Open(holding.pool()));
        }
    }

    /** The Coordinator took a pool over as another lease; who uses it does not notice. */
    void rename(final Holding old, final Lease lease, final Instant asked, final Instant now) {
        final var holding = old.as(lease, asked);
        holdings.remove(old.id());
        holdings.put(holding.id(), holding);
        save(now);
        if (holding.isUsed()) {
            effects.add(new Effect.Rename(old.id(), holding.pool()));
        } else {
            confirm(holding, now);
        }
        say(old.lease() + " is lease " + lease.id() + " from now on");
    }

    /** A pool is not ours any more. */
    void drop(final Holding holding, final String why, final Instant now) {
        effects.add(new Effect.Close(holding.id()));
        holdings.remove(holding.id());
        save(now);
        say("gave up " + holding.lease() + ": " + why);
    }

    /** Ends the use of what ends. What is not used can wait: it may be renewed within its grace period. */
    void expire(final Instant now) {
        for (Holding holding : List.copyOf(holdings.values())) {
            if (!holding.isSuspended() && isOver(holding, now)) {
                drop(holding, "its lease ended", now);
            }
        }
    }

    private boolean isOver(final Holding holding, final Instant now) {
        final Instant end = holding.end();
        return end != null && !end.minus(settings.intervals().margin()).isAfter(now);
    }

    void drain(final Holding holding, final ReleaseReason reason, final @Nullable Instant until) {
        holding.drain(reason, until);
        effects.add(new Effect.Drain(holding.id()));
    }

    void resume(final Holding holding, final Instant now) {
        holding.resume(now);
        effects.add(new Effect.Open(holding.pool()));
    }

    /** Takes pools out of use that have to go: those that are empty, and those whose time is over. */
    void retire(final Instant now) {
        for (Holding holding : in(Holding.Phase.DRAINING)) {
            final Instant until = holding.drainUntil();
            if (holding.isEmptied() || until != null && !until.isAfter(now)) {
                holding.returning();
                effects.add(new Effect.Close(holding.id()));
            }
        }
    }

    void save(final Instant now) {
        effects.add(new Effect.Save(new Memory(incarnation, now,
            holdings.values().stream().map(Holding::held).toList())));
    }

    /** Times at which a pool has to be looked at. */
    Stream<Instant> times() {
        final Duration margin = settings.intervals().margin();
        final List<Instant> times = new ArrayList<>();
        for (Holding holding : holdings.values()) {
            final Instant end = holding.end();
            final Instant renewAt = holding.renewAt();
            final Instant until = holding.drainUntil();
            if (end != null) {
                times.add(end.minus(margin));
            }
            if (renewAt != null && holding.phase() != Holding.Phase.RETURNING) {
                times.add(renewAt);
            }
            if (until != null && holding.phase() == Holding.Phase.DRAINING) {
                times.add(until);
            }
        }
        return times.stream();
    }

    void say(final String text) {
        effects.add(new Effect.Say(text));
    }
}

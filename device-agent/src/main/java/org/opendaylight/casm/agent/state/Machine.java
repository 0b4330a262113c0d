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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Header;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.protocol.Request.Ask;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;
import org.opendaylight.casm.agent.usage.UsageWindows;
import org.opendaylight.casm.agent.usage.Use;

/**
 * The agent: registers, checks what it still holds, asks for what is missing, renews, reports, gives back. Each method
 * is an event and returns what is to be done, in this order. Times must not go back from one call to the next. Not safe
 * for several threads.
 */
public final class Machine {
    private enum Phase {
        REGISTERING, CHECKING, SERVING, RETURNING, HALTED
    }

    private final Settings settings;
    private final Memory memory;
    private final List<Effect> effects = new ArrayList<>();
    private final Pools pools;
    private final Outbox outbox;
    private final Initiative initiative;
    private final Replies replies;
    private final Silence silence;
    private final UsageWindows windows = new UsageWindows();
    private final Schedule schedule;
    private Phase phase = Phase.REGISTERING;
    private boolean leaving;

    /**
     * An agent that does nothing yet.
     *
     * @param settings what the operator set
     * @param memory what was written down last
     * @param incarnation number of this boot, higher than all before
     * @param random spreads the messages of many devices over time
     */
    public Machine(final Settings settings, final Memory memory, final long incarnation, final RandomGenerator random) {
        this.settings = settings;
        this.memory = memory;
        pools = new Pools(settings, incarnation, effects);
        outbox = new Outbox(settings.deviceId(), incarnation, random);
        schedule = new Schedule(settings.intervals(), random);
        replies = new Replies(settings, pools, schedule, effects);
        silence = new Silence(outbox, schedule, effects);
        initiative = new Initiative(settings, pools, outbox, schedule, windows);
    }

    /** The device has booted. */
    public List<Effect> start(final Instant now) {
        pools.restore(memory, now);
        outbox.put(settings.register(), schedule.start(now));
        return tick(now);
    }

    /** Time has passed. */
    public List<Effect> tick(final Instant now) {
        pools.expire(now);
        pools.retire(now);
        initiate(now);
        if (phase == Phase.RETURNING && pools.all().isEmpty() && !outbox.has(Request.Confirm.class)) {
            halt(true, "everything was given back");
        }
        if (phase != Phase.HALTED) {
            outbox.due(now).forEach(message -> effects.add(new Effect.Send(message)));
        }
        return drainEffects();
    }

    private void initiate(final Instant now) {
        switch (phase) {
            case REGISTERING, HALTED -> {
                // the Coordinator does not know of this boot yet, or any more
            }
            case CHECKING -> {
                initiative.renew(now);
                initiative.signs(now);
            }
            case SERVING -> {
                initiative.release(now);
                initiative.renew(now);
                initiative.ask(now);
                initiative.signs(now);
            }
            case RETURNING -> {
                initiative.release(now);
                initiative.signs(now);
            }
        }
    }

    /** When {@link #tick} has to be called after it was called at {@code now}. */
    public Instant wake(final Instant now) {
        return Stream.of(outbox.times(), pools.times(), schedule.times()).flatMap(times -> times)
            .filter(now::isBefore).min(Instant::compareTo).orElse(now.plus(settings.intervals().keepalive()));
    }

    /** Local instances were measured: what is in use of each lease. */
    public List<Effect> measured(final Map<String, Use> use, final Instant now) {
        pools.all().stream().filter(Holding::isUsed).forEach(holding -> {
            final Use measured = use.getOrDefault(holding.id(), Use.NONE);
            holding.measured(measured, now);
            windows.add(holding.lease(), holding.need().item().mechanism(), holding.capacity(), measured, now);
        });
        if (phase == Phase.SERVING) {
            initiative.shrink(now);
        }
        return tick(now);
    }

    /** The sending of a message with this header has ended. Answers to messages that are done are ignored. */
    public List<Effect> ended(final Header header, final Outcome outcome, final Instant now) {
        final Optional<Exchange> found = outbox.find(header.messageId()).filter(Exchange::wasSent);
        if (found.isPresent() && phase != Phase.HALTED) {
            final Exchange exchange = found.orElseThrow();
            switch (outcome) {
                case Outcome.Unanswered unanswered -> silence.unanswered(exchange, unanswered, now);
                case Outcome.Refused refused -> refused(exchange, refused, now);
                case Outcome.Replied replied -> replied(exchange, header.attempt(), replied, now);
            }
        }
        return tick(now);
    }

    /** The Coordinator has something to tell; it tells it in the answer to a keepalive. */
    public List<Effect> called(final Instant now) {
        schedule.hurry(now);
        return tick(now);
    }

    /** Give everything back, and end. */
    public List<Effect> returnAll(final Instant now) {
        effects.add(new Effect.Say("giving everything back"));
        outbox.removeAll(Ask.class);
        pools.all().stream().filter(holding -> holding.phase() != Holding.Phase.RETURNING)
            .forEach(holding -> pools.drain(holding, ReleaseReason.SHUTDOWN, now));
        leaving = true;
        if (phase != Phase.REGISTERING) {
            phase = Phase.RETURNING;
        }
        return tick(now);
    }

    /** The blocks that local instances may use now. */
    public List<Block> usable() {
        return pools.all().stream().filter(Holding::isUsed).map(holding -> holding.lease().block()).toList();
    }

    /** The leases that the agent holds, also those on their way back. */
    public List<String> leaseIds() {
        return pools.all().stream().map(Holding::id).toList();
    }

    /** Whether the device is served: every need has a pool. */
    public boolean isServed() {
        return phase == Phase.SERVING && settings.needs().stream().allMatch(need -> pools.all().stream()
            .anyMatch(holding -> holding.need().equals(need) && holding.isUsed()));
    }

    private void refused(final Exchange exchange, final Outcome.Refused refused, final Instant now) {
        effects.add(new Effect.Say("refused: " + refused.text()));
        outbox.remove(exchange);
        if (refused.is("stale-incarnation")) {
            List.copyOf(pools.all()).forEach(holding -> effects.add(new Effect.Close(holding.id())));
            halt(false, "another boot of this device is newer");
            return;
        }
        switch (exchange.request()) {
            case Request.Register register -> outbox.put(register, schedule.askAgain(now, null));
            case Request.Keepalive keepalive -> {
                // the next one is due anyway
            }
            case Ask ask -> again(ask, null, now);
            case Request.Renew renew -> {
                replies.notRenewed(renew.leaseIds(), now);
                if (refused.is("unknown-lease") || refused.is("border")) {
                    initiative.resynchronize(now);
                }
            }
            case Request.Report report -> windows.confirmed(report.samples(), now);
            case Request.Release release -> replies.releaseRefused(release, refused, now);
            case Request.Confirm confirm -> {
                // nothing of it is used any more
            }
        }
    }

    private void replied(final Exchange exchange, final int attempt, final Outcome.Replied replied,
            final Instant now) {
        if (schedule.heard()) {
            effects.add(new Effect.Say("the Coordinator is back"));
        }
        if (replied.result() == Outcome.Result.RETRY_LATER) {
            exchange.pause(schedule.askAgain(now, replied.retryAfter()));
            if (phase == Phase.CHECKING && exchange.request() instanceof Ask) {
                // what is held goes on to be used, renewed and given back meanwhile
                phase = Phase.SERVING;
            }
            return;
        }
        outbox.remove(exchange);
        final Instant asked = exchange.actedOnAfter(attempt, replied.result());
        switch (exchange.request()) {
            case Request.Register register -> registered(register, replied, now);
            case Request.Keepalive keepalive -> {
                if (replied.orders().query()) {
                    initiative.report(now);
                }
                initiative.confirm(replies.recalled(replied.orders().recalled(), now), now);
            }
            case Ask ask -> answered(ask, replied, asked, now);
            case Request.Renew renew -> replies.renewed(renew, replied, asked, now);
            case Request.Report report -> {
                windows.confirmed(report.samples(), now);
                replies.granted(replied, List.of(), false, asked, now);
            }
            case Request.Release release -> {
                initiative.confirm(replies.released(release, replied, now), now);
            }
            case Request.Confirm confirm -> {
                // the quarantine of the Coordinator begins
            }
        }
    }

    private void registered(final Request.Register register, final Outcome.Replied replied, final Instant now) {
        if (!replied.result().isGranted()) {
            effects.add(new Effect.Say("not registered: " + replied.reason()));
            outbox.put(register, schedule.askAgain(now, replied.retryAfter()));
            return;
        }
        effects.add(new Effect.Say("registered"));
        schedule.begin(replied.orders(), now);
        if (leaving) {
            phase = Phase.RETURNING;
            return;
        }
        phase = Phase.CHECKING;
        initiative.startUp(now);
    }

    private void answered(final Ask ask, final Outcome.Replied replied, final Instant asked, final Instant now) {
        initiative.confirm(replies.existing(ask, replied, asked, now), now);
        final boolean large = replies.granted(replied, ask.existing(), ask.mayTellAgain(), asked, now);
        if (phase == Phase.CHECKING) {
            phase = Phase.SERVING;
        }
        if (!replied.reason().isEmpty()) {
            effects.add(new Effect.Say(replied.result() + ": " + replied.reason()));
        }
        if (!large || replied.result() == Outcome.Result.PARTIAL || replied.result() == Outcome.Result.DENIED) {
            schedule.askAgain(now, replied.retryAfter());
        }
    }

    private void again(final Ask refused, final @Nullable Duration after, final Instant now) {
        final Instant at = schedule.askAgain(now, after);
        if (phase == Phase.CHECKING) {
            outbox.put(refused, at);
        }
    }

    private void halt(final boolean good, final String reason) {
        phase = Phase.HALTED;
        effects.add(new Effect.Halt(good, reason));
    }

    private List<Effect> drainEffects() {
        final List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }
}

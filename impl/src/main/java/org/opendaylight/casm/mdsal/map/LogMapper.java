/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.text;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.RangeKey;
import org.opendaylight.casm.events.StoredEvent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.Filter;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogCategory;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.query.log.output.Entry;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.query.log.output.EntryBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.Resource;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Entries of the log as the contract shows them, and conditions on them as the store understands them. */
public final class LogMapper {
    /** In the text of a lease of a user-defined kind. */
    private static final String TYPED = "\"object-type\":";

    private LogMapper() {
        // functions only
    }

    /** The conditions of a query; empty when no entry can meet them, because nothing of that category is logged. */
    public static Optional<LogFilter> toFilter(final Filter input) throws InvalidRequestException {
        final var categories = categories(input.getCategory());
        if (categories.isEmpty() && input.getCategory() != null && !input.getCategory().isEmpty()) {
            return Optional.empty();
        }
        final var leaseId = input.getLeaseId();
        final var requestId = input.getRequestId();
        final var outcome = input.getOutcome();
        final var from = RequestMapper.time(input.getFromTime(), "from-time");
        final var to = RequestMapper.time(input.getToTime(), "to-time");
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidRequestException("to-time " + to + " is before from-time " + from);
        }
        return Optional.of(LogFilter.where().categories(categories)
            .outcomes(outcome == null ? Set.of() : Set.of(outcome(outcome)))
            .pool(text(input.getPool())).tenant(text(input.getTenant())).deviceId(input.getDeviceId())
            .leaseId(leaseId == null ? null : leaseId.getValue())
            .requestId(requestId == null ? null : requestId.getValue())
            .actor(input.getActor()).range(range(input.getAddress()))
            .from(from).to(to).build());
    }

    /** An entry of the log. */
    public static Entry toEntry(final StoredEvent stored) {
        final var event = stored.event();
        final var leaseId = event.leaseId();
        final var requestId = event.requestId();
        return new EntryBuilder().setSequence(Uint64.valueOf(stored.sequence())).setTime(Times.toYang(event.at()))
            .setCategory(category(event.category()).getName()).setEvent(event.action()).setActor(event.actor())
            .setSource(event.source()).setTenant(name(event.tenant())).setDeviceId(event.deviceId())
            .setPool(name(event.pool())).setLeaseId(leaseId == null ? null : new LeaseId(leaseId))
            .setResource(resource(event)).setPortSet(ports(event))
            .setRequestId(requestId == null ? null : new MessageId(requestId)).setOutcome(outcome(event.outcome()))
            .setErrorAppTag(event.errorAppTag()).setBefore(event.before()).setAfter(event.after())
            .setDetail(event.detail()).setPreviousDigest(stored.sequence() == 1 ? null : stored.previousDigest())
            .setDigest(stored.digest()).build();
    }

    /** What an entry is about, in the words of the contract. */
    public static LogCategory category(final Event.Category category) {
        return switch (category) {
            case LEASE -> LogCategory.Allocation;
            case POOL, REFUSAL, ACCESS, SYSTEM -> LogCategory.Audit;
            case SOUTHBOUND, DEVICE -> LogCategory.Device;
        };
    }

    private static Set<Event.Category> categories(final @Nullable Set<String> names) {
        final var found = EnumSet.noneOf(Event.Category.class);
        if (names != null) {
            for (var category : Event.Category.values()) {
                if (names.contains(category(category).getName())) {
                    found.add(category);
                }
            }
        }
        return found;
    }

    private static Outcome outcome(final Event.Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> Outcome.Success;
            case REFUSED -> Outcome.Denied;
            case FAILED -> Outcome.Failure;
        };
    }

    private static Event.Outcome outcome(final Outcome outcome) {
        return switch (outcome) {
            case Success -> Event.Outcome.SUCCESS;
            case Denied -> Event.Outcome.REFUSED;
            case Failure -> Event.Outcome.FAILED;
        };
    }

    private static @Nullable RangeKey range(final @Nullable String address) throws InvalidRequestException {
        try {
            return address == null ? null : RangeKey.of(AddressRange.parse(address));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("address", e);
        }
    }

    /** The block; entries that are about something else have a text here that is no block. */
    private static @Nullable Resource resource(final Event event) {
        final String text = event.resource();
        final String lease = event.after() == null ? event.before() : event.after();
        if (text != null && event.category() == Event.Category.LEASE && lease != null && lease.contains(TYPED)) {
            return ResourceMapper.toValue(text);
        }
        try {
            return text == null ? null : ResourceMapper.toResource(AddressRange.parse(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The ports of the block; those of user-defined kinds may look like ports and are none. */
    private static @Nullable PortSet ports(final Event event) {
        final String text = event.resource();
        try {
            return text == null || resource(event) instanceof Value ? null
                : PortSetMapper.toYang(AddressRange.parse(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Name name(final @Nullable String name) {
        return name == null ? null : new Name(name);
    }
}

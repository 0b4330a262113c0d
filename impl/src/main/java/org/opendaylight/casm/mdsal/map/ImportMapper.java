/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.inventory.Inventory;
import org.opendaylight.casm.inventory.MalformedInventoryException;
import org.opendaylight.casm.inventory.PlacingRules;
import org.opendaylight.casm.inventory.Row;
import org.opendaylight.casm.service.ImportRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsInput.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;

/** Input of import-allocations as a request of the domain. */
public final class ImportMapper {
    private ImportMapper() {
        // functions only
    }

    /** Where the rows come from. */
    public static Source source(final ImportAllocationsInput input) throws InvalidRequestException {
        RequestMapper.requestId(input.getRequestId());
        final var given = input.getSource();
        final var source = given != null ? given : input.getNodeId() == null ? Source.File : Source.Device;
        final boolean listed = !input.nonnullLease().isEmpty();
        switch (source) {
            case Device -> {
                if (input.getNodeId() == null) {
                    throw new InvalidRequestException("node-id is required: name the device to read");
                }
                if (listed || input.getData() != null) {
                    throw new InvalidRequestException("a device is read, so leave out data and lease");
                }
            }
            case File -> {
                if (listed == (input.getData() != null)) {
                    throw new InvalidRequestException("either data or lease is required: the text of the file, or what"
                        + " is in use");
                }
            }
            case Dhcp -> {
                if (!listed || input.getData() != null) {
                    throw new InvalidRequestException("lease is required, and data is not read: list the leases of the"
                        + " DHCP server");
                }
            }
        }
        if (source != Source.Device && input.getNodeId() != null) {
            throw new InvalidRequestException("node-id says nothing with source " + source.getName()
                + "; leave it out");
        }
        return source;
    }

    /**
     * The rows of a file or of the list.
     *
     * @param catalog for what is meant by values in a pool
     * @param now for lifetimes that are told by their end
     */
    public static List<Row> rows(final ImportAllocationsInput input, final PoolCatalog catalog, final Instant now)
            throws InvalidRequestException {
        final var data = input.getData();
        if (data == null) {
            final var rows = new ArrayList<Row>();
            for (var lease : input.nonnullLease()) {
                rows.add(ListedLease.row(rows.size() + 1, lease, input.getPool(), catalog, now));
            }
            return rows;
        }
        final var format = input.getFormat();
        try {
            return Inventory.read(data, format == null ? Inventory.Format.AUTO : switch (format) {
                case Auto -> Inventory.Format.AUTO;
                case Csv -> Inventory.Format.CSV;
                case Json -> Inventory.Format.JSON;
            });
        } catch (MalformedInventoryException e) {
            throw new InvalidRequestException("data", e);
        }
    }

    /** The request with these rows. */
    public static ImportRequest toRequest(final ImportAllocationsInput input, final List<Row> rows)
            throws InvalidRequestException {
        final var lifetime = Lifetimes.requested(input.getLifetime());
        final var defaults = new ImportRequest.Defaults(OwnerMapper.ofYang(input),
            lifetime == null ? Lifetime.INFINITE : lifetime);
        final Map<String, String> vrfs = new TreeMap<>();
        for (var vrf : input.nonnullVrf().values()) {
            final var space = vrf.getAddressSpace();
            if (space == null) {
                throw new InvalidRequestException("vrf " + vrf.requireName().getValue() + " lacks its address-space");
            }
            vrfs.put(vrf.requireName().getValue(), space.getValue());
        }
        final var rules = new PlacingRules(text(input.getAddressSpace()), text(input.getPool()), vrfs,
            input.getNested() == ImportAllocationsInput.Nested.Innermost ? PlacingRules.Nested.INNERMOST
                : PlacingRules.Nested.OUTERMOST);
        final var mode = Boolean.TRUE.equals(input.getDryRun()) ? ImportRequest.Mode.DRY_RUN
            : input.getConflict() == ImportAllocationsInput.Conflict.Reject ? ImportRequest.Mode.REJECT
            : ImportRequest.Mode.REPORT;
        final var content = String.join("\n", source(input).getName(), String.valueOf(input.getNodeId()),
            mode.toString(), rules.addressSpace() + "|" + rules.pool() + '|' + vrfs + '|' + rules.nested(),
            defaults.toString(), String.valueOf(input.getFormat()), String.valueOf(input.getData()),
            input.nonnullLease().stream().map(Object::toString).collect(Collectors.joining("\n")));
        return new ImportRequest(RequestMapper.requestId(input.getRequestId()), content, rows, rules, defaults, mode);
    }

    /** Rows of the list of leases. */
    private static final class ListedLease {
        private static final String HELD_AS = "imported-lease-id";

        private ListedLease() {
            // functions only
        }

        static Row row(final int number,
                final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122
                    ._import.allocations.input.Lease lease, final @Nullable Name fallback, final PoolCatalog catalog,
                final Instant now) {
            final String id = lease.requireLeaseId().getValue();
            final var state = lease.getState();
            final var end = lease.getExpiresAt();
            if (state == LeaseState.Released || state == LeaseState.Expired || state == LeaseState.Revoked
                    || state == LeaseState.Quarantined) {
                return new Row.Skipped(number, id, id, "its state is " + state.getName() + ": nobody holds it");
            }
            try {
                final var until = Times.ofYangOrNull(end);
                if (until != null && !until.isAfter(now)) {
                    return new Row.Skipped(number, id, id, "it ended at " + until);
                }
                final var pool = text(lease.getPool() == null ? fallback : lease.getPool());
                final var home = pool == null ? null : catalog.pools().get(pool);
                final var what = "lease " + id;
                final var named = home == null ? ResourceMapper.toRange(lease.getResource(), what)
                    : home.own(ResourceMapper.toOneRange(lease.getResource(), home::parse, what));
                final var range = ResourceMapper.withPorts(named, lease.getPortSet(), what);
                final var kind = lease.getKind();
                final var attributes = new HashMap<String, String>();
                lease.nonnullAttribute().forEach((key, attribute) -> attributes.put(key.getName().getValue(),
                    attribute.getValue() == null ? "" : attribute.getValue()));
                attributes.put(HELD_AS, id);
                return new Row.Block(number, id, range, new Row.Place(pool, null, null,
                    kind == null ? null : IdentityNames.kindOf(kind)), OwnerMapper.ofYang(lease),
                    new Lease.Terms(null, null, attributes), lifetime(lease.getLifetime(), until, now));
            } catch (IllegalArgumentException | java.time.DateTimeException e) {
                return new Row.Malformed(number, id, id, null, String.valueOf(e.getMessage()));
            }
        }

        private static @Nullable Lifetime lifetime(
                final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122
                    .@Nullable LeaseLifetime told, final @Nullable Instant until, final Instant now) {
            return until != null ? Lifetime.ofSeconds(Math.max(1, Duration.between(now, until).toSeconds()))
                : told == null ? null : Lifetimes.ofYang(told);
        }
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

/** Makes rows of the values of a table. */
final class RowReader {
    /** How other systems write that a block is in no VRF. */
    private static final Set<String> NO_VRF = Set.of("global", "default", "none", "null", "-", "0");
    /** States of what nobody has. */
    private static final Set<String> NOT_HELD = Set.of("container", "aggregate", "available", "free", "unassigned");
    private static final int LONGEST_PURPOSE = 1024;
    private static final int LONGEST_ATTRIBUTE = 4096;

    private final List<Fields> table;
    private final Set<String> masters = new HashSet<>();

    RowReader(final List<Fields> table) {
        this.table = table;
        for (var fields : table) {
            final var master = fields.get(Column.MASTER);
            if (master != null) {
                masters.add(master);
            }
        }
    }

    List<Row> rows() {
        return table.stream().map(this::row).toList();
    }

    /** What is wrong with a value. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;
        private final @Nullable String column;

        Fault(final @Nullable String column, final String message) {
            this(column, message, null);
        }

        Fault(final @Nullable String column, final String message, final @Nullable Throwable cause) {
            super(message, cause);
            this.column = column;
        }
    }

    private Row row(final Fields fields) {
        final String id = "row-" + fields.number();
        final String text = text(fields);
        final String idle = notHeld(fields);
        if (idle != null) {
            return new Row.Skipped(fields.number(), id, text, idle);
        }
        try {
            return new Row.Block(fields.number(), id, range(fields), place(fields), owner(fields), terms(fields), null);
        } catch (Fault e) {
            return new Row.Malformed(fields.number(), id, text, e.column, String.valueOf(e.getMessage()));
        }
    }

    private static String text(final Fields fields) {
        for (var column : List.of(Column.ADDRESS, Column.START, Column.PREFIX, Column.RESOURCE)) {
            final var value = fields.get(column);
            if (value != null) {
                final var rest = column == Column.START ? fields.get(Column.END) : column == Column.PREFIX
                    && value.indexOf('/') < 0 ? fields.get(Column.MASK) : null;
                return rest == null ? value : value + (column == Column.START ? "-" : "/") + rest;
            }
        }
        return "";
    }

    private @Nullable String notHeld(final Fields fields) {
        final var status = fields.get(Column.STATUS);
        final var type = fields.get(Column.TYPE);
        final var id = fields.get(Column.ID);
        if (status != null && NOT_HELD.contains(status.toLowerCase(Locale.ROOT))) {
            return "its status is " + status + ": nobody holds it as a whole";
        }
        if (type != null && "reservation".equalsIgnoreCase(type)) {
            return "its type is " + type + ": it holds assignments, and is none";
        }
        if (fields.get(Column.REGISTRY) != null) {
            return "it is an aggregate of " + fields.get(Column.REGISTRY);
        }
        if ("1".equals(fields.get(Column.FOLDER))) {
            return "it is a folder";
        }
        return id != null && masters.contains(id) && fields.get(Column.PREFIX) != null
            ? "it is the master of other subnets" : null;
    }

    private static AddressRange range(final Fields fields) throws Fault {
        final var address = fields.value(Column.ADDRESS);
        final var start = fields.value(Column.START);
        final var prefix = fields.value(Column.PREFIX);
        final var resource = fields.value(Column.RESOURCE);
        if (address != null) {
            return parse(address, () -> host(address.text()));
        } else if (start != null) {
            final var end = fields.value(Column.END);
            return parse(end == null ? start : end, () -> {
                final var first = host(start.text());
                return end == null ? first : new AddressRange(first.family(), first.start(),
                    first.family().parse(withoutLength(end.text())));
            });
        } else if (prefix != null) {
            final var mask = fields.value(Column.MASK);
            if (prefix.text().indexOf('/') < 0 && mask == null) {
                throw new Fault(prefix.heading(), "'" + prefix.text() + "' lacks a prefix length");
            }
            return parse(prefix, () -> block(prefix.text(), mask == null ? null : mask.text()));
        } else if (resource != null) {
            return parse(resource, () -> AddressRange.parse(resource.text()));
        }
        throw new Fault(null, "it does not say what it is about: no prefix, address, start_address or resource");
    }

    @FunctionalInterface
    private interface Parser {
        AddressRange parse();
    }

    private static AddressRange parse(final Fields.Value value, final Parser parser) throws Fault {
        try {
            return parser.parse();
        } catch (IllegalArgumentException e) {
            throw new Fault(value.heading(), String.valueOf(e.getMessage()), e);
        }
    }

    /** An address, with the length of its subnet or without. */
    private static AddressRange host(final String text) {
        final var plain = withoutLength(text);
        final var family = AddressFamily.guess(plain);
        if (!family.isIp()) {
            throw new IllegalArgumentException("'" + text + "' is no IP address");
        }
        return AddressRange.of(family, family.parse(plain));
    }

    private static String withoutLength(final String text) {
        final int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    private static AddressRange block(final String text, final @Nullable String mask) {
        if (text.indexOf('/') >= 0 || mask == null) {
            return AddressRange.of(Prefix.parse(text));
        }
        if (mask.indexOf('.') < 0) {
            return AddressRange.of(Prefix.parse(text + '/' + mask));
        }
        final int bits = (int) AddressFamily.IPV4.parse(mask).lo();
        final int length = Integer.bitCount(bits);
        if (length > 0 && bits != -1 << Integer.SIZE - length) {
            throw new IllegalArgumentException("'" + mask + "' is no subnet mask");
        }
        return AddressRange.of(Prefix.parse(text + '/' + length));
    }

    private static Row.Place place(final Fields fields) throws Fault {
        final var name = fields.get(Column.VRF);
        final var distinguisher = fields.get(Column.VRF_RD);
        final var number = fields.value(Column.VRF_ID);
        final var vrf = isVrf(name) ? name : isVrf(distinguisher) && name == null ? distinguisher : null;
        if (name == null && distinguisher == null && number != null && isVrf(number.text())) {
            throw new Fault(number.heading(), "VRF " + number.text() + " is a number that only the other system knows;"
                + " export the names of VRFs in a column vrf");
        }
        return new Row.Place(fields.get(Column.POOL), fields.get(Column.SPACE), vrf, null);
    }

    private static boolean isVrf(final @Nullable String text) {
        return text != null && !NO_VRF.contains(text.toLowerCase(Locale.ROOT));
    }

    private static Owner owner(final Fields fields) throws Fault {
        return new Owner(bounded(fields, Column.TENANT, 128), null, bounded(fields, Column.DEVICE, 128),
            bounded(fields, Column.INTERFACE, 255), bounded(fields, Column.SERVICE, 255),
            bounded(fields, Column.SUBSCRIBER, 255));
    }

    private static @Nullable String bounded(final Fields fields, final Column column, final int longest)
            throws Fault {
        final var value = fields.value(column);
        if (value == null) {
            return null;
        }
        if (value.text().length() > longest || value.text().chars().anyMatch(Character::isISOControl)) {
            throw new Fault(value.heading(), "is longer than " + longest + " characters or has control characters");
        }
        return value.text();
    }

    private static Lease.Terms terms(final Fields fields) {
        final var description = fields.get(Column.DESCRIPTION);
        final Map<String, String> attributes = new HashMap<>();
        for (var column : List.of(Column.STATUS, Column.ROLE, Column.VLAN, Column.MAC)) {
            final var value = fields.get(column);
            if (value != null) {
                attributes.put(column.name().toLowerCase(Locale.ROOT), cut(value, LONGEST_ATTRIBUTE));
            }
        }
        return new Lease.Terms(description == null ? null : cut(description, LONGEST_PURPOSE), null, attributes);
    }

    private static String cut(final String text, final int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PortRules;

/** The addressing unit of a pool and which blocks its rules allow. Immutable. */
final class UnitSize {
    private final AddressFamily family;
    private final FragmentationRules rules;
    private final boolean configured;
    private final int exponent;
    private final BigInteger objects;

    UnitSize(final Pool pool) {
        family = pool.kind().family().orElseThrow();
        rules = pool.fragmentation();
        final Integer length = pool.unit().prefixLength();
        final BigInteger count = pool.unit().count();
        configured = length != null || count != null;
        if (family == AddressFamily.PORT) {
            exponent = 0;
            objects = BigInteger.valueOf(PortRules.blockSize(pool));
        } else if (length != null) {
            exponent = family.width() - length;
            objects = BigInteger.ONE.shiftLeft(exponent);
        } else if (count != null) {
            exponent = family.isIp() ? count.bitLength() - 1 : 0;
            objects = count;
        } else {
            exponent = family.isIp() ? smallestAllowed() : 0;
            objects = BigInteger.ONE.shiftLeft(exponent);
        }
    }

    private int smallestAllowed() {
        final Integer longest = rules.longestPrefix();
        final int limit = longest == null ? family.width() : longest;
        final int allowed = rules.allowedPrefixes().stream().mapToInt(Integer::intValue)
            .filter(length -> length <= limit).max().orElse(limit);
        return family.width() - Math.max(0, Math.min(family.width(), allowed));
    }

    /** True when the pool names a unit. */
    boolean isConfigured() {
        return configured;
    }

    /** The unit is 2^exponent slots. */
    int exponent() {
        return exponent;
    }

    /** Objects in a unit. */
    BigInteger objects() {
        return objects;
    }

    /** Units that a range takes up, at least 1; the highest long stands for all that are more. */
    long of(final AddressRange range) {
        if (objects.bitCount() == 1) {
            final UInt128 more = range.end().subtract(range.start()).shiftRight(objects.bitLength() - 1);
            return more.hi() != 0 || more.lo() < 0 || more.lo() == Long.MAX_VALUE ? Long.MAX_VALUE : more.lo() + 1;
        }
        final BigInteger units = range.size().add(objects).subtract(BigInteger.ONE).divide(objects);
        return units.bitLength() > 63 ? Long.MAX_VALUE : units.longValue();
    }

    /** Units that a range takes up, at least 1. */
    BigInteger exactly(final AddressRange range) {
        final long units = of(range);
        return units < Long.MAX_VALUE ? BigInteger.valueOf(units)
            : range.size().add(objects).subtract(BigInteger.ONE).divide(objects);
    }

    /** True when the rules allow blocks of 2^exponent objects. */
    boolean allows(final int blockExponent) {
        if (!family.isIp()) {
            return family != AddressFamily.PORT || blockExponent == 0;
        }
        final int length = family.width() - blockExponent;
        final Integer shortest = rules.shortestPrefix();
        final Integer longest = rules.longestPrefix();
        return length >= 0 && (shortest == null || length >= shortest) && (longest == null || length <= longest)
            && (rules.allowedPrefixes().isEmpty() || rules.allowedPrefixes().contains(length));
    }

    /** True when the rules allow ranges that are not blocks, with that many objects. */
    boolean allowsRun(final UInt128 last) {
        if (!family.isIp()) {
            return family != AddressFamily.PORT;
        }
        final Integer shortest = rules.shortestPrefix();
        return rules.allowedPrefixes().isEmpty()
            && (shortest == null || last.compareTo(UInt128.lowMask(family.width() - shortest)) <= 0);
    }

    /** What is allowed, for messages. */
    String rulesText() {
        if (family == AddressFamily.PORT) {
            return "blocks of " + objects + " ports of one address, each a lease of its own";
        }
        final var text = new StringBuilder("prefix lengths");
        final Integer shortest = rules.shortestPrefix();
        final Integer longest = rules.longestPrefix();
        if (shortest != null) {
            text.append(" from ").append(shortest);
        }
        if (longest != null) {
            text.append(" up to ").append(longest);
        }
        if (!rules.allowedPrefixes().isEmpty()) {
            text.append(" of ").append(new java.util.TreeSet<>(rules.allowedPrefixes()));
        }
        if (configured) {
            text.append(" in units of ").append(objects)
                .append(objects.equals(BigInteger.ONE) ? " object" : " objects");
        }
        return text.toString();
    }

    /** Who counts as one holder: the most specific of device, subscriber, tenant and application that is given. */
    static String holder(final Owner owner) {
        final String device = owner.deviceId();
        final String subscriber = owner.subscriber();
        final String tenant = owner.tenant();
        final String application = owner.application();
        return device != null ? "device " + device : subscriber != null ? "subscriber " + subscriber
            : tenant != null ? "tenant " + tenant : application != null ? "application " + application : "nobody";
    }
}

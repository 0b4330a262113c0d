/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who gets how much of a pool that has less than all need. Those of the lowest priority number get what they need
 * before all others; of those alike, each gets in proportion to what it needs, in whole units, and what is left over
 * goes to those who missed most.
 */
public final class FairShare {
    private FairShare() {
        // functions only
    }

    /**
     * What somebody needs.
     *
     * @param holder who
     * @param priority lower comes first
     * @param units how much, from 1
     */
    public record Need(String holder, int priority, BigInteger units) {
    }

    /** Units for each holder, 0 included; together never more than there are, nor for anyone more than needed. */
    public static Map<String, BigInteger> of(final BigInteger free, final Collection<Need> needs) {
        final var classes = new TreeMap<Integer, List<Need>>();
        needs.forEach(need -> classes.computeIfAbsent(need.priority(), key -> new ArrayList<>()).add(need));
        final var shares = new HashMap<String, BigInteger>();
        BigInteger left = free.max(BigInteger.ZERO);
        for (final List<Need> alike : classes.values()) {
            left = left.subtract(share(left, alike, shares));
        }
        return shares;
    }

    /** Shares among those alike; returns how much that was. */
    private static BigInteger share(final BigInteger free, final List<Need> alike,
            final Map<String, BigInteger> shares) {
        final BigInteger all = alike.stream().map(Need::units).reduce(BigInteger.ZERO, BigInteger::add);
        if (all.compareTo(free) <= 0) {
            alike.forEach(need -> shares.put(need.holder(), need.units()));
            return all;
        }
        BigInteger left = free;
        for (final Need need : alike) {
            final BigInteger share = free.multiply(need.units()).divide(all);
            shares.put(need.holder(), share);
            left = left.subtract(share);
        }
        final var missedMost = alike.stream().sorted(Comparator
            .comparing((Need need) -> free.multiply(need.units()).mod(all)).reversed()
            .thenComparing(Need::holder)).toList();
        for (final Need need : missedMost) {
            if (left.signum() > 0 && shares.get(need.holder()).compareTo(need.units()) < 0) {
                shares.merge(need.holder(), BigInteger.ONE, BigInteger::add);
                left = left.subtract(BigInteger.ONE);
            }
        }
        return free.subtract(left);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.math.BigInteger;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;

/**
 * The subnet between provider edge and customer and who has which address of it.
 *
 * @param prefix the subnet
 * @param pe address of the provider edge
 * @param ce address of the customer; null in a subnet of hosts of which none is named
 */
public record Link(Prefix prefix, UInt128 pe, @Nullable UInt128 ce) {
    /**
     * Numbers a link. The provider edge has the even address of a /31 (RFC 3021) and of a /127 (RFC 6164), else the
     * first host address; the customer has the next one, or the one that was agreed on. If that is the one of the
     * provider edge, they change places.
     *
     * @param lan whether it is a subnet of hosts, so that the customer has no address unless one is named
     * @param agreed addresses of the customer of either version, as text
     * @throws IllegalArgumentException when an agreed address is none of the link, with a text for the operator
     */
    static Link of(final Prefix prefix, final boolean lan, final List<String> agreed) {
        final boolean pair = prefix.length() >= prefix.family().width() - 1;
        final UInt128 first = pair ? prefix.network() : prefix.network().next();
        final UInt128 wanted = agreed(prefix, pair, agreed);
        if (prefix.length() == prefix.family().width()) {
            return new Link(prefix, first, null);
        }
        if (wanted == null) {
            return new Link(prefix, first, lan ? null : first.next());
        }
        return new Link(prefix, wanted.equals(first) ? first.next() : first, wanted);
    }

    private static @Nullable UInt128 agreed(final Prefix prefix, final boolean pair, final List<String> agreed) {
        final AddressFamily family = prefix.family();
        UInt128 found = null;
        for (final String text : agreed) {
            if (AddressFamily.guess(text) == family) {
                final UInt128 address = family.parse(text);
                final boolean host = pair || !address.equals(prefix.network())
                    && !(family == AddressFamily.IPV4 && address.equals(prefix.last()));
                if (address.compareTo(prefix.network()) < 0 || address.compareTo(prefix.last()) > 0 || !host
                    || found != null) {
                    throw new IllegalArgumentException("ce-address " + text + " is " + (found != null
                        ? "one of two of the same IP version" : "no host address of the link " + prefix));
                }
                found = address;
            }
        }
        return found;
    }

    /**
     * The first {@code count} addresses next to each other that neither side uses, as {@code first-last}.
     *
     * @throws IllegalArgumentException when there are not as many, with a text for the operator
     */
    String hosts(final long count) {
        final UInt128 own = ce;
        final UInt128 after = pe.next();
        final UInt128 end = prefix.family() == AddressFamily.IPV4 ? prefix.last().previous() : prefix.last();
        final boolean between = own != null && own.compareTo(after) >= 0 && own.compareTo(end) <= 0;
        UInt128 first = after;
        UInt128 last = first.add(UInt128.of(count - 1));
        if (between && own.compareTo(last) <= 0) {
            first = own.next();
            last = first.add(UInt128.of(count - 1));
        }
        if (last.compareTo(end) > 0 || last.compareTo(first) < 0) {
            final BigInteger room = between ? run(after, own.previous()).max(run(own.next(), end)) : run(after, end);
            throw new IllegalArgumentException(count + " addresses next to each other for hosts do not fit into the"
                + " link " + prefix + ", where there are " + room);
        }
        final AddressFamily family = prefix.family();
        return count == 1 ? family.format(first) : family.format(first) + '-' + family.format(last);
    }

    /** How many there are from one to another; none if that one is below. */
    private static BigInteger run(final UInt128 from, final UInt128 to) {
        return to.toBigInteger().subtract(from.toBigInteger()).add(BigInteger.ONE).max(BigInteger.ZERO);
    }

    /** Address of the provider edge, as text. */
    public String peText() {
        return prefix.family().format(pe);
    }

    /** Address of the customer, as text; null for none. */
    public @Nullable String ceText() {
        final UInt128 own = ce;
        return own == null ? null : prefix.family().format(own);
    }
}

/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 address. Its text form is the canonical one of RFC 5952, so two equal addresses have equal texts.
 *
 * @param family address family
 * @param value the address as an unsigned number
 */
public record IpAddress(Family family, BigInteger value) {
    public IpAddress {
        requireNonNull(family);
        if (value.signum() < 0 || value.bitLength() > family.bits()) {
            throw new IllegalArgumentException("Value out of range for " + family.text());
        }
    }

    /**
     * Parses an address in text form, without zone.
     *
     * @param text such as {@code 192.0.2.1} or {@code 2001:db8::1}
     * @return the address
     * @throws IllegalArgumentException if the text is no address
     */
    public static IpAddress parse(final String text) {
        final InetAddress inet = InetAddresses.forString(text);
        // an IPv4-mapped IPv6 text comes back as Inet4Address: the colon tells
        if (inet instanceof Inet4Address && text.indexOf(':') >= 0) {
            throw new IllegalArgumentException("IPv4-mapped address " + text + " cannot be configured");
        }
        return new IpAddress(inet instanceof Inet4Address ? Family.IPV4 : Family.IPV6,
            new BigInteger(1, inet.getAddress()));
    }

    @Override
    public String toString() {
        final byte[] raw = new byte[family.bits() / 8];
        final byte[] magnitude = value.toByteArray();
        final int count = Math.min(magnitude.length, raw.length);
        System.arraycopy(magnitude, magnitude.length - count, raw, raw.length - count, count);
        try {
            return InetAddresses.toAddrString(family == Family.IPV4 ? InetAddress.getByAddress(raw)
                : Inet6Address.getByAddress(null, raw, -1));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Address of " + raw.length + " bytes", e);
        }
    }
}

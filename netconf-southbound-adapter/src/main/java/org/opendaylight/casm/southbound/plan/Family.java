/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

/**
 * Address family of IP resources.
 */
public enum Family {
    IPV4("ipv4", 32),
    IPV6("ipv6", 128);

    private final String text;
    private final int bits;

    Family(final String text, final int bits) {
        this.text = text;
        this.bits = bits;
    }

    /**
     * Returns the number of bits of an address of this family.
     *
     * @return 32 or 128
     */
    public int bits() {
        return bits;
    }

    /**
     * Returns the name that device models use for the container of this family.
     *
     * @return {@code ipv4} or {@code ipv6}
     */
    public String text() {
        return text;
    }
}

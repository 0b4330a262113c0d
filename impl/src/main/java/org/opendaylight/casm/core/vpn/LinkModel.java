/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;

/** How the link of an access is numbered. */
public enum LinkModel {
    /** No addresses. */
    NONE(null, 0),
    /** RFC 3021. */
    P2P_31(AddressFamily.IPV4, 31),
    /** First and second host address of a /30. */
    P2P_30(AddressFamily.IPV4, 30),
    /** RFC 6164. */
    P2P_127(AddressFamily.IPV6, 127),
    /** ::1 and ::2 of a /64. */
    P2P_64(AddressFamily.IPV6, 64),
    /** A subnet with hosts. */
    LAN(null, 0);

    private final @Nullable AddressFamily family;
    private final int length;

    LinkModel(final @Nullable AddressFamily family, final int length) {
        this.family = family;
        this.length = length;
    }

    /** The prefix length that this model means for a family; null when it leaves it open. */
    public @Nullable Integer length(final AddressFamily of) {
        return family == of ? length : null;
    }

    /** The model of this name in the contract. */
    public static LinkModel ofYangName(final String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
